# What is neither a question nor a place: days that do not exist, courtesies, what cannot be read.

## A day that does not exist

no-such-day = { $day } { $month }{ $dated ->
    [yes] {" "}{ $year }
   *[no] {""}
 } does not exist.
month-days = { $month }{ $dated ->
    [yes] {" "}{ $year }
   *[no] {""}
 } has { $february ->
    [yes] 28 or 29
   *[no] { $last }
 } days.
no-such-month = There is no month { $number }.
no-such-month-how = The day comes first and then the month.
no-such-day-words = Write, for example: { $text }
no-such-day-search = Write, for example: /search { $text }
no-such-day-history = Write, for example: /history { $text }

## Courtesies

talk-greeting =
    Hello. Which place do you care about?
    Write its name, for example “Puno”, and I will tell you what is going on there. To see if you can get through: “from Cusco to Puno”.
talk-thanks =
    You are welcome.
    If you see a blockade or a march, you can tell us: /report
talk-fine =
    All right.
    What you follow: /subscriptions. What you can ask: /help
talk-farewell =
    Goodbye.
    You will still hear of what you follow. To see or stop it: /subscriptions
talk-stop =
    <b>No more notices?</b>
    /subscriptions: stop following a place or a route
    /settings: get less, or nothing at night
    /forget: get nothing and erase everything
talk-help =
    What you can ask: /help
    In danger, call 105 (police), 106 (ambulance) or 116 (fire service). Chaski is no emergency line.
talk-missing =
    I tell only what is new in what you follow.
    What you follow: /subscriptions. What comes, how and when: /settings. What is going on now: /status
talk-who =
    I am Chaski, a program: nobody writes these answers. It costs nothing.
    I bring news of blockades and marches that a team of volunteers reviews. What you can ask: /help
talk-sign = I do not understand emoji alone. Write the name of a place, or see /help

## What cannot be read

say-sticker =
    I cannot read stickers.
    Write the name of a place, for example “Puno”, or see /help
say-voice =
    I cannot listen to voice messages.
    Write the name of a place, for example “Puno”. To tell us what you see: /report
say-picture =
    I cannot look at photos, videos or files.
    To tell us what you see, with your photo: /report. To ask, write a place, or see /help
say-other = I can only read text here. Write the name of a place, or see /help
not-understood-long =
    I do not read long texts.
    To tell us what you see: /report. To ask, write only the name of a place.

# Whoever tells something in place of asking.
report-it = Are you seeing this? Nobody reads your message: to tell our team, send it with /report before it.
