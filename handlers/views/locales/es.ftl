# Castellano del Perú, de usted. Un mensaje es HTML de Telegram; las claves button-* y menu-* son texto simple.
# Nada de exclamaciones, nada de adjetivos sobre nadie. Un texto que llega como aviso no dice nada relativo.

country = Perú
the-country = el Perú
whole-country = Todo el país
whole-country-inline = todo el Perú
title = <b>{ $name } · { $time }</b>
unknown = sin dato
and-more = y { $count } más

## Clases de hecho

kind-blockade = Bloqueo
kind-march = Marcha
kind-sit-in = Plantón
kind-strike = Paro
kind-occupation = Toma de local
kind-clash = Enfrentamiento
kind-dispersal = Intervención policial
kind-excessive-force = Uso excesivo de la fuerza
kind-looting = Saqueo o daños
kind-arrests = Detenciones
kind-agreement = Acuerdo
kind-unknown = Hecho por precisar

count-blockade = { $count } { $count ->
    [one] bloqueo
   *[other] bloqueos
 }
count-march = { $count } { $count ->
    [one] marcha
   *[other] marchas
 }
count-sit-in = { $count } { $count ->
    [one] plantón
   *[other] plantones
 }
count-strike = { $count } { $count ->
    [one] paro
   *[other] paros
 }
count-occupation = { $count } { $count ->
    [one] toma de local
   *[other] tomas de local
 }
count-clash = { $count } { $count ->
    [one] enfrentamiento
   *[other] enfrentamientos
 }
count-dispersal = { $count } { $count ->
    [one] intervención policial
   *[other] intervenciones policiales
 }
count-excessive-force = { $count } { $count ->
    [one] caso de uso excesivo de la fuerza
   *[other] casos de uso excesivo de la fuerza
 }
count-looting = { $count } { $count ->
    [one] saqueo
   *[other] saqueos
 }
count-arrests = { $count } { $count ->
    [one] hecho con detenciones
   *[other] hechos con detenciones
 }
count-agreement = { $count } { $count ->
    [one] acuerdo
   *[other] acuerdos
 }
change-since-yesterday = ({ $sign }{ $count } desde ayer)
change = ({ $sign }{ $count })

## Un hecho

heading-free = Vía libre
heading-lifted = Bloqueo levantado
heading-withdrawn = Retirado
heading-denied = Desmentido
place-unknown = lugar por precisar
marked-place = { $name } ({ $level ->
    [department] departamento
    [province] provincia
   *[district] distrito
 })

traffic-interrupted = Tránsito interrumpido
traffic-restricted = Tránsito restringido
traffic-normal = Tránsito normal
under-way = En curso
announced = Anunciado para el { $time }
announced-undated = Anunciado, sin fecha
since-clock = desde { $hour ->
    [1] la
   *[other] las
 } { $time }
since-today = desde hoy
since-yesterday = desde ayer
since-day = desde el { $day }

verified-confirmed = Confirmado
verified-reported = Reportado
verified-denied = Desmentido
by-source = por { $source }
according-to = según { $source }
by-desk = por Chaski
sources = ({ $count } { $count ->
    [one] fuente
   *[other] fuentes
 })

over-lifted = Levantado
over-off = Suspendido
over-ended = Terminó
over = { $how ->
    [lifted] Levantado
    [off] Suspendido
   *[ended] Terminó
 }{ $dated ->
    [yes] {" "}{ $time }
   *[no] {""}
 }{ $sourced ->
    [yes] , según { $source }
   *[no] {""}
 }.{ $timed ->
    [yes] {" "}Duró { $length }.
   *[no] {""}
 }
withdrawn = Chaski retiró este aviso. No lo tome en cuenta.

unheard = Sin información
withdrawal-reason = Motivo: { $reason }
withdrawal-unfounded = No se pudo comprobar que ocurriera.
withdrawal-elsewhere = Ocurrió en otro lugar.
withdrawal-twice = Ya estaba en otro aviso.

line-stale = sin confirmar desde hace { $time }
line-withdrawn = retirado
line-undated = anunciado, sin fecha

other-language = (original en inglés)
typed-other-language = { $what } (en inglés)
told-before = Antes: { $what }
passage = Paso: { $what }
sector = Sector: { $what }
demand = Piden: { $what }
organisers = Organiza: { $what }
campaign = Parte de: { $what }
road-name = Carretera: { $what }
people-crowd = { $count } { $count ->
    [one] asistente
   *[other] asistentes
 }
people-injured = { $count } { $count ->
    [one] herido
   *[other] heridos
 }
people-dead = { $count } { $count ->
    [one] fallecido
   *[other] fallecidos
 }
people-source = { $told } (según { $source })
advice-avoid-road = Evite la ruta.
advice-avoid-area = Evite la zona.
advice-monitor = Siga las noticias.
advice-prepare = Prevea demoras.
advice-all-clear = Vía liberada.

correction = <b>{ $sign } Corrección · { $place }</b>
correction-km = <b>{ $sign } Corrección · { $place }</b>: es el km { $now }, no el { $before }.
correction-change = { $what }: { $now } (antes: { $before })
correction-words = Se corrigió el texto del aviso.
correction-denied = <b>{ $sign } Desmentido · { $title }</b>
what-kind = Hecho
what-place = Lugar
what-road = Vía
what-state = Estado
what-verification = Verificación
what-sources = Fuentes
what-passage = Paso
what-demand = Qué piden
what-crowd = Asistentes
what-injured = Heridos
what-dead = Fallecidos

## Estado de una región

status-around = Además, en toda la zona:
quiet = Sin hechos activos registrados.
desk-updated = Chaski actualizó { $place } por última vez: { $time }.
desk-never = Chaski todavía no ha registrado nada sobre { $place }.
silence = Que no haya avisos no asegura que haya paso.
last-event = Último registrado: { $event }
a-source = Una fuente
tally-authorities = Las autoridades
tally = { $source } { $many ->
    [yes] cuentan
   *[no] cuenta
 } { $what } en { $place }{ $changed ->
    [yes] , antes { $earlier }
   *[no] {""}
 } ({ $time })
tally-blocked-points = { $qualifier ->
    [at_least] al menos { "" }
    [about] unos { "" }
    [up_to] hasta { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] punto bloqueado
   *[other] puntos bloqueados
 }
tally-roads-affected = { $qualifier ->
    [at_least] al menos { "" }
    [about] unos { "" }
    [up_to] hasta { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] vía afectada
   *[other] vías afectadas
 }
tally-regions-affected = { $qualifier ->
    [at_least] al menos { "" }
    [about] unos { "" }
    [up_to] hasta { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] región afectada
   *[other] regiones afectadas
 }
tally-injured = { $qualifier ->
    [at_least] al menos { "" }
    [about] unos { "" }
    [up_to] hasta { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] herido
   *[other] heridos
 }
tally-dead = { $qualifier ->
    [at_least] al menos { "" }
    [about] unos { "" }
    [up_to] hasta { "" }
   *[none] { "" }
 }{ $count } { $count ->
    [one] fallecido
   *[other] fallecidos
 }

latest-followed = Lo último de lo que sigue
latest-country = Lo último en el Perú
latest-nothing = Todavía no hay hechos registrados.
latest-hint = Para recibir solo lo de un lugar: /suscribir

## Botones

button-status = Estado { $country ->
    [yes] del Perú
   *[no] de { $place }
 }
button-country = Todo el Perú
button-refresh = Actualizar
button-follow = Seguir { $place }
button-follow-again = Seguir de nuevo { $place }
button-unfollow = Dejar de seguir { $place }
button-more = Más…
button-choose = Elegir un lugar
button-up = ▲ { $place }
button-erase = Borrar todo
button-keep = No borrar

## Elegir lugares

welcome =
    Chaski lleva noticias de bloqueos y marchas, por región.

    <b>¿Qué lugar quiere seguir?</b>
    También puede escribir su nombre.

    Guardamos solo lo que elige, cifrado. /privacidad
walk-department = Elija un departamento.
walk-province = Elija una provincia, o siga todo.
walk-district = Elija un distrito, o siga todo.
walk-here = ¿Quiere seguir { $place }?
choose-same = Hay { $count } lugares llamados { $name }{ $cut ->
    [yes] ; estos son { $shown }. Si falta el suyo, escriba también la provincia.
   *[no] :
 }
choose-any = «{ $name }» puede ser uno de { $count } lugares{ $cut ->
    [yes] ; estos son { $shown }. Si falta el suyo, escriba también la provincia.
   *[no] :
 }
choose-near = No encuentro «{ $name }». ¿Quiso decir…
choose-none = No encuentro «{ $name }». Escriba un departamento, una provincia o un distrito, o elíjalo.
sight = «{ $name }» está en:
followed = Desde ahora sigue { $places }.
followed-what = Le avisaré de lo nuevo ahí, y de lo que abarque toda la zona, como un paro nacional.
followed-already = Ya seguía { $places }.
followed-first = Para ver lo que sigue, o dejarlo: /suscripciones
followed-also = ¿Otro lugar con ese nombre, o uno más amplio?
followed-nothing = No cambió nada.
unfollowed = Ya no sigue { $places }.
unfollowed-nothing = No cambió nada.
still-followed = Sigue { $places }.
still-nothing = No sigue ningún lugar. No le llegarán avisos.
still-covered = Por seguir { $places }, todavía puede llegarle algo de ahí.
subscriptions = <b>Sigue { $count } { $count ->
    [one] lugar
   *[other] lugares
 }</b>
subscriptions-none = No sigue ningún lugar. Escriba, por ejemplo, «/suscribir Puno», o elija uno.
not-followed = No sigue «{ $name }».
too-many = Son muchos lugares para un solo mensaje. Envíe aparte: { $names }

## Chaski

help =
    <b>Chaski</b> lleva noticias de bloqueos, marchas y paros en el Perú.

    <b>Preguntar</b>
    /ruta Cusco Puno: ¿hay paso?
    /estado Puno: qué pasa en un lugar
    /estado: todo el Perú
    /cerca: qué hay cerca de usted
    /ultimas: lo último

    <b>Recibir avisos</b>
    /suscribir Puno: seguir un lugar
    /dejar Puno: no recibir más
    /suscripciones: lo que sigue
    /ajustes: qué recibe, cómo y cuándo

    <b>Lo que ya pasó</b>
    /historia Puno ayer: qué pasó un día
    /buscar bloqueo Ica enero 2023
    /hecho 142: un hecho, con sus fuentes

    <b>Además</b>
    /reportar: avisar de lo que ve
    /canales: avisos en un canal suyo
    /idioma: castellano o English
    /privacidad: qué se guarda de usted
    /olvidar: borrar todo lo suyo
    /empezar: volver al inicio

    🔴 interrumpido · 🟡 restringido
    🟢 normal o levantado
    📅 anunciado · ✏️ corregido
    ❌ retirado o desmentido
help-private =

    También puede escribir solo el nombre de un lugar o de una vía.
help-group =

    En un grupo, solo sus administradores cambian lo que se sigue. Los avisos llegan al tema donde se pidió.
help-desk =

    <b>Mesa</b>
    /publicar: nuevo borrador
    /borradores: los que están en curso
    /mesa: sus hechos abiertos, con botones
    /confirmar 142, /levantar 142, /restringir 142
    /corregir 142, /desmentir 142
    /sugerencias: lo que dice la lista de Sutran
    /avisos: lo que avisa la gente
    /conteo: recuentos de una fuente
    /cancelar: salir de lo que está haciendo
help-desk-publisher =
    /campanas: paros y campañas en curso
    /auditoria: quién hizo qué
help-desk-owner =
    /campanas: paros y campañas en curso
    /auditoria: quién hizo qué
    /editores: quiénes trabajan en la mesa, e invitar
    /pausar: detener los envíos
    /reanudar: continuarlos
privacy-desk =

    <b>Porque usted trabaja en la mesa</b>
    Además, su número cifrado, su función, sus lugares y lo que hizo en la mesa. Al borrar lo suyo sale de la mesa; el registro queda, sin nada que diga quién era.
privacy =
    <b>Qué guarda Chaski</b>
    • El número de este chat, cifrado
    • Su idioma
    • Los lugares y las rutas que sigue
    • Lo que eligió en /ajustes: qué, cómo y a qué horas recibe, y su zona horaria
    • Qué avisos recibió, para poder corregirlos: hasta 7 días después de que el hecho terminó y del último aviso
    • Si avisa algo con /reportar: su texto y su foto, hasta 30 días. Aparte, el número de este chat, cifrado, para contarle en qué quedó. Quien lee su aviso no ve de quién es

    <b>Qué no guarda</b>
    Nombres, usuarios, teléfonos, ubicaciones ni lo demás que usted escribe aquí.

    Si bloquea a Chaski, todo se borra a los 7 días. Para borrarlo ahora: /olvidar
language-ask =
    ¿En qué idioma?
    Which language?
language-set = Desde ahora, en castellano.
forget-ask = ¿Borrar todo lo que Chaski guarda de este chat? Ya no le llegarán avisos.
forget-desk = También sale de la mesa, y sus borradores se descartan.
forgotten = Todo lo de este chat está borrado. Para volver: /empezar
forget-kept = No se borró nada.
admins-only = En este grupo, solo sus administradores pueden cambiar eso.
unknown-command = No conozco «{ $command }». Vea /ayuda
unknown-command-near = No conozco «{ $command }». ¿Quiso decir { $near }? Todo: /ayuda
stale-button = Ese botón ya no sirve. Vea /ayuda
not-understood =
    No encuentro ese lugar.
    Escriba un departamento, una provincia o un distrito, o vea /ayuda
went-wrong = Algo falló de nuestro lado. Intente de nuevo en un momento.
edited = No leo los mensajes editados. Envíelo de nuevo.

## Menú de comandos

menu-start = Volver al inicio
menu-help = Qué puede hacer Chaski
menu-subscribe = Seguir un lugar
menu-unsubscribe = Dejar de seguir un lugar
menu-subscriptions = Los lugares que sigue
menu-status = Qué pasa en un lugar o en todo el Perú
menu-latest = Los últimos hechos
menu-language = Castellano o English
menu-privacy = Qué se guarda de usted
menu-forget = Borrar todo lo suyo
menu-post = Nuevo borrador
menu-drafts = Borradores en curso
menu-cancel = Salir de lo que está haciendo
menu-audit = Quién hizo qué en la mesa
menu-editors = Quiénes trabajan en la mesa
menu-pause = Detener los envíos
menu-resume = Continuar los envíos
nothing-to-cancel = No hay nada que cancelar.
