# Asking the record: search, history, one event, sharing.

button-share = Share

search-asked = “{ $text }”
search-count = { $count } { $count ->
    [one] event
   *[other] events
 }
search-more = more than { $count } events
search-nothing = nothing on record
search-read = Looked for: { $parts }
search-words = with “{ $words }”
search-wider = There is something if you ask:
search-without-days = For any day ({ $count })
search-without-places = In all of Peru ({ $count })
search-without-words = All of that place and those days ({ $count })
search-without-names = Where it is mentioned ({ $count })
search-hint = Try fewer words, or the name of the road or the place.
search-silence = It may have happened and not be on record.
search-common = “{ $text }” is in nearly everything. Add a place, a date or another word.
search-usage =
    <b>What do you look for in the record?</b>
    Reply to this message, or write it after the command. Accents and capitals do not matter.

    /search blockade Puno January 2023
    /search march Lima yesterday
    /search PE-3S km 1410
    /search Cusco 3 to 5 January
span-until = until { $day }
span-since = since { $day }

event-usage =
    <b>Which number has the event?</b>
    Reply to this message, or write /event 142. The number is in the answers of /search and /history
event-unknown = There is no event { $number } on record. You can look for it with /search
event-number = Event { $number } · { $count } { $count ->
    [one] version
   *[other] versions
 }
event-stale = Not confirmed for { $time }
event-sources = <b>Sources</b>
event-registered = First on record: { $what }
event-nothing-new = No change for readers

history-usage =
    <b>Which place, on which day?</b>
    Reply to this message, or write it after the command.

    /history Puno 5 January 2023
    /history Juliaca yesterday
    /history Cusco 3 to 5 January
history-before = <b>Going on from before</b>
history-began = <b>Began then</b>
history-nothing = There are no events on record.
history-more = These are the latest { $count }.
history-later = put on record { $day }
history-void = withdrawn or denied later

share-status = { $place }: blockades and marches now
latest-place = Latest in { $place }
not-understood-search = To look for these words in the record, tap the button.
button-search = Search “{ $text }”

menu-search = Search the record
menu-history = What happened in a place on a day
menu-event = One event, with its history and sources

inline-open = Open Chaski
inline-nothing = Nothing with these words. Open Chaski
inline-way = See the latest in Chaski

# What the empty field of a reply reads.

search-reply = blockade Puno January 2023
history-reply = Puno 5 January 2023
event-reply = 142
