# Campaigns: strikes and the like that group events.
button-campaign = Status: { $name }
places-more = { $count ->
    [one] and { $count } more place
   *[other] and { $count } more places
}
places-all = In: { $places }
campaign-going-on = { $begun ->
    [yes] Going on { $since }.
   *[no] Announced.
} { $count ->
    [0] No open events on record.
    [one] { $count } open event, { $places }.
   *[other] { $count } open events, { $places }.
}
campaign-over = Ended: { $ended }. { $count ->
    [0] No open events are left on record.
    [one] { $count } open event is left, { $places }.
   *[other] { $count } open events are left, { $places }.
}
campaign-places = { $count ->
    [one] in { $count } region
   *[other] in { $count } regions
}
campaign-nationwide = in the whole country
campaign-silence = No reports does not mean that roads are open.
campaign-gone = That campaign is gone.
campaign-which = Which campaign do you want to see?
campaign-none = No campaign is on record as going on.
campaigns-title = { $count ->
    [0] No campaign is going on. Writing its name under "Campaign" of a draft opens one.
    [one] { $count } campaign going on
   *[other] { $count } campaigns going on
}
campaigns-end = End: { $name }
campaigns-ask =
    Is “{ $name }” over?
    { $count ->
    [0] It has no open events.
    [one] Its { $count } open event stays as it is: ending the campaign does not lift it. Do you want to go through it?
   *[other] Its { $count } open events stay as they are: ending the campaign does not lift them. Do you want to go through them?
    }
campaigns-end-review = End and go through its events
campaigns-end-only = Only end it
campaigns-back = ◀ Back
campaigns-ended = “{ $name }” is over. Its events stay as they are.
campaigns-ended-before = It was over already.
campaigns-review = The open events of “{ $name }”: confirm or lift each.
campaigns-reviewed = No open events of “{ $name }” are left.
campaigns-not-yours = It has open events outside your places: whoever publishes there ends it.
desk-field-also = Also in
desk-ask-also = Write the other places of the same event, separated by commas: Cusco, Arequipa. Who follows several gets one message.
desk-also-unclear = Not clear: { $names }. Write each place with its province or department. Nothing was changed.
menu-campaigns = Strikes and campaigns going on
audit-act-end-campaign = ended campaign { $number }
