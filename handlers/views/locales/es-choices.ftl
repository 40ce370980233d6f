# Qué quiere recibir cada uno, cómo y cuándo.

menu-settings = Qué recibe, cómo y cuándo

## Silencio

button-mute = Silenciar ▾
button-mute-1 = 1 h
button-mute-8 = 8 h
button-mute-m = Hasta mañana
button-mute-end = Quitar el silencio
button-settings = Ajustes
until-clock = hasta { $hour ->
    [1] la
   *[other] las
 } { $time }
until-tomorrow = hasta mañana { $time }
until-day = hasta el { $day }
muted = <b>En silencio { $until }.</b> Después le cuento en un mensaje lo que pase.
mute-toast = En silencio { $until }.
unmuted = <b>Silencio terminado.</b> Si pasó algo mientras tanto, se lo cuento en un mensaje.
unmuted-already = El silencio ya había terminado.
mute-nothing = Aquí no se sigue ningún lugar: no llegarán avisos.
mute-channel = En un canal esto no se cambia desde un aviso.

## Lo que llega, en palabras

sort-all = todo
sort-but = todo menos { $what }
sort-blockades = bloqueos
sort-marches = marchas y plantones
sort-strikes = paros
sort-occupations = tomas de local
sort-clashes = enfrentamientos
sort-agreements = acuerdos
least-minor = de cualquier gravedad
least-moderate = desde gravedad media
least-severe = desde gravedad alta
least-extreme = solo de gravedad extrema
manner-instant = al instante
manner-silent = al instante, sin sonido
manner-digest = en resumen
extent-all = cada novedad
extent-ends = solo inicio y fin
choice-kinds = clases
choice-severity = gravedad
choice-manner = cómo llega
choice-extent = cuánto
digests-hourly = cada hora
quiet-none = ninguno
quiet-told = { $hours }, { $wakes ->
    [yes] salvo lo urgente
   *[no] también para lo urgente
 }
next-today = hoy { $time }
next-tomorrow = mañana { $time }

## Ajustes

settings-muted = <b>En silencio { $until }.</b>
settings-get = <b>Recibe:</b> { $what }.
settings-quiet = <b>Silencio:</b> { $hours }.
settings-digests = <b>Resúmenes:</b> { $times }.
settings-next = El próximo: { $time }.
settings-zone = <b>Hora:</b> { $zone }, { $time }.
settings-nothing =
    <b>Todavía no sigue ningún lugar.</b>
    Elija primero un lugar o escriba, por ejemplo, «/suscribir Puno». Después, aquí decide qué recibir de ahí, cómo y cuándo.
settings-place = <b>{ $place }:</b> { $what }.
settings-place-own = Propio de este lugar: { $what }. Lo demás, como en general.
settings-place-same = Todo como en general. Toque para cambiarlo solo aquí.
settings-places = <b>Por lugar o ruta.</b> Toque uno para elegir qué recibe de ahí.
settings-line = • <b>{ $place }:</b> { $what }
settings-same = como en general
settings-kinds = <b>Recibe:</b> { $what }.
settings-kinds-how = Toque para poner o quitar.
settings-kinds-clashes = «Enfrentamientos» incluye intervención policial, uso excesivo de la fuerza, saqueos y detenciones.
settings-severity = <b>Recibe:</b> hechos { $what }.
settings-severity-how = Si no se conoce la gravedad, cuenta como media.
settings-manner = <b>Llega:</b> { $what }.
settings-manner-how = En resumen: todo junto en un mensaje, a las horas que elija.
settings-extent = <b>Recibe:</b> { $what }.
settings-extent-how = Inicio y fin: cuando algo empieza y cuando termina. Las correcciones llegan siempre.
settings-digests-none = Ahora nada le llega en resumen. Elíjalo en «Cómo llega».
settings-digests-silent = A las { $times } hay silencio: { $count ->
    [one] ese resumen llega
   *[other] esos resúmenes llegan
 } a las { $end }.
settings-times-how = Toque hasta { $count } horas.
settings-quiet-how = En esas horas no llega nada. Al terminar, un mensaje cuenta lo que pasó.
settings-quiet-from = <b>Silencio: ¿desde qué hora?</b>
settings-quiet-to = <b>Silencio desde las { $start }: ¿hasta qué hora?</b>
settings-mute-off = <b>Sin silencio por ahora.</b>
settings-mute-how = En silencio no llega nada, tampoco lo urgente. Al terminar, un mensaje cuenta lo que pasó.
settings-zone-how = Elija, o escriba una ciudad, por ejemplo: Madrid
settings-zone-how-group = Elija, o escriba, por ejemplo: /ajustes Madrid
settings-zone-which = <b>¿Hora de «{ $name }»?</b> Toque para elegirla.
settings-zone-near = No conozco «{ $name }». ¿Quiso decir…
settings-zone-unknown = No conozco «{ $name }». Escriba una ciudad más grande de su país, o elija de la lista.
settings-language = <b>Idioma:</b> castellano, en todo el chat.
settings-none-left = Tiene que quedar al menos una clase. Para no recibir nada use el silencio o /dejar
settings-times-most = Son hasta cuatro horas. Quite una primero.
settings-times-none = Tiene que quedar al menos una hora. Ponga otra antes de quitar esta.
settings-unfollowed = Ese lugar ya no se sigue. Vea /suscripciones
button-set-kinds = Qué clases
button-set-severity = Gravedad
button-set-manner = Cómo llega
button-set-extent = Cuánto
button-set-quiet = Horas de silencio
button-set-mute = Silenciar ahora
button-set-zone = Zona horaria
button-set-language = Idioma
button-set-by-place = Por lugar o ruta ({ $count })
button-set-all = Todas
button-set-as-chat = Como en general
button-set-same = Todo como en general
button-set-back = ‹ Ajustes
button-set-place = ‹ Este lugar
button-set-places = ‹ Lugares
button-set-digests = Horas de los resúmenes
button-set-hourly = Cada hora
button-set-times = Otras horas
button-set-hours = Otras horas
button-set-half = A la media hora
button-set-full = A la hora en punto
button-set-to-manner = ‹ Cómo llega
button-set-to-digests = ‹ Resúmenes
button-set-to-quiet = ‹ Silencio
button-set-quiet-none = Ninguna
button-set-urgent = Lo urgente puede sonar
button-set-zones = Ver la lista
button-set-choose = Elegir qué recibir
button-set-what = Qué recibe
button-set-each = Qué recibe de cada uno

## La primera noticia

push-hint = <i>Para recibir menos: /ajustes</i>
