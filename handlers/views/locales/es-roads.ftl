# ¿Se puede pasar?, y lo que hay cerca de una ubicación.

route-cuts = { $count } { $count ->
    [one] corte
   *[other] cortes
 }
route-restrictions = { $count } { $count ->
    [one] restricción
   *[other] restricciones
 }
route-closed = No hay paso: { $counted }
route-reported = No habría paso, según reportes: { $counted }
route-doubtful = Paso incierto: { $counted } sin confirmar
route-restricted = Paso restringido: { $counted }
route-perhaps = Paso incierto: { $counted } en la zona, sin kilómetro conocido
route-none = Sin cortes conocidos
route-partly = Sin cortes conocidos, con tramos sin información
route-silent = Sin información reciente de esta ruta
route-length = { $roads } · unos { $km } km
route-away = { $place } queda a unos { $km } km de { $stop }, lo más cercano en las vías que conozco.
route-by = { $place }: por { $stop }.
route-at = { $exact ->
    [yes] A { $km } km
   *[no] Hacia el km { $km } del viaje
 }
route-near = Cerca de la ruta, sin kilómetro conocido:
route-quiet = Sin información{ $whole ->
    [yes] {" "}en toda la ruta
   *[no] {" "}entre { $between }
 }{ $known ->
    [yes] {" "}desde { $since }.
   *[no] .
 }
route-silent-more = Y { $count } { $count ->
    [one] tramo más
   *[other] tramos más
 } sin información.
route-other = Por otra vía{ $named ->
    [yes] , por { $by }
   *[no] {""}
 } ({ $roads }), unos { $km } km: { $known }.
route-no-other = No conozco otra vía.
route-share = ¿Hay paso? { $route }

route-ask =
    <b>¿De dónde a dónde?</b>
    Escriba, por ejemplo: de Cusco a Puno
route-ask-hint = de Cusco a Puno
route-ask-end =
    <b>Desde { $place }, ¿hasta dónde?</b>
    Elija, o escriba: de { $place } a …
route-which = ¿Cuál «{ $name }»?
route-near-name = No encuentro «{ $name }». ¿Quiso decir…
route-unknown =
    No encuentro «{ $name }».
    Escriba dos lugares, por ejemplo: de Cusco a Puno
route-roadless = No conozco ninguna carretera que llegue cerca de { $place }.
route-or-each = ¿Quiere saber si hay paso, o qué pasa en cada lugar?
did-you-mean = ¿Quiso decir…
border = Chaski solo conoce el Perú. Los pasos de frontera con { $country }:
abroad-bolivia = Bolivia
abroad-chile = Chile
abroad-ecuador = Ecuador
abroad-brazil = Brasil
route-same = { $place } es la salida y la llegada. Escriba dos lugares distintos, por ejemplo: de Cusco a Puno

road-quiet = Sin hechos activos registrados en esta vía.
road-near = Quizá en esta vía, sin kilómetro conocido:
road-hint = Para saber si hay paso en un tramo: «de Cusco a Puno».
road-which = ¿Cuál vía?

route-followed = Desde ahora sigue la ruta <b>{ $route }</b>.
route-followed-already = Ya seguía la ruta <b>{ $route }</b>.
route-followed-what =
    Le avisaré de lo que cambie en esa vía y de los bloqueos en los distritos por donde pasa.
    Es la ruta usual; si va por otra, sígala también.
route-unfollowed = Ya no sigue la ruta <b>{ $route }</b>.
route-most = Ya sigue { $count } rutas, el máximo. Deje una en /suscripciones para seguir otra.
routes = <b>Sigue { $count } { $count ->
    [one] ruta
   *[other] rutas
 }</b>

button-route = ¿Hay paso? { $route }
button-route-follow = Avisarme de esta ruta
button-route-unfollow = Dejar de avisarme

near-first = <b>{ $kind } a { $approximate ->
    [yes] unos{" "}
   *[no] {""}
 }{ $km } km al { $wind }</b>
near-place = Ese lugar está en { $place } · { $time }
near-dropped-place = Ese lugar no se guarda.
near-here = Usted está en { $place } · { $time }
near-distance = { $approximate ->
    [yes] A unos{" "}
   *[no] A{" "}
 }{ $km } km al { $wind }
near-approximate = «Unos»: posición aproximada, por el kilómetro o el distrito.
near-perhaps = <b>{ $counted } en la zona, sin lugar preciso</b>
near-nothing = <b>Sin hechos activos registrados a menos de { $km } km</b>
near-dropped = Su ubicación no se guarda.
near-moving = Se actualiza mientras comparta su ubicación, que no se guarda.
near-ask =
    <b>Comparta su ubicación</b>
    Le digo en qué distrito está y qué hay cerca. No se guarda. También puede escribir el nombre del lugar.
near-share = 📍 Compartir mi ubicación
near-private = En un grupo todos verían su ubicación. Pídalo en privado: { $link }
near-outside = Esa ubicación está fuera del Perú. Chaski solo conoce el Perú: escriba un lugar, o vea /ayuda

wind-north = norte
wind-northeast = noreste
wind-east = este
wind-southeast = sudeste
wind-south = sur
wind-southwest = sudoeste
wind-west = oeste
wind-northwest = noroeste

menu-route = ¿Hay paso? De un lugar a otro
menu-near = Qué hay cerca de su ubicación
