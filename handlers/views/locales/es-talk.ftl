# Lo que no es una pregunta ni un lugar: días que no existen, cortesías, lo que no se puede leer.

## Un día que no existe

no-such-day = El { $day } de { $month }{ $dated ->
    [yes] {" "}de { $year }
   *[no] {""}
 } no existe.
month-days = { $month }{ $dated ->
    [yes] {" "}de { $year }
   *[no] {""}
 } tiene { $february ->
    [yes] 28 o 29
   *[no] { $last }
 } días.
no-such-month = No hay un mes { $number }.
no-such-month-how = Va primero el día y después el mes.
no-such-day-words = Escriba, por ejemplo: { $text }
no-such-day-search = Escriba, por ejemplo: /buscar { $text }
no-such-day-history = Escriba, por ejemplo: /historia { $text }

## Cortesías

talk-greeting =
    Hola. ¿Qué lugar le interesa?
    Escriba su nombre, por ejemplo «Puno», y le digo qué pasa ahí. Para saber si hay paso: «de Cusco a Puno».
talk-thanks =
    De nada.
    Si ve un bloqueo o una marcha, puede avisarnos: /reportar
talk-fine =
    De acuerdo.
    Lo que sigue: /suscripciones. Lo que puede pedir: /ayuda
talk-farewell =
    Hasta luego.
    De lo que sigue le avisaré igual. Para verlo o dejarlo: /suscripciones
talk-stop =
    <b>¿Ya no quiere avisos?</b>
    /suscripciones: dejar un lugar o una ruta
    /ajustes: recibir menos, o nada de noche
    /olvidar: no recibir nada y borrar todo
talk-help =
    Lo que puede pedir: /ayuda
    Si hay peligro, llame al 105 (Policía), 106 (SAMU) o 116 (Bomberos). Chaski no es una línea de emergencia.
talk-missing =
    Solo aviso de lo nuevo en lo que usted sigue.
    Lo que sigue: /suscripciones. Qué recibe, cómo y a qué horas: /ajustes. Lo que pasa ahora: /estado
talk-who =
    Soy Chaski, un programa: nadie escribe estas respuestas. No cuesta nada.
    Llevo avisos de bloqueos y marchas que revisa un equipo de voluntarios. Lo que puede pedir: /ayuda
talk-sign = No entiendo emojis solos. Escriba el nombre de un lugar, o vea /ayuda

## Lo que no se puede leer

say-sticker =
    No leo stickers.
    Escriba el nombre de un lugar, por ejemplo «Puno», o vea /ayuda
say-voice =
    No puedo escuchar audios.
    Escriba el nombre de un lugar, por ejemplo «Puno». Para avisar de lo que ve: /reportar
say-picture =
    No puedo ver fotos, videos ni archivos.
    Para avisar de lo que ve, con su foto: /reportar. Para preguntar, escriba un lugar, o vea /ayuda
say-other = Aquí solo puedo leer texto. Escriba el nombre de un lugar, o vea /ayuda
not-understood-long =
    No leo textos largos.
    Para avisar de lo que ve: /reportar. Para preguntar, escriba solo el nombre de un lugar.

# Whoever tells something in place of asking.
report-it = ¿Lo está viendo usted? Su mensaje no lo lee nadie: para avisar, envíelo con /reportar delante.
