# Plain English beside the Spanish. A message is Telegram's HTML; the keys button-* and menu-* are plain text.
# No exclamation marks, no adjectives about anyone. A text that is pushed says nothing relative.

country = Peru
the-country = Peru
whole-country = Whole country
whole-country-inline = all of Peru
title = <b>{ $name } · { $time }</b>
unknown = not known
and-more = and { $count } more

## Kinds of event

kind-blockade = Blockade
kind-march = March
kind-sit-in = Sit-in
kind-strike = Strike
kind-occupation = Occupation
kind-clash = Clash
kind-dispersal = Police dispersal
kind-excessive-force = Excessive force
kind-looting = Looting or damage
kind-arrests = Arrests
kind-agreement = Agreement
kind-unknown = Event to be settled

count-blockade = { $count } { $count ->
    [one] blockade
   *[other] blockades
 }
count-march = { $count } { $count ->
    [one] march
   *[other] marches
 }
count-sit-in = { $count } { $count ->
    [one] sit-in
   *[other] sit-ins
 }
count-strike = { $count } { $count ->
    [one] strike
   *[other] strikes
 }
count-occupation = { $count } { $count ->
    [one] occupation
   *[other] occupations
 }
count-clash = { $count } { $count ->
    [one] clash
   *[other] clashes
 }
count-dispersal = { $count } { $count ->
    [one] police dispersal
   *[other] police dispersals
 }
count-excessive-force = { $count } { $count ->
    [one] case of excessive force
   *[other] cases of excessive force
 }
count-looting = { $count } { $count ->
    [one] looting
   *[other] lootings
 }
count-arrests = { $count } { $count ->
    [one] event with arrests
   *[other] events with arrests
 }
count-agreement = { $count } { $count ->
    [one] agreement
   *[other] agreements
 }
change-since-yesterday = ({ $sign }{ $count } since yesterday)
change = ({ $sign }{ $count })

## One event

heading-free = Road open
heading-lifted = Blockade lifted
heading-withdrawn = Withdrawn
heading-denied = Denied
place-unknown = place to be settled
marked-place = { $name } ({ $level ->
    [department] department
    [province] province
   *[district] district
 })

traffic-interrupted = Traffic interrupted
traffic-restricted = Traffic restricted
traffic-normal = Traffic normal
under-way = Under way
announced = Announced for { $time }
announced-undated = Announced, no date
since-clock = since { $hour ->
   *[other] { $time }
 }
since-today = since today
since-yesterday = since yesterday
since-day = since { $day }

verified-confirmed = Confirmed
verified-reported = Reported
verified-denied = Denied
by-source = by { $source }
according-to = according to { $source }
by-desk = by Chaski
sources = ({ $count } { $count ->
    [one] source
   *[other] sources
 })

over-lifted = Lifted
over-off = Called off
over-ended = Ended
over = { $how ->
    [lifted] Lifted
    [off] Called off
   *[ended] Ended
 }{ $dated ->
    [yes] {" "}{ $time }
   *[no] {""}
 }{ $sourced ->
    [yes] , according to { $source }
   *[no] {""}
 }.{ $timed ->
    [yes] {" "}Lasted { $length }.
   *[no] {""}
 }
withdrawn = Chaski withdrew this notice. Please disregard it.

unheard = No information
withdrawal-reason = Reason: { $reason }
withdrawal-unfounded = It could not be verified that it happened.
withdrawal-elsewhere = It happened somewhere else.
withdrawal-twice = It was already in another notice.

line-stale = not confirmed for { $time }
line-withdrawn = withdrawn
line-undated = announced, no date

other-language = (original in Spanish)
typed-other-language = { $what } (in Spanish)
told-before = Before: { $what }
passage = Passage: { $what }
sector = Sector: { $what }
demand = Demands: { $what }
organisers = Organised by: { $what }
campaign = Part of: { $what }
road-name = Road: { $what }
people-crowd = { $count } { $count ->
    [one] participant
   *[other] participants
 }
people-injured = { $count } injured
people-dead = { $count } dead
people-source = { $told } (according to { $source })
advice-avoid-road = Avoid this route.
advice-avoid-area = Avoid the area.
advice-monitor = Follow the news.
advice-prepare = Expect delays.
advice-all-clear = Road cleared.

correction = <b>{ $sign } Correction · { $place }</b>
correction-km = <b>{ $sign } Correction · { $place }</b>: it is km { $now }, not { $before }.
correction-change = { $what }: { $now } (before: { $before })
correction-words = The wording of the notice was corrected.
correction-denied = <b>{ $sign } Denied · { $title }</b>
what-kind = Event
what-place = Place
what-road = Road
what-state = State
what-verification = Verification
what-sources = Sources
what-passage = Passage
what-demand = Demands
what-crowd = Participants
what-injured = Injured
what-dead = Dead

## Status of a region

status-around = Also, in the whole area:
quiet = No active events on record.
desk-updated = Chaski last updated { $place }: { $time }.
desk-never = Chaski has not recorded anything about { $place } yet.
silence = Having no notices does not mean that you can get through.
last-event = Last on record: { $event }
a-source = A source
tally-authorities = The authorities
tally = { $source } { $many ->
    [yes] count
   *[no] counts
 } { $what } in { $place }{ $changed ->
    [yes] , { $earlier } before
   *[no] {""}
 } ({ $time })
tally-blocked-points = { $qualifier ->
    [at_least] at least { "" }
    [about] about { "" }
    [up_to] up to { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] blocked point
   *[other] blocked points
 }
tally-roads-affected = { $qualifier ->
    [at_least] at least { "" }
    [about] about { "" }
    [up_to] up to { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] road affected
   *[other] roads affected
 }
tally-regions-affected = { $qualifier ->
    [at_least] at least { "" }
    [about] about { "" }
    [up_to] up to { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] region affected
   *[other] regions affected
 }
tally-injured = { $qualifier ->
    [at_least] at least { "" }
    [about] about { "" }
    [up_to] up to { "" }
   *[none] { "" }
 }{ $count } injured
tally-dead = { $qualifier ->
    [at_least] at least { "" }
    [about] about { "" }
    [up_to] up to { "" }
   *[none] { "" }
 }{ $count } dead

latest-followed = Latest of what you follow
latest-country = Latest in Peru
latest-nothing = No events on record yet.
latest-hint = To receive only one place: /subscribe

## Buttons

button-status = { $country ->
    [yes] Status of Peru
   *[no] Status of { $place }
 }
button-country = All of Peru
button-refresh = Refresh
button-follow = Follow { $place }
button-follow-again = Follow { $place } again
button-unfollow = Unfollow { $place }
button-more = More…
button-choose = Choose a place
button-up = ▲ { $place }
button-erase = Erase everything
button-keep = Keep it

## Choosing places

welcome =
    Chaski brings news of blockades and marches in Peru, by region.

    <b>Which place do you want to follow?</b>
    You can also write its name.

    We keep only what you choose, encrypted. /privacy
walk-department = Choose a department.
walk-province = Choose a province, or follow all of it.
walk-district = Choose a district, or follow all of it.
walk-here = Follow { $place }?
choose-same = There are { $count } places called { $name }{ $cut ->
    [yes] ; these are { $shown }. If yours is missing, write its province as well.
   *[no] :
 }
choose-any = “{ $name }” may be one of { $count } places{ $cut ->
    [yes] ; these are { $shown }. If yours is missing, write its province as well.
   *[no] :
 }
choose-near = I cannot find “{ $name }”. Did you mean…
choose-none = I cannot find “{ $name }”. Write a department, a province or a district, or choose one.
sight = “{ $name }” is in:
followed = From now on you follow { $places }.
followed-what = I will tell you what is new there, and what concerns the whole area, such as a national strike.
followed-already = You already followed { $places }.
followed-first = To see what you follow, or drop it: /subscriptions
followed-also = Another place of that name, or a wider one?
followed-nothing = Nothing changed.
unfollowed = You no longer follow { $places }.
unfollowed-nothing = Nothing changed.
still-followed = You follow { $places }.
still-nothing = You follow no place. You will receive no notices.
still-covered = Because you follow { $places }, you may still receive something from there.
subscriptions = <b>You follow { $count } { $count ->
    [one] place
   *[other] places
 }</b>
subscriptions-none = You follow no place. Write, for example, “/subscribe Puno”, or choose one.
not-followed = You do not follow “{ $name }”.
too-many = Those are many places for one message. Send these apart: { $names }

## Chaski

help =
    <b>Chaski</b> brings news of blockades, marches and strikes in Peru.

    <b>Ask</b>
    /route Cusco Puno: can I get through?
    /status Puno: what is going on in a place
    /status: all of Peru
    /near: what is near you
    /latest: the latest

    <b>Get notices</b>
    /subscribe Puno: follow a place
    /unsubscribe Puno: no more of it
    /subscriptions: what you follow
    /settings: what you receive, how and when

    <b>What happened before</b>
    /history Puno yesterday: what happened on a day
    /search blockade Ica January 2023
    /event 142: one event, with its sources

    <b>More</b>
    /report: tell us what you see
    /channels: news in a channel of yours
    /language: castellano or English
    /privacy: what is kept about you
    /forget: erase all that is yours
    /start: back to the beginning

    🔴 interrupted · 🟡 restricted
    🟢 normal or lifted
    📅 announced · ✏️ corrected
    ❌ withdrawn or denied
help-private =

    You can also write just the name of a place or a road.
help-group =

    In a group, only its administrators change what it follows. Notices go to the topic where they were asked for.
help-desk =

    <b>Desk</b>
    /post: a new draft
    /drafts: drafts in progress
    /desk: your open events, with buttons
    /confirm 142, /lift 142, /restrict 142
    /correct 142, /retract 142
    /suggestions: what Sutran's list says
    /tips: what people report
    /tally: a source's counts
    /cancel: leave what you are doing
help-desk-publisher =
    /campaigns: strikes and campaigns going on
    /audit: who did what
help-desk-owner =
    /campaigns: strikes and campaigns going on
    /audit: who did what
    /editors: who works at the desk, and invite
    /pause: pause sending
    /resume: go on sending
privacy-desk =

    <b>Because you work at the desk</b>
    Also your number, encrypted, your role, your places and what you did at the desk. Erasing what is yours takes you off the desk; the log stays, with nothing in it that says who you were.
privacy =
    <b>What Chaski keeps</b>
    • The number of this chat, encrypted
    • Your language
    • The places and routes you follow
    • What you chose in /settings: what you receive, how and at what hours, and your time zone
    • Which notices you received, so that they can be corrected: until 7 days after the event ended and after the last notice
    • If you tell us something with /report: your text and photo, for up to 30 days. Apart from them the number of this chat, encrypted, to tell you what became of it. Whoever reads your report does not see whose it is

    <b>What it does not keep</b>
    Names, usernames, phone numbers, locations, or anything else that you write here.

    If you block Chaski, everything is erased after 7 days. To erase it now: /forget
language-ask =
    Which language?
    ¿En qué idioma?
language-set = From now on, in English.
forget-ask = Erase all that Chaski keeps about this chat? You will receive no more notices.
forget-desk = You also leave the desk, and your drafts are discarded.
forgotten = All about this chat is erased. To come back: /start
forget-kept = Nothing was erased.
admins-only = In this group, only its administrators can change that.
unknown-command = I do not know “{ $command }”. See /help
unknown-command-near = I do not know “{ $command }”. Did you mean { $near }? All of them: /help
stale-button = That button is of no use any more. See /help
not-understood =
    I cannot find that place.
    Write a department, a province or a district, or see /help
went-wrong = Something failed on our side. Please try again in a moment.
edited = I do not read edited messages. Please send it again.

## Command menu

menu-start = Back to the beginning
menu-help = What Chaski can do
menu-subscribe = Follow a place
menu-unsubscribe = Stop following a place
menu-subscriptions = The places you follow
menu-status = What is going on in a place or in all of Peru
menu-latest = The latest events
menu-language = Castellano or English
menu-privacy = What is kept about you
menu-forget = Erase all that is yours
menu-post = A new draft
menu-drafts = Drafts in progress
menu-cancel = Leave what you are doing
menu-audit = Who did what at the desk
menu-editors = Who works at the desk
menu-pause = Pause sending
menu-resume = Resume sending
nothing-to-cancel = There is nothing to cancel.
