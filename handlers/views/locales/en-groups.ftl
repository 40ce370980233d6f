# Groups and channels.

group-greeting =
    <b>This group can get news of blockades and marches in Peru.</b>

    Its administrators choose the place: /subscribe Puno
    In a forum each topic follows its own: write it in the topic.
    Anybody can ask: /status Puno

    It minds commands and replies to its questions; what is said here is not kept.
button-in-private = Use it in private
admins-unchecked = Telegram did not say whether you administer this group. Please try again in a moment.
