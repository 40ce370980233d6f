# Avisos de la gente: lo que se pide y promete a quien avisa, y la cola que ve la mesa.

report-ask =
    ¿Qué ve, y dónde? Escríbalo en un mensaje.
    Puede añadir una foto o su ubicación.

    • Quienes lo leen no ven quién lo envía. Pueden usar su texto y su foto.
    • Son voluntarios: puede tardar, y no todo se publica.
    • Se guarda hasta 30 días; de su ubicación, solo el distrito. /olvidar lo borra antes.
    • No es una línea de emergencia: llame al 105 (Policía), 106 (SAMU) o 116 (Bomberos).

    Para dejarlo: /cancelar
report-in-group = Escriba el aviso después de la orden: /reportar Bloqueo en Ilave. Si prefiere que el grupo no lo lea, hágalo en privado.
report-private = Avisar en privado
report-filed = Recibido.
report-filed-at = Recibido: { $place }.
report-offer =
    ¿Lo está viendo usted? Su foto todavía no la vio nadie.
    Puedo enviarla con su texto a quienes publican. No verán quién la envía, y se guarda hasta 30 días.
    Para preguntar, escriba un lugar, o vea /ayuda
report-offer-send = Enviar foto y texto
report-offer-gone = Ya no encuentro esa foto. Envíela otra vez, por favor.
report-offer-old = Pasó más de una hora. Si sigue así, envíe la foto otra vez.
report-promise = Lo leerá nuestro equipo, sin ver quién lo envió. Le contaré si se publica.
report-cut = Era muy largo: se guardaron los primeros { $limit } caracteres.
report-emergency = Si hay peligro, llame al 105 (Policía), 106 (SAMU) o 116 (Bomberos).
report-where = ¿Dónde es? Escriba el distrito o la provincia, o envíe su ubicación.
report-photo = Si tiene una foto, envíela ahora.
report-wait-hour = Ya envió { $count } avisos en una hora. Puede enviar otro desde: { $time }.
report-wait-day = Ya envió { $count } avisos en un día. Puede enviar otro desde: { $time }.
report-wait-muted = Desde este chat no se reciben avisos hasta: { $time }. Uno se marcó como spam.
report-wait-waiting = Todavía no leímos sus avisos anteriores. Espere un poco antes de enviar otro.
report-place-kept = Anotado: { $place }, o muy cerca. Ahora escriba qué pasa.
report-placed = Anotado: { $place }. Su aviso ya está con nuestro equipo.
report-which = ¿Cuál de estos es «{ $text }»?
report-which-none =
    No encuentro «{ $text }».
    Escriba un distrito o una provincia, o envíe su ubicación. Si no lo sabe: /cancelar. Su aviso ya está con nuestro equipo.
report-photo-kept = Tengo la foto. Ahora escriba qué se ve{ $placed ->
    [yes] {""}
   *[no] {" "}y dónde es
 }.
report-photo-added = Foto añadida a su aviso.
report-want = Para avisar necesito un texto, una foto (enviada como foto, no como archivo) o su ubicación. Para dejarlo: /cancelar
report-far = Esa ubicación queda fuera del Perú. Escriba el nombre del distrito.
report-edited = Su aviso queda como lo envió primero. Para corregirlo, envíe otro con /reportar.
report-left = Dejado. Lo que ya envió sigue con nuestro equipo.
report-none = Dejado. No se envió nada.
report-published = Su aviso fue publicado: { $event }
report-unused = Revisamos su aviso y no se publicó. Gracias por avisar.

tips-title = Aviso { $number } · { $place }
tips-no-place = sin lugar
tips-age = hace { $time }
tips-voices = { $count ->
    [one] lo cuenta { $count } persona
   *[other] lo cuentan { $count } personas
}
tips-with-photo = con foto
tips-also = También: «{ $text }»
tips-position = { $at } de { $count } por revisar
tips-none = No hay avisos por revisar.
tips-accept = Hacer borrador
tips-reject = No se usa
tips-spam = Spam
tips-photo = Ver la foto
tips-open = Ver los avisos
tips-next = Siguiente aviso
tips-undo = Deshacer: aviso { $number }
tips-taken = Aviso { $number }: tomado. Es su borrador { $draft }.
tips-rejected = Aviso { $number }: no se usa.
tips-spammed = Aviso { $number }: spam. Quien lo envió no puede avisar por 24 horas.
tips-spam-ask = { $count ->
    [one] ¿Es spam? { $count } persona no podrá avisar por 24 horas.
   *[other] ¿Es spam? { $count } personas no podrán avisar por 24 horas.
}
tips-spam-yes = Sí, es spam
tips-back = El aviso vuelve a la cola.
tips-too-late = Ya es tarde para deshacerlo.
tips-gone = Ese aviso cambió o ya lo decidió otra persona de la mesa.
tips-photo-gone = Esa foto ya no está disponible.
tips-notice = { $count ->
    [one] { $count } aviso por revisar: { $places }
   *[other] { $count } avisos por revisar: { $places }
}

menu-report = Avisar de lo que ve
menu-tips = Lo que avisa la gente
audit-act-tip-accept = tomó el aviso { $number }
audit-act-tip-reject = dejó de lado el aviso { $number }
audit-act-tip-spam = marcó como spam el aviso { $number }
audit-act-tip-back = devolvió a la cola el aviso { $number }
