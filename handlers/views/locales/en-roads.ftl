# Can one get through?, and what is near a position.

route-cuts = { $count } { $count ->
    [one] cut
   *[other] cuts
 }
route-restrictions = { $count } { $count ->
    [one] restriction
   *[other] restrictions
 }
route-closed = No way through: { $counted }
route-reported = Reportedly no way through: { $counted }
route-doubtful = Passage uncertain: { $counted }, not confirmed
route-restricted = Restricted: { $counted }
route-perhaps = Passage uncertain: { $counted } in the area, kilometre not known
route-none = No known cuts
route-partly = No known cuts, with stretches not reported on
route-silent = No recent information on this route
route-length = { $roads } · about { $km } km
route-away = { $place } is about { $km } km from { $stop }, the nearest point on the roads that I know.
route-by = { $place }: by way of { $stop }.
route-at = { $exact ->
    [yes] At { $km } km
   *[no] About { $km } km on
 }
route-near = Near the route, kilometre not known:
route-quiet = No information{ $whole ->
    [yes] {" "}on the whole route
   *[no] {" "}between { $between }
 }{ $known ->
    [yes] {" "}since { $since }.
   *[no] .
 }
route-silent-more = And { $count } more { $count ->
    [one] stretch
   *[other] stretches
 } without information.
route-other = Another way{ $named ->
    [yes] , by { $by }
   *[no] {""}
 } ({ $roads }), about { $km } km: { $known }.
route-no-other = I know no other way.
route-share = Can I get through? { $route }

route-ask =
    <b>From where to where?</b>
    Write, for example: from Cusco to Puno
route-ask-hint = Cusco to Puno
route-ask-end =
    <b>From { $place } to where?</b>
    Choose, or write: from { $place } to …
route-which = Which “{ $name }”?
route-near-name = I cannot find “{ $name }”. Did you mean…
route-unknown =
    I cannot find “{ $name }”.
    Write two places, for example: from Cusco to Puno
route-roadless = I know no road that comes near { $place }.
route-or-each = Do you want to know whether you can get through, or what is going on in each place?
did-you-mean = Did you mean…
border = Chaski only knows Peru. The crossings to { $country }:
abroad-bolivia = Bolivia
abroad-chile = Chile
abroad-ecuador = Ecuador
abroad-brazil = Brazil
route-same = { $place } is both start and end. Write two different places, for example: from Cusco to Puno

road-quiet = No active events on record on this road.
road-near = Perhaps on this road, kilometre not known:
road-hint = To see whether you can get through on a stretch: “from Cusco to Puno”.
road-which = Which road?

route-followed = From now on you follow the route <b>{ $route }</b>.
route-followed-already = You already followed the route <b>{ $route }</b>.
route-followed-what =
    I will tell you what changes on that road, and of blockades in the districts it passes.
    It is the usual route; if you take another, follow it too.
route-unfollowed = You no longer follow the route <b>{ $route }</b>.
route-most = You already follow { $count } routes, the most there can be. Drop one in /subscriptions to follow another.
routes = <b>You follow { $count } { $count ->
    [one] route
   *[other] routes
 }</b>

button-route = Can I get through? { $route }
button-route-follow = Tell me about this route
button-route-unfollow = Stop telling me

near-first = <b>{ $kind } { $approximate ->
    [yes] about{" "}
   *[no] {""}
 }{ $km } km to the { $wind }</b>
near-place = That place is in { $place } · { $time }
near-dropped-place = That place is not kept.
near-here = You are in { $place } · { $time }
near-distance = { $approximate ->
    [yes] About{" "}
   *[no] {""}
 }{ $km } km { $wind }
near-approximate = “About”: approximate position, by kilometre or district.
near-perhaps = <b>{ $counted } in the area, exact place not known</b>
near-nothing = <b>No active events on record within { $km } km</b>
near-dropped = Your location is not kept.
near-moving = Updated while you share your location, which is not kept.
near-ask =
    <b>Share your location</b>
    I will tell you which district you are in and what is near. It is not kept. You can also write the name of a place.
near-share = 📍 Share my location
near-private = In a group everyone would see your location. Ask in private: { $link }
near-outside = That location is outside Peru. Chaski knows only Peru: write a place, or see /help

wind-north = north
wind-northeast = north-east
wind-east = east
wind-southeast = south-east
wind-south = south
wind-southwest = south-west
wind-west = west
wind-northwest = north-west

menu-route = Can I get through? From place to place
menu-near = What is near your location
