# Preguntar al registro: buscar, historia, un hecho, compartir.

button-share = Compartir

search-asked = «{ $text }»
search-count = { $count } { $count ->
    [one] hecho
   *[other] hechos
 }
search-more = más de { $count } hechos
search-nothing = nada en el registro
search-read = Se buscó: { $parts }
search-words = con «{ $words }»
search-wider = Hay algo si busca:
search-without-days = Sin las fechas ({ $count })
search-without-places = En todo el Perú ({ $count })
search-without-words = Todo lo de ese lugar y esos días ({ $count })
search-without-names = Donde se menciona ({ $count })
search-hint = Pruebe con menos palabras, o con el nombre de la vía o del lugar.
search-silence = Que no esté en el registro no asegura que no haya ocurrido.
search-common = «{ $text }» está en casi todo. Agregue un lugar, una fecha u otra palabra.
search-usage =
    <b>¿Qué busca en el registro?</b>
    Responda a este mensaje, o escríbalo después del comando. Los acentos y las mayúsculas dan igual.

    /buscar bloqueo Puno enero 2023
    /buscar marcha Lima ayer
    /buscar PE-3S km 1410
    /buscar Cusco del 3 al 5 de enero
span-until = hasta el { $day }
span-since = desde el { $day }

event-usage =
    <b>¿Qué número tiene el hecho?</b>
    Responda a este mensaje, o escriba /hecho 142. El número está en las respuestas de /buscar y /historia
event-unknown = No hay un hecho { $number } en el registro. Puede buscarlo con /buscar
event-number = Hecho { $number } · { $count } { $count ->
    [one] versión
   *[other] versiones
 }
event-stale = Sin confirmar desde hace { $time }
event-sources = <b>Fuentes</b>
event-registered = Primer registro: { $what }
event-nothing-new = Sin cambios para quien lee

history-usage =
    <b>¿Qué lugar, y qué día?</b>
    Responda a este mensaje, o escríbalo después del comando.

    /historia Puno 5 enero 2023
    /historia Juliaca ayer
    /historia Cusco del 3 al 5 de enero
history-before = <b>Venía de antes</b>
history-began = <b>Empezó entonces</b>
history-nothing = No hay hechos registrados.
history-more = Se muestran los { $count } más recientes.
history-later = registrado el { $day }
history-void = luego retirado o desmentido

share-status = { $place }: bloqueos y marchas ahora
latest-place = Lo último en { $place }
not-understood-search = Para buscar esas palabras en el registro, toque el botón.
button-search = Buscar «{ $text }»

menu-search = Buscar en el registro
menu-history = Qué pasó un día en un lugar
menu-event = Un hecho, con su historia y sus fuentes

inline-open = Abrir Chaski
inline-nothing = Nada con esas palabras. Abrir Chaski
inline-way = Ver lo último en Chaski

# Lo que se lee en el campo vacío de una respuesta.

search-reply = bloqueo Puno enero 2023
history-reply = Puno 5 enero 2023
event-reply = 142
