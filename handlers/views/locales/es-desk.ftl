# La mesa: lo que ven quienes publican.

desk-not-editor =
    Disculpe, eso es solo para la mesa de redacción.
    Para avisar de lo que ve: /reportar. Para preguntar: /estado. Para recibir avisos: /suscribir
desk-private-only = La mesa trabaja en privado. Escríbame en nuestro chat, por favor.
desk-how-to-post =
    Para abrir un borrador escriba /publicar y el texto en un mismo mensaje, por ejemplo:
    /publicar Bloqueo en Ilave, PE-3S km 1410. Comunidades cierran el puente.

    También puede responder con /publicar a un mensaje, reenviarme uno, o corregir un hecho con su número: /publicar 142
desk-no-event = No hay ningún hecho con el número { $number }.
desk-post-edited = Lo que hizo con ese texto queda como está. Cambie el borrador con los botones; lo publicado, con /corregir.

desk-draft = Borrador { $number }
desk-edits = Edición del hecho { $number }
desk-changes = Lo que cambia:
desk-line = { $name }: { $value }
desk-lacking = Falta: { $names }.

desk-field-kind = Tipo
desk-field-region = Lugar
desk-field-road = Vía y km
desk-field-traffic-state = Tránsito
desk-field-verification = Verificación
desk-field-sources = Fuente
desk-field-severity = Gravedad
desk-field-photo = Foto
desk-field-summary-es = Resumen
desk-field-summary-en = Resumen en inglés
desk-field-state = Estado
desk-field-started = Desde cuándo
desk-field-ended = Hasta cuándo
desk-field-last-confirmed = Confirmado a las
desk-field-place = Sitio exacto
desk-field-organisers = Quiénes convocan
desk-field-demand = Qué piden
desk-field-passage = Paso
desk-field-advice = Consejo
desk-field-campaign = Campaña
desk-field-crowd = Asistentes
desk-field-injured = Heridos
desk-field-dead = Fallecidos

desk-value-kind-blockade = Bloqueo
desk-value-kind-march = Marcha
desk-value-kind-sit-in = Plantón
desk-value-kind-strike = Paro
desk-value-kind-occupation = Toma de local
desk-value-kind-clash = Enfrentamiento
desk-value-kind-dispersal = Intervención policial
desk-value-kind-excessive-force = Uso excesivo de la fuerza
desk-value-kind-looting = Saqueo
desk-value-kind-arrests = Detenciones
desk-value-kind-agreement = Acuerdo
desk-value-traffic-state-interrupted = 🔴 Interrumpido
desk-value-traffic-state-restricted = 🟡 Restringido
desk-value-traffic-state-normal = 🟢 Normal
desk-value-verification-reported = Reportado
desk-value-verification-confirmed = Confirmado
desk-value-verification-denied = Desmentido
desk-value-severity-extreme = Extrema (sale de inmediato)
desk-value-severity-severe = Alta
desk-value-severity-moderate = Media
desk-value-severity-minor = Baja
desk-value-severity-unknown = Sin precisar
desk-value-state-announced = Anunciado
desk-value-state-active = En curso
desk-value-state-ended = Terminado
desk-value-state-lapsed = Sin información
desk-value-state-retracted = Retirado
desk-value-advice-avoid = Evite la zona
desk-value-advice-monitor = Siga las noticias
desk-value-advice-prepare = Prepárese
desk-value-advice-all-clear = Vía liberada
desk-value-advice-none = Ninguno
desk-photo-there = sí
desk-number = { $count }

desk-more = Más…
desk-less = ◀ Menos
desk-preview = Vista previa
desk-publish = Publicar
desk-discard = Descartar
desk-back = ◀ Volver
desk-clear = Borrar

desk-choose = { $name }: elija una opción.
desk-so-far = Hasta ahora: { $value }
desk-ask-region = Escriba el nombre del lugar, o elíjalo con los botones. Lo más preciso que sepa: distrito antes que provincia.
desk-ask-road = Escriba la vía y el kilómetro, por ejemplo: PE-3S km 1410, o Panamericana Sur km 262, o km 1 al 30.
desk-ask-place = Escriba el sitio exacto: una plaza, un puente, una salida.
desk-ask-started = Escriba desde cuándo, por ejemplo: 06:20, ayer 21:30, 5/1 06:20, hace 2 horas.
desk-ask-ended = Escriba hasta cuándo, por ejemplo: 17:05, ayer 21:30, 5/1 17:05.
desk-ask-last-confirmed = Escriba cuándo se confirmó por última vez, por ejemplo: 09:40, hace 20 minutos.
desk-ask-sources = Escriba la fuente. Si son varias, sepárelas con punto y coma: Sutran; Radio Pachamama https://…
desk-ask-summary-es = Escriba el resumen en castellano: qué pasa, quiénes, qué piden.
desk-ask-summary-en = Escriba el resumen en inglés.
desk-ask-organisers = Escriba quiénes convocan.
desk-ask-demand = Escriba qué piden.
desk-ask-passage = Escriba quiénes pueden pasar y cuándo, por ejemplo: ambulancias a las 12 y a las 18 h.
desk-ask-campaign = Escriba el nombre de la campaña o del paro al que pertenece.
desk-ask-crowd = Escriba cuántas personas asisten, en cifras.
desk-ask-injured = Escriba cuántos heridos hay, en cifras.
desk-ask-dead = Escriba cuántos fallecidos hay, en cifras.
desk-ask-photo = Envíe la foto.

desk-bad-km = Ese kilómetro no existe en las vías del Perú. Escríbalo así: km 1410, o km 1083+600.
desk-km-unclear = No sé si es el kilómetro 1410 o el 1 con 410 metros. Escríbalo así: 1410, o 1+410.
desk-several-km = Son varios puntos, y cada punto es un hecho. Escriba uno aquí, y abra un borrador para cada uno de los otros.
desk-bad-road = No entiendo la vía ni el kilómetro.
desk-bad-time = No entiendo la hora.
desk-midnight-open = ¿La noche antes de ese día o la de después? Escriba fecha y hora, por ejemplo: 6/1 00:00.
desk-bad-number = No entiendo el número.
desk-bad-source = No entiendo la fuente: hasta 10, cada una con un nombre de hasta 120 letras.
desk-source-nobody = Eso no nombra a nadie. Escriba quién lo dice; si alguien lo vio: Testigo
desk-too-long = Es muy largo: el máximo es { $limit } caracteres. No se cambió nada; su texto sigue en su mensaje.
desk-want-photo = Falta una foto, enviada como foto y no como archivo.
desk-want-text = Falta un texto, por favor.

desk-take = Elegir { $name }
desk-up = ▲ Subir
desk-region-which = ¿Cuál de estos es «{ $text }»?
desk-region-near = No encuentro «{ $text }». ¿Quiso decir…?
desk-region-none = No encuentro «{ $text }». Escriba otro nombre o elija con los botones.

desk-previewed = Arriba está lo que recibirán, en castellano y en inglés.
desk-previewed-silent = Arriba está cómo quedan los avisos, en castellano y en inglés.
desk-leaves-in = Hecho { $number }: sale en { $seconds } s.
desk-published = Publicado: hecho { $number }.
desk-published-before = Ya estaba publicado: hecho { $number }.
desk-undo = Deshacer
desk-undone = Deshecho: no salió nada. El borrador sigue abierto.
desk-undone-before = Ya estaba deshecho: no salió nada.
undo-last = Usted { $act } ({ $time }).
undo-nothing = Todavía no hizo nada que se pueda deshacer.
undo-several = Salieron juntos: toque cuál deshacer, o todo.
undo-done = Eso ya está deshecho. Sus borradores: /borradores
undo-withdrawn = El hecho ya está retirado. Si vuelve a ocurrir, abra otro con /publicar.
undo-late = Eso ya no se puede deshacer. Así está ahora el hecho { $number }, y esto puede hacer:
undo-sent = Puede recuperarlo mientras nadie decida:
undo-discarded = Lo descartado no vuelve: pegue el texto otra vez.
undo-elsewhere =
    Eso no se deshace así.
    Lo publicado está en /mesa, sus borradores en /borradores, los recuentos en /conteo y los avisos en /avisos
desk-too-late = Ya salió y no se puede deshacer.

desk-outdated =
    El hecho { $number } cambió mientras usted lo editaba.
    Usted partió de la versión { $base } y ya va por la { $newest }. Su borrador sigue completo.
desk-withdrawn-meanwhile =
    El hecho { $number } fue retirado mientras usted lo editaba: este borrador ya no puede salir.
    Si vuelve a ocurrir, abra otro con /publicar.
desk-show-newest = Ver lo nuevo
desk-build-on-newest = Seguir sobre lo nuevo

desk-discard-ask = ¿Descartar este borrador? No se puede recuperar.
desk-discard-yes = Sí, descartar
desk-discarded = Borrador descartado.
desk-gone = Ese borrador ya no existe.
desk-changed-meanwhile = El borrador cambió entretanto; así está ahora.
desk-reply-sent = Ese borrador espera a quien publica. Para cambiarlo, recupérelo primero.
desk-reply-unread = No encuentro en su respuesta qué cambia. Cámbielo con los botones:
desk-no-drafts = No tiene borradores abiertos. Para abrir uno, pegue aquí un reporte.
desk-drafts = { $count ->
    [one] Tiene { $count } borrador abierto.
   *[other] Tiene { $count } borradores abiertos.
}
desk-left = Dejado. El borrador sigue abierto.

desk-offer = ¿Hago un borrador de este mensaje?
desk-make-draft = Hacer borrador
desk-forward-gone = Ya no encuentro ese mensaje. Reenvíelo, por favor.
desk-forward-own = Ese mensaje es de Chaski mismo, no un reporte. Responda al aviso original, o vea /mesa

# Envíos: cuánto falta, en qué quedó, y cuando se detienen.

sending-audience = { $count ->
    [0] Por ahora nadie sigue ese lugar.
    [one] Llegará a { $count } seguidor.
   *[other] Llegará a { $count } seguidores.
}
sending-silent = No dice nada nuevo: se confirma, y los avisos ya enviados se actualizan sin sonido.
sending-several = { $count ->
    [one] Publicado: hecho { $numbers }.
   *[other] Publicados: hechos { $numbers }.
 }
sending-leaves = { $seconds ->
    [0] Está saliendo; aquí verá cómo va.
   *[other] Sale en { $seconds } s; aquí verá cómo va.
 }
sending-undone = Deshecho: no salió nada.
sending-of = { $done } de { $total }
sending-so-far = { $done } enviados, y aún se buscan destinatarios
sending-rate = { $rate }/s
sending-left = { $count ->
    [one] falta { $time }
   *[other] faltan { $time }
}
sending-left-soon = falta menos de 1 min
sending-held-paused = envíos en pausa
sending-held-resting = envíos detenidos por ahora
sending-paused-now = Envíos en pausa: no saldrá nada hasta /reanudar.
sending-nobody = Por ahora nadie sigue ese lugar: no se envió nada.
sending-stopped = Se detuvo: Telegram no acepta el mensaje. Corríjalo con /publicar { $number } y publíquelo de nuevo.
sending-expired = Se detuvo: ya era muy tarde para enviar el resto.
sending-superseded = Lo que faltaba se dejó: hay una versión más nueva.
sending-ended-sent = { $count ->
    [one] { $count } recibió
   *[other] { $count } recibieron
}
sending-ended-digest = { $count } en su resumen
sending-ended-held = { $count } tras su silencio
sending-ended-gone = { $count ->
    [one] { $count } había bloqueado el bot
   *[other] { $count } habían bloqueado el bot
}
sending-ended-unknown = { $count } en duda
sending-ended-parked = { $count ->
    [one] { $count } rechazado por Telegram
   *[other] { $count } rechazados por Telegram
}
sending-ended-stopped = { $count } sin enviar
sending-ended-expired = { $count } fuera de tiempo
sending-ended-superseded = { $count ->
    [one] { $count } espera la versión nueva
   *[other] { $count } esperan la versión nueva
}
sending-at-fault =
    Telegram no acepta el mensaje del hecho { $number }, y se detuvo para todos. Lo que dice Telegram:
    <blockquote>{ $why }</blockquote>
    Para corregirlo: abra /publicar { $number }, cambie lo que falla y publíquelo de nuevo.
sending-unshown =
    El hecho { $number } no se puede mostrar en los resúmenes ({ $why }). Los resúmenes salen igual: de él dan solo el número.
    Para corregirlo: abra /publicar { $number }, revise los datos y publíquelo de nuevo. El registro del programa dice más.
sending-trouble-bot-refused =
    Envíos detenidos { $since }: Telegram rechaza al bot.
    Revise que su token siga siendo válido y que no haya otro programa con el mismo. No se pierde nada: lo pendiente sale cuando se arregle.
sending-trouble-record =
    Envíos detenidos { $since }: no se puede escribir en la base de datos.
    Revise el espacio en disco y la conexión. No se pierde nada: lo pendiente sale cuando se arregle.
sending-recovered = Los envíos siguen. Estuvieron detenidos { $since }.
sending-owners-only = Disculpe, solo quienes administran Chaski pueden detener y reanudar los envíos.
sending-pause = Los envíos quedan en pausa.
sending-pause-already = Los envíos ya estaban en pausa.
sending-pause-note = Las respuestas siguen al instante. Para continuar: /reanudar
sending-waiting = { $count ->
    [0] No hay avisos por salir.
    [one] Espera { $count } aviso.
   *[other] Esperan { $count } avisos.
}
sending-resume = Los envíos continúan.
sending-resume-already = Los envíos no estaban en pausa.
sending-leaving = { $count ->
    [0] No había avisos por salir.
    [one] Sale { $count } aviso.
   *[other] Salen { $count } avisos.
}

# Paid sending
paid-today = Pagado hoy por enviar más rápido: { $stars } de { $cap } Stars.
paid-spent =
    Se acabó lo previsto para envíos pagados hoy: { $stars } de { $cap } Stars.
    No se pierde nada: todo sigue saliendo sin costo, a { $pace } mensajes por segundo. Mañana se vuelve a pagar.
paid-half =
    Los avisos comunes ya usaron su parte de hoy: { $stars } de { $cap } Stars.
    No se pierde nada: siguen saliendo sin costo, a { $pace } mensajes por segundo. Lo que queda ({ $left } Stars) es para lo urgente y los cambios de estado.
paid-refused =
    Telegram no acepta los envíos pagados.
    No se pierde nada: todo sale sin costo, a { $pace } mensajes por segundo, y en una hora se intenta de nuevo. Revise en @BotFather que estén activados (Paid Broadcasts) y que el bot tenga Stars suficientes.

# A draft that lay for longer than its word holds.
desk-aged =
    Este reporte es de hace { $time }. ¿Sigue así?
    Si nadie lo confirmó desde entonces, puede que ya no sea cierto.
desk-aged-anyway = Sigue así: publicar
