# What each one wants to receive, how and when.

menu-settings = What you receive, how and when

## Silence

button-mute = Mute ▾
button-mute-1 = 1 h
button-mute-8 = 8 h
button-mute-m = Till tomorrow
button-mute-end = End the mute
button-settings = Settings
until-clock = until { $time }
until-tomorrow = until tomorrow { $time }
until-day = until { $day }
muted = <b>Muted { $until }.</b> Afterwards I will tell you in one message what happened.
mute-toast = Muted { $until }.
unmuted = <b>The mute is over.</b> If anything happened meanwhile, I will tell you in one message.
unmuted-already = The mute was over already.
mute-nothing = No place is followed here: no notices will come.
mute-channel = In a channel this cannot be changed from a notice.

## What comes, in words

sort-all = everything
sort-but = everything but { $what }
sort-blockades = blockades
sort-marches = marches and sit-ins
sort-strikes = strikes
sort-occupations = occupations
sort-clashes = clashes
sort-agreements = agreements
least-minor = of any severity
least-moderate = from moderate severity
least-severe = from high severity
least-extreme = of extreme severity only
manner-instant = at once
manner-silent = at once, without sound
manner-digest = in a digest
extent-all = every update
extent-ends = only start and end
choice-kinds = kinds
choice-severity = severity
choice-manner = how it comes
choice-extent = how much
digests-hourly = every hour
quiet-none = none
quiet-told = { $hours }, { $wakes ->
    [yes] except what is urgent
   *[no] also for what is urgent
 }
next-today = today { $time }
next-tomorrow = tomorrow { $time }

## Settings

settings-muted = <b>Muted { $until }.</b>
settings-get = <b>You receive:</b> { $what }.
settings-quiet = <b>Quiet hours:</b> { $hours }.
settings-digests = <b>Digests:</b> { $times }.
settings-next = The next one: { $time }.
settings-zone = <b>Time:</b> { $zone }, { $time }.
settings-nothing =
    <b>You follow no place yet.</b>
    First choose a place or write, for example, “/subscribe Puno”. Then decide here what to receive from there, how and when.
settings-place = <b>{ $place }:</b> { $what }.
settings-place-own = Of this place alone: { $what }. All else as usual.
settings-place-same = All as usual. Tap to change it only here.
settings-places = <b>By place or route.</b> Tap one to choose what you receive from there.
settings-line = • <b>{ $place }:</b> { $what }
settings-same = as usual
settings-kinds = <b>You receive:</b> { $what }.
settings-kinds-how = Tap to add or remove.
settings-kinds-clashes = “Clashes” includes police dispersals, excessive force, looting and arrests.
settings-severity = <b>You receive:</b> events { $what }.
settings-severity-how = Where the severity is not known, it counts as moderate.
settings-manner = <b>It comes:</b> { $what }.
settings-manner-how = In a digest: all together in one message, at the times that you choose.
settings-extent = <b>You receive:</b> { $what }.
settings-extent-how = Start and end: when something starts and when it ends. Corrections always come.
settings-digests-none = Nothing comes in a digest now. Choose it under “How it comes”.
settings-digests-silent = { $times } { $count ->
    [one] is
   *[other] are
 } in your quiet hours: { $count ->
    [one] that digest comes
   *[other] those digests come
 } at { $end }.
settings-times-how = Tap up to { $count } times.
settings-quiet-how = In those hours nothing comes. When they end, one message tells what happened.
settings-quiet-from = <b>Quiet hours: from when?</b>
settings-quiet-to = <b>Quiet from { $start }: until when?</b>
settings-mute-off = <b>Not muted now.</b>
settings-mute-how = While muted nothing comes, not even what is urgent. When it ends, one message tells what happened.
settings-zone-how = Choose, or write a city, for example: Madrid
settings-zone-how-group = Choose, or write, for example: /settings Madrid
settings-zone-which = <b>Time of “{ $name }”?</b> Tap to choose it.
settings-zone-near = I do not know “{ $name }”. Did you mean…
settings-zone-unknown = I do not know “{ $name }”. Write a larger city of your country, or choose from the list.
settings-language = <b>Language:</b> English, in all of the chat.
settings-none-left = At least one kind has to stay. To receive nothing, use mute or /unsubscribe
settings-times-most = Up to four times. Remove one first.
settings-times-none = At least one time has to stay. Add another before removing this one.
settings-unfollowed = That place is not followed any more. See /subscriptions
button-set-kinds = Which kinds
button-set-severity = Severity
button-set-manner = How it comes
button-set-extent = How much
button-set-quiet = Quiet hours
button-set-mute = Mute now
button-set-zone = Time zone
button-set-language = Language
button-set-by-place = By place or route ({ $count })
button-set-all = All
button-set-as-chat = As usual
button-set-same = All as usual
button-set-back = ‹ Settings
button-set-place = ‹ This place
button-set-places = ‹ Places
button-set-digests = Digest times
button-set-hourly = Every hour
button-set-times = Other times
button-set-hours = Other hours
button-set-half = On the half hour
button-set-full = On the hour
button-set-to-manner = ‹ How it comes
button-set-to-digests = ‹ Digests
button-set-to-quiet = ‹ Quiet hours
button-set-quiet-none = None
button-set-urgent = Urgent may sound
button-set-zones = See the list
button-set-choose = Choose what to receive
button-set-what = What comes
button-set-each = What comes from each

## The first news

push-hint = <i>To get less: /settings</i>
