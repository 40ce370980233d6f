# The desk: what editors see.

desk-not-editor =
    Sorry, that is for the news desk alone.
    To tell us what you see: /report. To ask: /status. To get notices: /subscribe
desk-private-only = The desk works in private. Please write to me in our own chat.
desk-how-to-post =
    To open a draft, write /post and the text in one message, for example:
    /post Blockade in Ilave, PE-3S km 1410. Communities close the bridge.

    You can also answer a message with /post, forward one to me, or correct an event by its number: /post 142
desk-no-event = There is no event with the number { $number }.
desk-post-edited = What you made of that text stays as it is. Change the draft with its buttons, what is published with /correct.

desk-draft = Draft { $number }
desk-edits = Edit of event { $number }
desk-changes = What changes:
desk-line = { $name }: { $value }
desk-lacking = Missing: { $names }.

desk-field-kind = Kind
desk-field-region = Place
desk-field-road = Road and km
desk-field-traffic-state = Traffic
desk-field-verification = Verification
desk-field-sources = Source
desk-field-severity = Severity
desk-field-photo = Photo
desk-field-summary-es = Spanish summary
desk-field-summary-en = Summary
desk-field-state = State
desk-field-started = Since when
desk-field-ended = Until when
desk-field-last-confirmed = Confirmed at
desk-field-place = Exact spot
desk-field-organisers = Organisers
desk-field-demand = Demand
desk-field-passage = Passage
desk-field-advice = Advice
desk-field-campaign = Campaign
desk-field-crowd = Crowd
desk-field-injured = Injured
desk-field-dead = Dead

desk-value-kind-blockade = Blockade
desk-value-kind-march = March
desk-value-kind-sit-in = Sit-in
desk-value-kind-strike = Strike
desk-value-kind-occupation = Occupation
desk-value-kind-clash = Clash
desk-value-kind-dispersal = Police dispersal
desk-value-kind-excessive-force = Excessive force
desk-value-kind-looting = Looting
desk-value-kind-arrests = Arrests
desk-value-kind-agreement = Agreement
desk-value-traffic-state-interrupted = 🔴 Interrupted
desk-value-traffic-state-restricted = 🟡 Restricted
desk-value-traffic-state-normal = 🟢 Normal
desk-value-verification-reported = Reported
desk-value-verification-confirmed = Confirmed
desk-value-verification-denied = Denied
desk-value-severity-extreme = Extreme (leaves at once)
desk-value-severity-severe = Severe
desk-value-severity-moderate = Moderate
desk-value-severity-minor = Minor
desk-value-severity-unknown = Not stated
desk-value-state-announced = Announced
desk-value-state-active = Going on
desk-value-state-ended = Ended
desk-value-state-lapsed = No information
desk-value-state-retracted = Withdrawn
desk-value-advice-avoid = Avoid the area
desk-value-advice-monitor = Stay informed
desk-value-advice-prepare = Be prepared
desk-value-advice-all-clear = Road reopened
desk-value-advice-none = None
desk-photo-there = yes
desk-number = { $count }

desk-more = More…
desk-less = ◀ Less
desk-preview = Preview
desk-publish = Publish
desk-discard = Discard
desk-back = ◀ Back
desk-clear = Clear

desk-choose = { $name }: choose one.
desk-so-far = So far: { $value }
desk-ask-region = Write the name of the place, or choose it with the buttons. As exact as you know it: a district rather than its province.
desk-ask-road = Write the road and the kilometre, for example: PE-3S km 1410, or Panamericana Sur km 262, or km 1 to 30.
desk-ask-place = Write the exact spot: a square, a bridge, an exit.
desk-ask-started = Write since when, for example: 06:20, yesterday 21:30, 5/1 06:20 (day/month), 2 hours ago.
desk-ask-ended = Write until when, for example: 17:05, yesterday 21:30, 5/1 17:05 (day/month).
desk-ask-last-confirmed = Write when it was last confirmed, for example: 09:40, 20 minutes ago.
desk-ask-sources = Write the source. Part several with a semicolon: Sutran; Radio Pachamama https://…
desk-ask-summary-es = Write the summary in Spanish.
desk-ask-summary-en = Write the summary in English: what happens, who, what they demand.
desk-ask-organisers = Write who organises it.
desk-ask-demand = Write what they demand.
desk-ask-passage = Write who may pass and when, for example: ambulances at 12 and at 18 h.
desk-ask-campaign = Write the name of the campaign or strike it belongs to.
desk-ask-crowd = Write how many people take part, in figures.
desk-ask-injured = Write how many are injured, in figures.
desk-ask-dead = Write how many are dead, in figures.
desk-ask-photo = Send the photo.

desk-bad-km = There is no such kilometre on Peru's roads. Write it like this: km 1410, or km 1083+600.
desk-km-unclear = I cannot tell kilometre 1410 from kilometre 1 and 410 metres. Write it like this: 1410, or 1+410.
desk-several-km = These are several points, and each point is an event. Write one here, and open a draft for each of the others.
desk-bad-road = I do not understand the road or the kilometre.
desk-bad-time = I do not understand the time.
desk-midnight-open = The night before that day, or the one after it? Write date and hour: 6/1 00:00 (day/month).
desk-bad-number = I do not understand the number.
desk-bad-source = I do not understand the source: at most 10, each with a name of at most 120 letters.
desk-source-nobody = That names nobody. Write who says so; if somebody saw it: Witness
desk-too-long = That is too long: the most is { $limit } characters. Nothing was changed; your text is still in your message.
desk-want-photo = A photo is due, sent as a photo and not as a file.
desk-want-text = A text is due, please.

desk-take = Choose { $name }
desk-up = ▲ Up
desk-region-which = Which of these is “{ $text }”?
desk-region-near = I cannot find “{ $text }”. Did you mean…
desk-region-none = I cannot find “{ $text }”. Write another name or choose with the buttons.

desk-previewed = Above is what they will get, in Spanish and in English.
desk-previewed-silent = Above is how the messages will read, in Spanish and in English.
desk-leaves-in = Event { $number }: leaves in { $seconds } s.
desk-published = Published: event { $number }.
desk-published-before = It was published already: event { $number }.
desk-undo = Undo
desk-undone = Undone: nothing went out. The draft is open again.
desk-undone-before = It was undone already: nothing went out.
undo-last = You { $act } ({ $time }).
undo-nothing = You have done nothing yet that can be undone.
undo-several = They went out together: tap which one to undo, or all.
undo-done = That is undone already. Your drafts: /drafts
undo-withdrawn = The event is withdrawn already. If it happens again, open another with /post.
undo-late = That can be undone no more. This is how event { $number } is now, and what you can do:
undo-sent = You can take it back until somebody decides:
undo-discarded = What was discarded does not come back: paste the text again.
undo-elsewhere =
    That is not undone so.
    What is out is in /desk, your drafts in /drafts, counts in /tally and tips in /tips
desk-too-late = It has gone out and cannot be undone.

desk-outdated =
    Event { $number } was changed while you were editing it.
    You started from version { $base } and it is at { $newest } now. Your draft is complete.
desk-withdrawn-meanwhile =
    Event { $number } was withdrawn while you were editing it: this draft can no longer go out.
    If it happens again, open another with /post.
desk-show-newest = Show newest
desk-build-on-newest = Build on newest

desk-discard-ask = Discard this draft? It cannot be brought back.
desk-discard-yes = Yes, discard
desk-discarded = Draft discarded.
desk-gone = That draft does not exist any more.
desk-changed-meanwhile = The draft changed meanwhile; this is how it is now.
desk-reply-sent = That draft waits for a publisher. To change it, take it back first.
desk-reply-unread = I do not find in your answer what changes. Change it with the buttons:
desk-no-drafts = You have no open drafts. To open one, paste a report here.
desk-drafts = { $count ->
    [one] You have { $count } open draft.
   *[other] You have { $count } open drafts.
}
desk-left = Left. The draft is still open.

desk-offer = Make a draft of this message?
desk-make-draft = Make draft
desk-forward-gone = I cannot find that message any more. Please forward it again.
desk-forward-own = That message is by Chaski itself, and no report. Reply to the original message, or see /desk

# Sending: how far it is, what became of it, and when it rests.

sending-audience = { $count ->
    [0] Nobody follows that place yet.
    [one] It will reach { $count } follower.
   *[other] It will reach { $count } followers.
}
sending-silent = It says nothing new: this confirms, and messages already sent are updated silently.
sending-several = { $count ->
    [one] Published: event { $numbers }.
   *[other] Published: events { $numbers }.
 }
sending-leaves = { $seconds ->
    [0] On its way; watch it here.
   *[other] Leaves in { $seconds } s; watch it here.
 }
sending-undone = Undone: nothing went out.
sending-of = { $done } of { $total }
sending-so-far = { $done } sent, still looking up who gets it
sending-rate = { $rate }/s
sending-left = { $time } left
sending-left-soon = less than 1 min left
sending-held-paused = sending is paused
sending-held-resting = sending rests for now
sending-paused-now = Sending is paused: nothing leaves until /resume.
sending-nobody = Nobody follows that place yet: nothing was sent.
sending-stopped = Stopped: Telegram does not accept the message. Correct it with /post { $number } and publish again.
sending-expired = Stopped: it was too late to send the rest.
sending-superseded = The rest was left out: there is a newer version.
sending-ended-sent = { $count } received it
sending-ended-digest = { $count } in their digest
sending-ended-held = { $count } after their quiet hours
sending-ended-gone = { $count } had blocked the bot
sending-ended-unknown = { $count } in doubt
sending-ended-parked = { $count } refused by Telegram
sending-ended-stopped = { $count } not sent
sending-ended-expired = { $count } out of time
sending-ended-superseded = { $count ->
    [one] { $count } waits for the newer version
   *[other] { $count } wait for the newer version
}
sending-at-fault =
    Telegram does not accept the message of event { $number }, and it was stopped for everyone. Telegram says:
    <blockquote>{ $why }</blockquote>
    To put it right: open /post { $number }, change what is wrong and publish again.
sending-unshown =
    Event { $number } cannot be shown in digests ({ $why }). Digests go out all the same: of it they give the number alone.
    To put it right: open /post { $number }, look through it and publish again. The program’s log says more.
sending-trouble-bot-refused =
    Sending rests { $since }: Telegram refuses the bot.
    Check that its token is still valid and that no other program uses it. Nothing is lost: what waits leaves once that is put right.
sending-trouble-record =
    Sending rests { $since }: the database cannot be written.
    Check the disk space and the connection. Nothing is lost: what waits leaves once that is put right.
sending-recovered = Sending goes on. It had rested { $since }.
sending-owners-only = Sorry, only those who run Chaski can pause and resume sending.
sending-pause = Sending is paused.
sending-pause-already = Sending was paused already.
sending-pause-note = Answers stay instant. To go on: /resume
sending-waiting = { $count ->
    [0] No update is waiting.
    [one] { $count } update is waiting.
   *[other] { $count } updates are waiting.
}
sending-resume = Sending goes on.
sending-resume-already = Sending was not paused.
sending-leaving = { $count ->
    [0] No update was waiting.
    [one] { $count } update leaves.
   *[other] { $count } updates leave.
}

# Paid sending
paid-today = Paid today for faster sending: { $stars } of { $cap } Stars.
paid-spent =
    What may be paid for sending today is used up: { $stars } of { $cap } Stars.
    Nothing is lost: everything goes on leaving for free, at { $pace } messages a second. Tomorrow it is paid for again.
paid-half =
    Routine updates have used their part of today: { $stars } of { $cap } Stars.
    Nothing is lost: they go on leaving for free, at { $pace } messages a second. What is left ({ $left } Stars) is for what is urgent and for changes of state.
paid-refused =
    Telegram does not accept paid sending.
    Nothing is lost: everything leaves for free, at { $pace } messages a second, and it is tried again in an hour. Check in @BotFather that Paid Broadcasts are enabled and that the bot has enough Stars.

# A draft that lay for longer than its word holds.
desk-aged =
    This report is { $time } old. Is it still so?
    If nobody confirmed it since, it may no longer be true.
desk-aged-anyway = Still so: publish
