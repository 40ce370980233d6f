# Groups and channels.

group-greeting =
    <b>This group can get news of blockades and marches in Peru.</b>

    Its administrators choose the place: /subscribe Puno{ $forum ->
        [yes] . Each topic follows its own: write it in the topic.
       *[no] {""}
    }
    Anybody can ask: /status Puno

    It reads only commands and replies to its questions; what is said here is not kept.
button-in-private = Use it in private
admins-unchecked = Telegram did not say whether you administer this group. Please try again in a moment.

menu-channels = News in a channel of yours
channels-choose =
    <b>Post the news in a channel.</b>

    1. <a href="{ $link }">Add Chaski to the channel as an administrator</a> who may post.
    2. Tap the button below and choose the channel.
    3. Say which places or routes it follows.

    You must be able to post in it as well. Chaski keeps neither who administers a channel nor its name.
channels-pick = 📣 Choose my channel
channels-in-private = Channels are looked after in private, where nobody else sees it.
channel-follows = This channel posts what is new in:
channel-route = • the route { $route }
channel-follows-nothing = This channel does not follow any place yet.
channel-language = { $spoken ->
    [en] The news comes in English.
   *[es] The news comes in Spanish.
}
channel-write = Write a place or a route
channel-speak-es = Post in Spanish
channel-speak-en = Post in English
channel-unlink = Unlink
channel-back = ‹ The channel
channel-ask-name =
    Answer this message with the name of the place, or of several.
    For a route: from Cusco to Puno
channel-most-routes = This channel already follows { $count } routes, the most there can be. Remove one to follow another.
channel-name-example = Puno, Juliaca
channel-ask-unlink = Post nothing more in this channel? All that it follows is erased.
channel-unlink-yes = Unlink
channel-unlinked =
    Unlinked: nothing more is posted, and nothing of it is kept.
    You can remove Chaski from its administrators now. To come back: /channels
channel-again = Look again
channel-not-mine = Chaski cannot post in that channel. Make it an administrator who may post messages.
channel-not-yours = Only an administrator of the channel who may post in it decides. Telegram says that you are none.
channel-unchecked = Telegram did not answer about that channel. Please try again in a moment.
