# What is pasted: the drafts out of one text, their questions, and counts.

paste-title = { $count ->
    [0] No draft is left of this text
    [one] { $count } draft from this text
   *[other] { $count } drafts from this text
}
paste-line = { $number } · { $told }
paste-line-asks = { $told } · ❓
paste-line-updates = { $told } · updates event { $event }
paste-line-lifts = { $told } · closes event { $event }
paste-line-about = { $told } · { $what }
paste-line-published = ✓ { $told } · event { $event }
paste-line-sent = ⏳ { $told } · waits for a publisher
paste-line-discarded = ✗ { $told } · discarded
paste-roughly = time is approximate
paste-check = { $asked ->
    [0] check every detail
   *[other] { $over ->
        [0] check: { $names }
       *[other] check: { $names } and the rest
    }
}
paste-source = { $count ->
    [one] Source: { $names }
   *[other] Sources: { $names }
}
paste-counts-there = Counts in the text, recorded when you publish:
paste-counts-refused = Counts that are sent to a publisher of that place:
paste-counts-recorded = Counts recorded:
paste-note-not-a-protest = Not a protest, so no draft: “{ $words }”
paste-note-context = From another time or place, so no draft: “{ $words }”
paste-note-denied = The text itself denies it, so no draft: “{ $words }”
paste-note-nobody-counts = Who counts is missing: “{ $words }”. Write it like this: /tally Sutran: 72 points blocked
paste-note-nothing-open = It says the way is free, and nothing is open there to lift: “{ $words }”
paste-more-lines = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
paste-more-questions = { $count ->
    [one] { $count } more question follows.
   *[other] { $count } more questions follow.
}
paste-lacking = Missing: { $names }.
paste-for = { $count ->
    [one] Draft { $numbers }: { $question }
   *[other] Drafts { $numbers }: { $question }
}
paste-publish = { $count ->
    [one] Publish
   *[other] Publish the { $count }
}
paste-publish-others = { $count ->
    [one] Publish the other one
   *[other] Publish the other { $count }
}
paste-publish-left = { $count ->
    [one] Publish the one left
   *[other] Publish the { $count } left
}
paste-send = { $count ->
    [one] Send to a publisher
   *[other] Send the { $count } to a publisher
}
paste-both = Publish { $publish }, send { $send }
paste-record = { $count ->
    [one] Record the count
   *[other] Record the { $count } counts
}
paste-no-counts = Without counts
paste-lift = Close event { $event }
paste-update = Update event { $event }
paste-review = Review one by one
paste-join = It is one strike: join them
paste-discard = Discard
paste-discard-ask = { $count ->
    [one] Discard the draft from this text? It cannot be brought back.
   *[other] Discard the { $count } drafts from this text? They cannot be brought back.
}
paste-discarded = { $count ->
    [0] There was nothing to discard.
    [one] { $count } draft discarded.
   *[other] { $count } drafts discarded.
}
paste-undo-all = Undo all
paste-undo-one = Undo { $number }
paste-leaves-in = { $count ->
    [one] Leaves in { $seconds } s.
   *[other] They leave in { $seconds } s.
}
paste-gone = They are out. “How it goes” shows how many got them.
paste-how = How it goes
paste-going = Event { $event }: { $line }
paste-next = Next ▶
paste-list = ◀ List
paste-answer = Answer what is open
paste-edit = Change
paste-drop = Drop
paste-both-languages = In both languages
paste-here = They will get:
paste-undo-changed = { $count ->
    [one] Somebody else changed one meanwhile: it stays as it is now.
   *[other] Somebody else changed { $count } meanwhile: they stay as they are now.
}
paste-undo-beside = { $count ->
    [one] One would stand again beside another event that may be the same: see the question below.
   *[other] { $count } would stand again beside another event that may be the same: see the questions below.
}
paste-undone = { $undone ->
    [0] They are out and cannot be undone.
    [one] { $late ->
        [0] Undone.
       *[other] One undone; { $late } already out.
    }
   *[other] { $late ->
        [0] All { $undone } undone.
       *[other] { $undone } undone; { $late } already out.
    }
}
paste-outdated = Event { $event } was changed meanwhile. Review that draft before you publish it.
paste-second = What reaches the whole country or is urgent is looked at by somebody else first: use “Send”.
paste-elsewhere = { $count ->
    [one] { $count } lies outside your regions and did not go out.
   *[other] { $count } lie outside your regions and did not go out.
}
paste-waits = { $count ->
    [one] { $count } waits for your answer and did not go out.
   *[other] { $count } wait for your answer and did not go out.
}
paste-failed = { $count ->
    [one] { $count } changed meanwhile and did not go out.
   *[other] { $count } changed meanwhile and did not go out.
}
paste-answer-first = Answer this first: { $question }
paste-known-meanwhile = Something that may be the same was published meanwhile. Please answer the question.
paste-beside = { $count ->
    [one] One would stand beside another open event that may be the same: open it to decide.
   *[other] { $count } would stand beside another open event that may be the same: open them to decide.
}
paste-edited = What you made of that text stays as it is. Change the draft with its buttons, what is published with /correct.
paste-nothing = I find no event and no place in that text. Shall I make a draft of it?
paste-batch = { $count ->
    [one] 📋 { $count } draft from a text · { $where }
   *[other] 📋 { $count } drafts from a text · { $where }
}
paste-too-many = I read the first { $count } events of the text. Paste the rest separately.

# Questions: one for each doubt of the reading.

doubt-region-ambiguous = Where is “{ $words }”?
doubt-region-unknown = { $named ->
    [none] Where is it? The text names no place that I know.
    [apart] Where is it? The text does not say it plainly.
   *[unknown] Where is it? I do not know “{ $words }”.
}
doubt-region-apart = The text names “{ $words }” apart from the event. Is it there?
doubt-road-ambiguous = Which road is it?
doubt-road-region = That kilometre of that road lies elsewhere. Which is right?
doubt-km-impossible = As far as I know the road has no such kilometre. Which one is it?
doubt-km-unclear = Which kilometre is it?
doubt-kind-unclear = What is it?
doubt-phase-unclear = Is it still going on? The text leaves it open.
doubt-state-unclear = Can one pass?
doubt-time-unclear = { $known ->
    [no] Since when?
   *[yes] The time is not certain: { $time }. Is it right?
}
doubt-count-unclear = { $what ->
    [crowd] How many people?
    [injured] How many injured?
   *[dead] How many dead?
}
doubt-already-open = { $count ->
    [one] An open event may be this one: { $events }
   *[other] Open events may be this one: { $events }
}
doubt-which-lifted = { $count ->
    [0] Which event is over? The place is needed first.
   *[other] Which one is over? { $events }
}
doubt-nothing-open = It says that it is over, and no such event is open. Record it as ended?
doubt-which-free = { $count ->
    [0] Which event is over? The place is needed first.
   *[other] Which one is over? { $events }
}
doubt-nothing-to-lift = The way is free and nothing is open there to lift: discard it, or correct the place.
doubt-source = Who says so?

# What is worth a look before it goes out.

check-title = Is this right? The text does not say it plainly:
check-line = { $count ->
    [0] • { $name }: { $value }
   *[other] • { $name }: { $value } or { $others }?
}
check-over = { $alone ->
    [yes] Is this right? The text tells of several things: look over { $names }.
   *[other] Look over as well: { $names }.
}
check-nothing = not known
check-fine = ✓ All of it is right

choice-fine = It is right
choice-update = Update { $event }
choice-other = Another one
choice-lift = It is { $event }
choice-none-lifted = None: record it as ended
choice-record-ended = Record as ended
choice-km = km { $km }
choice-km-here = km { $km }, in { $place }
choice-km-there = km { $km }, in { $place }
choice-type = Type it…
choice-none = Leave it out
choice-witness = A witness
choice-other-source = Another source…
witness = Witness
event-brief = no. { $event } · { $told }

# Counts.

tally-how =
    Write the count as its source gives it, for example:
    /tally Sutran: 72 points blocked in 5 regions
    /tally Ombudsman: 12 injured in Juliaca
tally-last = Latest counts:
tally-unread = I find no count in that text: it needs who counts, how many and what (points, roads, regions, injured, dead).
tally-who = Who counts is missing. Write it like this: /tally Sutran: 72 points blocked
tally-where = The place is not clear: { $words }. Write it with its province or department.
tally-several =
    That is one count of several places ({ $places }), and I cannot divide it. Send one for each place, for example:
    /tally Sutran: 30 points blocked in Puno; Sutran: 22 points blocked in Cusco
    If it is the whole country's figure: /tally Sutran: 72 points blocked in Peru
tally-preview = { $count ->
    [one] Count to be recorded:
   *[other] Counts to be recorded:
}
tally-older = There is a newer count of the same: this one will not show in /status.
tally-recorded = { $count ->
    [one] Count recorded. It shows in /status.
   *[other] Counts recorded. They show in /status.
}
tally-withdraw = Withdraw { $number }
tally-withdrawn = Count withdrawn.
tally-gone = That count is no longer there.
tally-not-yours = Sorry, that place is not in your regions, or your role does not record counts.
tally-correct = To correct one, send /tally with the right number; to withdraw it, use its button.

menu-tally = Record an official count
tally-send = { $count ->
    [one] Send the count to a publisher
   *[other] Send the counts to a publisher
}
tally-sent = ⏳ Counts that wait for a publisher:
tally-waits = 👁 Person no. { $author } asks to record:
tally-for-you = { $count ->
    [one] One count waits for your decision:
   *[other] { $count } counts wait for your decision:
}
tally-returned = Given back: not recorded. Whoever sent it can put it right with /tally.
tally-decided = That count was decided on already, or taken back.
tally-nobody-told = Sent, but I could reach nobody who may record it. It waits in the publishers' list.
audit-act-tally-send = sent counts { $number } to a publisher
audit-act-tally-back = gave back counts { $number }
audit-act-tally = recorded count { $number }
audit-act-untally = withdrew count { $number }
