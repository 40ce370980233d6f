# Lo pegado: los borradores de un texto, sus preguntas, y los recuentos.

paste-title = { $count ->
    [0] De este texto no queda ningún borrador
    [one] { $count } borrador de este texto
   *[other] { $count } borradores de este texto
}
paste-line = { $number } · { $told }
paste-line-asks = { $told } · ❓
paste-line-updates = { $told } · actualiza el hecho { $event }
paste-line-lifts = { $told } · cierra el hecho { $event }
paste-line-about = { $told } · { $what }
paste-line-published = ✓ { $told } · hecho { $event }
paste-line-sent = ⏳ { $told } · espera a quien publica
paste-line-discarded = ✗ { $told } · descartado
paste-roughly = hora aproximada
paste-check = { $asked ->
    [0] revise cada dato
   *[other] { $over ->
        [0] revise: { $names }
       *[other] revise: { $names } y lo demás
    }
}
paste-source = { $count ->
    [one] Fuente: { $names }
   *[other] Fuentes: { $names }
}
paste-counts-there = Recuentos en el texto, que se registran al publicar:
paste-counts-refused = Recuentos que se envían a quien publica en ese lugar:
paste-counts-recorded = Recuentos registrados:
paste-note-not-a-protest = No es una protesta, y no abre borrador: «{ $words }»
paste-note-context = Es de otra fecha o de otro lugar, y no abre borrador: «{ $words }»
paste-note-denied = El mismo texto lo desmiente, y no abre borrador: «{ $words }»
paste-note-nobody-counts = Falta quién cuenta: «{ $words }». Escríbalo así: /conteo Sutran: 72 puntos bloqueados
paste-note-nothing-open = Dice que hay pase y no hay nada abierto allí que levantar: «{ $words }»
paste-more-lines = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}
paste-more-questions = { $count ->
    [one] Después queda { $count } pregunta más.
   *[other] Después quedan { $count } preguntas más.
}
paste-lacking = Falta: { $names }.
paste-for = { $count ->
    [one] Borrador { $numbers }: { $question }
   *[other] Borradores { $numbers }: { $question }
}
paste-publish = { $count ->
    [one] Publicar
   *[other] Publicar los { $count }
}
paste-publish-others = { $count ->
    [one] Publicar el otro
   *[other] Publicar los otros { $count }
}
paste-publish-left = { $count ->
    [one] Publicar el que falta
   *[other] Publicar los { $count } que faltan
}
paste-send = { $count ->
    [one] Enviar a quien publica
   *[other] Enviar los { $count } a quien publica
}
paste-both = Publicar { $publish } y enviar { $send }
paste-record = { $count ->
    [one] Registrar el recuento
   *[other] Registrar los { $count } recuentos
}
paste-no-counts = Sin recuentos
paste-lift = Cerrar el hecho { $event }
paste-update = Actualizar el hecho { $event }
paste-review = Revisar uno por uno
paste-join = Es un solo paro: juntar
paste-discard = Descartar
paste-discard-ask = { $count ->
    [one] ¿Descartar el borrador de este texto? No se puede recuperar.
   *[other] ¿Descartar los { $count } borradores de este texto? No se pueden recuperar.
}
paste-discarded = { $count ->
    [0] No había nada que descartar.
    [one] Descartado { $count } borrador.
   *[other] Descartados { $count } borradores.
}
paste-undo-all = Deshacer todo
paste-undo-one = Deshacer el { $number }
paste-leaves-in = { $count ->
    [one] Sale en { $seconds } s.
   *[other] Salen en { $seconds } s.
}
paste-gone = Salieron. Con «Cómo va» ve cuántos lo recibieron.
paste-how = Cómo va
paste-going = Hecho { $event }: { $line }
paste-next = Siguiente ▶
paste-list = ◀ Lista
paste-answer = Responder lo que falta
paste-edit = Cambiar
paste-drop = Quitar
paste-both-languages = En los dos idiomas
paste-here = Así lo recibirán:
paste-undo-changed = { $count ->
    [one] Otra persona cambió uno entretanto: queda como está ahora.
   *[other] Otra persona cambió { $count } entretanto: quedan como están ahora.
}
paste-undo-beside = { $count ->
    [one] Uno volvería junto a otro hecho que puede ser el mismo: vea la pregunta abajo.
   *[other] { $count } volverían junto a otro hecho que puede ser el mismo: vea las preguntas abajo.
}
paste-undone = { $undone ->
    [0] Ya salieron y no se pueden deshacer.
    [one] { $late ->
        [0] Deshecho.
       *[other] Deshecho uno; ya salieron { $late }.
    }
   *[other] { $late ->
        [0] Deshechos los { $undone }.
       *[other] Deshechos { $undone }; ya salieron { $late }.
    }
}
paste-outdated = El hecho { $event } cambió entretanto. Revise ese borrador antes de publicarlo.
paste-second = Lo que llega a todo el país o es urgente lo mira antes otra persona: use «Enviar».
paste-elsewhere = { $count ->
    [one] { $count } está fuera de sus regiones y no salió.
   *[other] { $count } están fuera de sus regiones y no salieron.
}
paste-waits = { $count ->
    [one] { $count } espera una respuesta suya y no salió.
   *[other] { $count } esperan una respuesta suya y no salieron.
}
paste-failed = { $count ->
    [one] { $count } cambió entretanto y no salió.
   *[other] { $count } cambiaron entretanto y no salieron.
}
paste-answer-first = Antes responda lo que falta: { $question }
paste-known-meanwhile = Entretanto se publicó algo que puede ser lo mismo. Responda la pregunta, por favor.
paste-beside = { $count ->
    [one] Uno quedaría junto a otro hecho abierto que puede ser el mismo: ábralo para decidir.
   *[other] { $count } quedarían junto a otro hecho abierto que puede ser el mismo: ábralos para decidir.
}
paste-edited = Lo que hizo con ese texto queda como está. Cambie el borrador con los botones; lo publicado, con /corregir.
paste-nothing = No encuentro un hecho ni un lugar en ese texto. ¿Hago un borrador con él?
paste-batch = { $count ->
    [one] 📋 { $count } borrador de un texto · { $where }
   *[other] 📋 { $count } borradores de un texto · { $where }
}
paste-too-many = Leí los primeros { $count } hechos del texto. Pegue el resto aparte.

# Preguntas: una por cada duda de la lectura.

doubt-region-ambiguous = ¿Dónde es «{ $words }»?
doubt-region-unknown = { $named ->
    [none] ¿Dónde es? El texto no nombra un lugar que yo conozca.
    [apart] ¿Dónde es? El texto no lo dice claramente.
   *[unknown] ¿Dónde es? No conozco «{ $words }».
}
doubt-region-apart = El texto nombra «{ $words }» aparte del hecho. ¿Es ahí?
doubt-road-ambiguous = ¿Qué vía es?
doubt-road-region = Ese kilómetro de esa vía queda en otro lugar. ¿Qué es lo correcto?
doubt-km-impossible = La vía no tiene ese kilómetro, hasta donde sé. ¿Qué kilómetro es?
doubt-km-unclear = ¿Qué kilómetro es?
doubt-kind-unclear = ¿Qué es?
doubt-phase-unclear = ¿Sigue? El texto no lo deja claro.
doubt-state-unclear = ¿Se puede pasar?
doubt-time-unclear = { $known ->
    [no] ¿Desde cuándo?
   *[yes] La hora no es segura: { $time }. ¿Está bien?
}
doubt-count-unclear = { $what ->
    [crowd] ¿Cuántas personas?
    [injured] ¿Cuántos heridos?
   *[dead] ¿Cuántos fallecidos?
}
doubt-already-open = { $count ->
    [one] Ya hay un hecho abierto que puede ser este: { $events }
   *[other] Ya hay hechos abiertos que pueden ser este: { $events }
}
doubt-which-lifted = { $count ->
    [0] ¿Qué hecho terminó? Primero hace falta el lugar.
   *[other] ¿Cuál terminó? { $events }
}
doubt-nothing-open = Dice que terminó, y no hay ningún hecho abierto así. ¿Lo registro como terminado?
doubt-which-free = { $count ->
    [0] ¿Qué hecho terminó? Primero hace falta el lugar.
   *[other] ¿Cuál terminó? { $events }
}
doubt-nothing-to-lift = Hay pase y allí no hay nada abierto que levantar: descártelo o corrija el lugar.
doubt-source = ¿De quién viene?

# Lo que conviene mirar antes de publicar.

check-title = ¿Está bien? El texto no lo dice claramente:
check-line = { $count ->
    [0] • { $name }: { $value }
   *[other] • { $name }: { $value } ¿o { $others }?
}
check-over = { $alone ->
    [yes] ¿Está bien? El texto cuenta varias cosas: revise { $names }.
   *[other] Revise también: { $names }.
}
check-nothing = sin dato
check-fine = ✓ Todo está bien

choice-fine = Está bien
choice-update = Actualizar el { $event }
choice-other = Es otro
choice-lift = Es el { $event }
choice-none-lifted = Ninguno: registrarlo terminado
choice-record-ended = Registrar como terminado
choice-km = km { $km }
choice-km-here = km { $km }, en { $place }
choice-km-there = km { $km }, en { $place }
choice-type = Escribir…
choice-none = Dejar sin dato
choice-witness = Testigo
choice-other-source = Otra fuente…
witness = Testigo
event-brief = n.º { $event } · { $told }

# Recuentos.

tally-how =
    Escriba el recuento tal como lo dice la fuente, por ejemplo:
    /conteo Sutran: 72 puntos bloqueados en 5 regiones
    /conteo Defensoría: 12 heridos en Juliaca
tally-last = Últimos recuentos:
tally-unread = No encuentro un recuento en ese texto: hace falta quién cuenta, cuánto y qué (puntos, vías, regiones, heridos, fallecidos).
tally-who = Falta quién cuenta. Escríbalo así: /conteo Sutran: 72 puntos bloqueados
tally-where = No queda claro el lugar: { $words }. Escríbalo con su provincia o departamento.
tally-several =
    Es un solo recuento de varios lugares ({ $places }), y no puedo repartirlo. Envíe uno por lugar, por ejemplo:
    /conteo Sutran: 30 puntos bloqueados en Puno; Sutran: 22 puntos bloqueados en Cusco
    Si es la cifra de todo el país: /conteo Sutran: 72 puntos bloqueados en todo el Perú
tally-preview = { $count ->
    [one] Recuento por registrar:
   *[other] Recuentos por registrar:
}
tally-older = Ya hay un recuento más nuevo de lo mismo: este no se verá en /estado.
tally-recorded = { $count ->
    [one] Recuento registrado. Se ve en /estado.
   *[other] Recuentos registrados. Se ven en /estado.
}
tally-withdraw = Retirar { $number }
tally-withdrawn = Recuento retirado.
tally-gone = Ese recuento ya no está.
tally-not-yours = Disculpe, ese lugar no está en sus regiones, o su función no registra recuentos.
tally-correct = Para corregir uno, envíe /conteo con el número correcto; para retirarlo, use su botón.

menu-tally = Registrar un recuento oficial
tally-send = { $count ->
    [one] Enviar el recuento a quien publica
   *[other] Enviar los recuentos a quien publica
}
tally-sent = ⏳ Recuentos que esperan a quien publica:
tally-waits = 👁 La persona n.º { $author } pide que se registre:
tally-for-you = { $count ->
    [one] Un recuento espera su decisión:
   *[other] { $count } recuentos esperan su decisión:
}
tally-returned = Devuelto: no se registró. Quien lo envió puede corregirlo con /conteo.
tally-decided = Ese recuento ya se decidió, o se recuperó.
tally-nobody-told = Enviado, pero no pude avisar a nadie que pueda registrarlo. Espera en la lista de quien publica.
audit-act-tally-send = envió a quien publica los recuentos { $number }
audit-act-tally-back = devolvió los recuentos { $number }
audit-act-tally = registró el recuento { $number }
audit-act-untally = retiró el recuento { $number }
