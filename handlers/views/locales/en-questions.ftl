# Questions to the desk: events that nobody confirmed in time.
questions-title = { $count ->
    [one] Still there? One event not confirmed
   *[other] Still there? { $count } events not confirmed
 }
questions-answered = Thank you, nothing is left to answer
questions-lapsed-title = { $count ->
    [one] No information on one event
   *[other] No information on { $count } events
 }
questions-lapsed = { $count ->
    [one] Nobody confirmed it; it is no longer listed as active. If it goes on, /confirm and its number:
   *[other] Nobody confirmed them; they are no longer listed as active. If one goes on, /confirm and its number:
 }
questions-lapsed-what = Nobody confirmed it; it is no longer listed as active. If it goes on: /confirm { $number }
questions-called-off = Called off? Withdraw it with /retract and its number.
questions-more = And { $count } more ▶
question-stands = Still there?
question-begun = Has it begun?
question-yes = Yes
question-partly = Partly
question-blocked = All blocked
question-lifted = Lifted
question-over = Over
question-unknown = Not sure
question-yes-begun = Begun
question-not-yet = Not yet
question-said-sent = waits for a publisher
question-said-unknown = others are asked
question-confirmed = Confirmed.
question-changed = Noted.
question-sent = Sent to a publisher.
question-asks-others = Thank you. Others at the desk are asked.
question-settled = This is answered already. This is how it stands now.
question-gone = That question is over. See /status, or confirm by number: /confirm 142
question-leaves = { $seconds ->
    [0] Noted; it goes now to those who got it.
   *[other] Goes in { $seconds } s to those who got it.
 }
status-lapsed-all = { $count ->
    [one] No recent information: 1 event ({ $places })
   *[other] No recent information: { $count } events ({ $places })
}
status-lapsed = No recent information:
line-unbegun = not confirmed to have begun
