# An event's life: confirmed, lifted, restricted, corrected, retracted.

menu-desk = Your open events, oldest first
menu-confirm = Confirm that it goes on
menu-restrict = Some get through
menu-lift = It is over
menu-correct = Correct an event
menu-retract = Retract an event

life-act-ok = Still so
life-act-stands = Still planned
life-act-res = Restricted
life-act-blk = Blocked
life-act-lift = Lifted
life-act-end = Over
life-act-off = Called off
life-act-open = Reopen
life-act-beg = Began
life-act-open-res = Reopen, restricted
life-act-fix = ✏️ Correct
life-act-ret = ❌ Retract…
life-open = More…
life-open-draft = See the draft
life-stale = Not confirmed for { $time }.
life-number = Event { $number }, version { $revision }

life-confirmed = Event { $number } confirmed. Messages already sent are updated silently.
life-other-source = If another source says so: /confirm { $number } PNP
life-same = Event { $number }: it was so already. Nothing changed.
life-no-source = No source named. To name one, undo and write: /lift { $number } PNP
life-sent = Event { $number }: { $count ->
    [0] waits for a publisher; I could tell nobody, but it is on their list.
    [one] sent to a publisher; { $count } person was told.
   *[other] sent to a publisher; { $count } people were told.
}
life-sent-before = Event { $number }: you had sent this already; it waits for a publisher.
life-note-sent = Event { $number }: sent to a publisher.
life-note-same = Event { $number }: it was so already.
life-note-confirmed = Event { $number }: { $said }
life-note-out = Event { $number }: noted.
life-over = Event { $number } is over. You can reopen or correct it.
life-withdrawn = Event { $number } was withdrawn. If it happens again, open another with /post.
life-out = This is how event { $number } is now. To correct it: /correct { $number } { $words }
life-twin = Event { $other } is open and may be the same as { $number }:
life-twin-see = See { $number }
life-twin-both = They are two: { $what }
life-twin-one = It is the same: { $what }
life-twin-ok = confirm { $number }
life-twin-res = restrict { $number }
life-twin-blk = block { $number }
life-twin-open = reopen { $number }
life-twin-undo = undo
life-twin-beg = begin { $number }
life-twin-pub = publish
life-twin-send = send
life-twin-ret = retract { $number }
life-gone = That event does not exist any more.
life-changed-meanwhile = Somebody else changed that event meanwhile. This is how it is now: look, and tap again.
life-undone = Undone: nothing went out. Event { $number } stays as it was.
life-undo-outdated = The event changed again since: it cannot be undone any more. See /desk

life-retract-ask = <b>Retract event { $number }?</b>
life-retract-type = Choose the reason and it goes out. Or write it: /retract { $number } and the reason
life-retract-yes = Yes, retract
life-keep = Do not retract
life-why-unfounded = Could not be verified
life-why-elsewhere = It was somewhere else
life-why-twice = It is in another notice
life-copies = { $count ->
    [0] No messages have been sent that could be edited.
    [one] { $count } message already sent will be edited.
   *[other] { $count } messages already sent will be edited.
}
life-previewed = Above is how the messages will read, and the reply that comes with them, in Spanish and in English.
life-road-left = The road of before ({ $road }) is not in { $place }, and was taken out. If it is another one, add it on the card.
life-road-said = The summary still names it: put that right as well.
life-nothing-corrected = Nothing changed: the event says so already.
life-nothing-read = I cannot find what your text changes in event { $number }. Correct it with the buttons:

life-draft-change = Change of state of event { $number }
life-draft-correct = Correction of event { $number }
life-draft-retract = Retraction of event { $number }
life-draft-refresh = Confirmation of event { $number }

life-which = You answered one notice and wrote the number of another. Which one is it?
life-no-event-there = That message shows no event.
life-how-confirm =
    Write the event's number, or reply to its notice:
    /confirm 142
    /confirm 142 PNP, if another source says so
life-how-restrict =
    Write the event's number and how one gets by, or reply to its notice:
    /restrict 142 one lane
    /restrict 142 one lane, according to PNP
life-how-lift =
    Write the event's number, or reply to its notice:
    /lift 142
    /lift 142, PNP
    /lift 142, PNP, 17:05
life-how-correct =
    Write the event's number, or reply to its notice:
    /correct 142
    /correct 142 it is at km 1414, not 1410
life-how-retract =
    Write the event's number, or reply to its notice:
    /retract 142 and the reason
life-nothing-done = Nothing was done to event { $number }.
life-passage-long = That is very long. Say in few words how one gets by, for example: one lane.
life-reason-long = The reason is very long: up to 300 letters, please.
life-not-yet = That time is still to come.
life-before-start = That time is before the event began.
life-hour-of-whom = Who said so at that time? Please write the source as well.
life-older =
    That time ({ $time }) is before the last that was said ({ $stood }), and nothing was changed.
    If it happened later, write it with its time or with none. If the last word was wrong: /correct { $number }
life-one-event = One event at a time, please.
life-only-name = Who says so? Write the name alone: PNP, Sutran, neighbours.
life-says-free = That says that the road is free. If so: /lift { $number }
life-says-shut = That says that nobody gets through. If it is blocked: 🔴 in /desk
life-says-over = Those words do not say that it still stands. If it is over: /lift { $number }
life-says-stands = Those words do not say that it is over. If it still stands: /confirm { $number }
life-one-source = Please name one source only.

board-mine = { $count ->
    [one] You have { $count } open event
   *[other] You have { $count } open events
}
board-all = { $count ->
    [one] { $count } open event in your places
   *[other] { $count } open events in your places
}
board-legend =
    ✓ still so · 🟡 restricted · 🔴 blocked
    🟢 ⚪ over · ▶️ began · ✏️ correct · ⋯ more
board-none = There are no open events. To open one, paste a report here.
board-none-yours = You have no open events. To open one, paste a report here.
board-none-of-yours = You have no open events. Paste a report here, or look at those in your places.
board-fresh = { $verified ->
    [confirmed] confirmed
   *[other] reported
} { $time } ago
board-show-all = All in my places ({ $count })
board-show-mine = Only mine ({ $count })
board-back = ◀ Back
board-open = My open events

audit-act-confirm = confirmed event { $number }
audit-act-lift = ended event { $number }
audit-act-restrict = marked event { $number } as restricted
audit-act-block = marked event { $number } as blocked
audit-act-reopen = reopened event { $number }
audit-act-begin = marked that event { $number } began
audit-act-correct = corrected event { $number }
audit-act-retract = retracted event { $number }
audit-act-lapse = no information any more on event { $number }

# A command that waited while nobody listened.
life-late = Your message is { $time } old and came only now: nothing was done. If it is still so, tap the button.
