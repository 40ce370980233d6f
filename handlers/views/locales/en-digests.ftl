### Digests: what happened since the last one, in one message.

digest-title = { $time } digest · { $what }
digest-title-day = { $day } digest · { $what }
digest-title-quiet = While you had silence: { $what }

digest-new-blockade = { $count } new { $count ->
    [one] blockade
   *[other] blockades
 }
digest-new-march = { $count } new { $count ->
    [one] march
   *[other] marches
 }
digest-new-sit-in = { $count } new { $count ->
    [one] sit-in
   *[other] sit-ins
 }
digest-new-strike = { $count } new { $count ->
    [one] strike
   *[other] strikes
 }
digest-new-occupation = { $count } new { $count ->
    [one] occupation
   *[other] occupations
 }
digest-new-clash = { $count } new { $count ->
    [one] clash
   *[other] clashes
 }
digest-new-dispersal = { $count } new police { $count ->
    [one] dispersal
   *[other] dispersals
 }
digest-new-excessive-force = { $count } new { $count ->
    [one] case
   *[other] cases
 } of excessive force
digest-new-looting = { $count } new { $count ->
    [one] case
   *[other] cases
 } of looting
digest-new-arrests = { $count } new { $count ->
    [one] event
   *[other] events
 } with arrests
digest-new-agreement = { $count } new { $count ->
    [one] agreement
   *[other] agreements
 }
digest-new-several = { $count } new { $count ->
    [one] event
   *[other] events
 }
digest-changed = { $count } changed
digest-lifted = { $count } { $count ->
    [one] blockade
   *[other] blockades
 } lifted
digest-ended = { $count } ended
digest-lapsed = { $count } without information
digest-void = { $count } withdrawn

digest-item-changed = changed { $time }
digest-count-unshown = { $alone ->
    [yes] { $count } { $count ->
        [one] event
       *[other] events
    }
   *[no] { $count } more
 }
digest-more = … and { $count } more
digest-more-places = … and { $count } more in { $places }
digest-unshown = ▫️ Event { $number }: see /event { $number }
digest-zone = Times of events are those of Peru.
button-digest-settings = Settings
