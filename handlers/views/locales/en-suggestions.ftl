# Suggestions from Sutran's public list, for the desk.
suggestions-title = { $count ->
    [0] Sutran suggests nothing new
    [one] Sutran suggests { $count } change
   *[other] Sutran suggests { $count } changes
}
suggestions-looked = List checked: { $time }.
suggestions-failing = Sutran's list has not answered properly since: { $time }. What is below may be old.
suggestions-never = Sutran's list is not being checked yet. Whoever runs the server turns it on (CHASKI_SUTRAN_URL).
suggestions-new = New
suggestions-still = Still there, says Sutran (event { $number })
suggestions-changed = Now { $now } (event { $number })
suggestions-gone = No longer listed: lifted? (event { $number })
suggestions-normal = Traffic normal: lifted? (event { $number })
suggestions-doubt-region = ❔ The place is not recognised. Fill it in before publishing.
suggestions-doubt-road = ❔ That kilometre is not in that region. Check before publishing.
suggestions-doubt-state = ❔ The state of the traffic is not clear. Check before publishing.
suggestions-doubt-several = ❔ It may be one of several open events there. Check before publishing.
suggestions-button-publish = Publish
suggestions-button-send = Send
suggestions-button-edit = Edit
suggestions-button-ignore = Ignore
suggestions-button-confirm = Confirm
suggestions-button-update = Update
suggestions-button-lift = Lift
suggestions-button-stays = Stays
suggestions-news = Sutran: { $told }
suggestions-count-new = { $count ->
    [one] { $count } new point
   *[other] { $count } new points
}
suggestions-count-update = { $count ->
    [one] { $count } with news
   *[other] { $count } with news
}
suggestions-count-lift = { $count ->
    [one] { $count } no longer listed
   *[other] { $count } no longer listed
}
suggestions-more = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
suggestions-open = Decide ({ $count })
suggestions-broken =
    Sutran's list has not answered properly since: { $time }.
    Nothing is lifted or published because of it; Chaski keeps trying and will say when it is back.
suggestions-back = Sutran's list answers again. It had failed since: { $time }.
suggestions-decided = This point was decided already, or changed. Here is the list as it is now.
suggestions-ignored = Ignored. It comes back only if its state changes.
suggestions-kept = Noted: it stays.
suggestions-done = Done.
suggestions-over = That event is over or withdrawn already; nothing was changed.
suggestions-not-as-is = It cannot go out as it is. Use Edit.
menu-suggestions = What Sutran's list suggests
audit-act-take = dealt with suggestion { $number }
audit-act-ignore = ignored suggestion { $number }
