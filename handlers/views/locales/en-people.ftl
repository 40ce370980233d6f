# Who works at the desk: list, invitations, drafts that go from hand to hand, and the log.

role-owner = runs the desk
role-publisher = publishes
role-editor = drafts
role-name-publisher = Publishes
role-name-editor = Drafts

people-title = Who works at the desk
people-country = All of Peru
people-since = since { $day }
people-nameless = no name
people-invite = Invite
people-list = ◀ List
people-at-once = What you change here holds at once. A ✓ says where they may work.
people-regions-same = That changes nothing: the region lies inside another one, or is the only one they have.
people-revoke = Remove from the desk
people-revoke-yes = Yes, remove
people-revoke-ask = Remove from the desk? It holds at once, also for their drafts and their buttons.
people-revoked = No. { $number } works at the desk no more.
people-gone = They do not work at the desk, or run it: those who run it are changed in the settings.
people-joined =
    { $name } joined the desk with an invitation: no. { $number }, { $role }, { $places }.
    Chaski does not keep the name. If it is not whom you expected, remove them with one tap.
people-changed = What you do at the desk has changed. From now on: { $role }, { $places }.
people-you-left = You work at the desk no more. Thank you for your work. You can go on using Chaski as always: /help
people-owners-only = Sorry, only those who run Chaski see and invite the desk.

invitation-title = Invitation
invitation-choose = Choose what they may do and where. Whoever drafts sends the drafts to somebody who publishes.
invitation-so-far = So far: { $role }, { $places }.
invitation-link = Make the link
invitation-made =
    Invitation { $number }: { $role }, { $places }.
    Good once, until { $until }, for whoever opens the link first. Hand it to that person alone; you will hear when they join.
invitation-open = ✉️ Invitation { $number } · { $role } · { $places } · until { $until }
invitation-withdraw = Withdraw invitation { $number }
invitation-withdrawn = Invitation { $number } is good for nothing any more.
invitation-over = That invitation cannot be changed any more. /editors shows those that are open.

join-joined = Welcome to the desk: { $role }, { $places }.
join-may-publisher =
    Paste or forward a report here: it becomes a draft, and one tap publishes it.
    Your drafts, and those that wait for your decision, are in /drafts; open events are in /desk.
    If something went out wrong: /correct or /retract. All the rest: /help
join-may-editor =
    Paste or forward a report here: it becomes a draft, and you send it to a publisher.
    Your drafts are in /drafts; your open events are in /desk.
    If something went out wrong: /correct or /retract. All the rest: /help
join-member = You work at the desk already: { $role }, { $places }. The invitation stays good for somebody else.
join-used = That invitation was used already. If it was meant for you, ask whoever sent it for another.
join-expired = That invitation has expired: they are good for two days. Ask whoever sent it for another.
join-unknown = That invitation is not good. Check the link, or ask whoever sent it for another. Meanwhile: /help

desk-not-yours = That is not yours to do: the place is none of yours, or your role does not allow it. Ask whoever runs the desk.
desk-send = Send to a publisher
desk-way-send = Somebody else at the desk publishes it, after looking at it.
desk-way-nowhere = That place is none of yours: somebody else at the desk must publish it. To pass it on: /report and the text.

review-told = { $count ->
    [one] Sent: { $count } person was told.
   *[other] Sent: { $count } people were told.
}
review-nobody = Sent, but I could tell nobody who may publish it. The draft waits in the list of whoever publishes for that place.
review-sent-since = ⏳ Waits for a publisher since: { $time }. To change it, take it back.
review-take-back = Take back
review-waits = No. { $author } asks to publish:
review-for-you = { $count ->
    [one] { $count } draft waits for you to decide:
   *[other] { $count } drafts wait for you to decide:
}
review-give-back = Give back
review-why = Why do you give it back?
review-reason-source = A reliable source is missing
review-reason-place = Place or road do not fit
review-reason-words = The text should be better
review-reason-known = It is published already, or changed
review-reason-ask = Let us talk first
review-given-back = Draft { $number } is with its editor again.
review-returned = Your draft { $number } came back: { $reason }.
review-open = Open
review-published = Your draft { $number } was published: event { $event }.
review-undone = The publication of your draft { $number } was undone in time: nothing went out. The draft is open again.
review-outdated = Event { $event } changed meanwhile. Give the draft back to be built on what is new.
review-known = Is it another one? If it is the same, give it back to be added to the one that is out.
review-another = Another one: publish
review-gone = That draft does not wait for you to decide any more.
review-author-gone = Its editor works at the desk no more: it is not published.

audit-title = The desk's log
audit-none = There is nothing to show.
audit-not-for-you = Sorry, the log is for those who publish.
audit-older = Older ▶
audit-newest = ◀ Newest
audit-who = no. { $number }
audit-you = you
audit-nobody = Chaski
audit-author = drafted by no. { $number }
audit-other = { $act }: { $subject } { $number }
audit-act-owner = runs the desk: no. { $number }
audit-act-invite = made invitation { $number }
audit-act-withdraw = withdrew invitation { $number }
audit-act-join = joined the desk: no. { $number }
audit-act-change = changed no. { $number }
audit-act-revoke = removed no. { $number } from the desk
audit-act-leave = left the desk: no. { $number }
audit-act-draft = opened draft { $number }
audit-act-edit = changed draft { $number }
audit-act-rebase = rebuilt draft { $number } on what is new
audit-act-discard = discarded draft { $number }
audit-act-send = sent draft { $number } to a publisher
audit-act-take-back = took back draft { $number }
audit-act-give-back = gave back draft { $number }
audit-act-publish = published event { $number }
audit-act-undo = undid the publication of event { $number }
audit-act-pause = paused sending
audit-act-resume = resumed sending
audit-act-import = imported events
