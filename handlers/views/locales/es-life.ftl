# Vida de un hecho: confirmado, levantado, restringido, corregido, desmentido.

menu-desk = Sus hechos abiertos, por confirmar
menu-confirm = Confirmar que sigue
menu-restrict = Marcar paso restringido
menu-lift = Marcar que terminó
menu-correct = Corregir un hecho
menu-retract = Desmentir un hecho

life-act-ok = Sigue igual
life-act-stands = Sigue en pie
life-act-res = Restringido
life-act-blk = Interrumpido
life-act-lift = Levantado
life-act-end = Terminó
life-act-off = Se suspendió
life-act-open = Reabrir
life-act-beg = Empezó
life-act-open-res = Reabrir, restringido
life-act-fix = ✏️ Corregir
life-act-ret = ❌ Desmentir…
life-open = Más…
life-open-draft = Ver el borrador
life-stale = Sin confirmar desde hace { $time }.
life-number = Hecho { $number }, versión { $revision }

life-confirmed = Hecho { $number } confirmado. Los avisos enviados se actualizan sin sonido.
life-other-source = Si lo dice otra fuente: /confirmar { $number } PNP
life-same = Hecho { $number }: ya estaba así. No cambió nada.
life-no-source = Sin fuente. Para nombrarla, deshaga y escriba: /levantar { $number } PNP
life-sent = Hecho { $number }: { $count ->
    [0] espera a quien publica; no pude avisar a nadie, pero está en su lista.
    [one] enviado a quien publica; se avisó a { $count } persona.
   *[other] enviado a quien publica; se avisó a { $count } personas.
}
life-sent-before = Hecho { $number }: ya lo había enviado, y espera a quien publica.
life-note-sent = Hecho { $number }: enviado a quien publica.
life-note-same = Hecho { $number }: ya estaba así.
life-note-confirmed = Hecho { $number }: { $said }
life-note-out = Hecho { $number }: anotado.
life-over = El hecho { $number } ya terminó. Puede reabrirlo o corregirlo.
life-withdrawn = El hecho { $number } fue retirado. Si vuelve a ocurrir, abra otro con /publicar.
life-out = Así está ahora el hecho { $number }. Para corregirlo: /corregir { $number } { $words }
life-twin = El hecho { $other } está abierto y puede ser el mismo que el { $number }:
life-twin-see = Ver el { $number }
life-twin-both = Son dos: { $what }
life-twin-one = Es el mismo: { $what }
life-twin-ok = confirmar el { $number }
life-twin-res = restringir el { $number }
life-twin-blk = interrumpir el { $number }
life-twin-open = reabrir el { $number }
life-twin-undo = deshacer
life-twin-beg = iniciar el { $number }
life-twin-pub = publicar
life-twin-send = enviar
life-twin-ret = desmentir el { $number }
life-gone = Ese hecho ya no existe.
life-changed-meanwhile = Otra persona cambió ese hecho entretanto. Así está ahora: revise y toque de nuevo.
life-undone = Deshecho: no salió nada. El hecho { $number } queda como estaba.
life-undo-outdated = El hecho cambió de nuevo después: ya no se puede deshacer. Vea /mesa

life-retract-ask = <b>¿Desmentir el hecho { $number }?</b>
life-retract-type = Elija el motivo y sale. O escríbalo: /desmentir { $number } y el motivo
life-retract-yes = Sí, desmentir
life-keep = No desmentir
life-why-unfounded = No se pudo comprobar
life-why-elsewhere = Fue en otro lugar
life-why-twice = Ya está en otro aviso
life-copies = { $count ->
    [0] Todavía no hay avisos enviados que editar.
    [one] Se editará { $count } aviso enviado.
   *[other] Se editarán { $count } avisos enviados.
}
life-previewed = Arriba está cómo quedan los avisos, y la respuesta que los acompaña, en castellano y en inglés.
life-road-left = La vía de antes ({ $road }) no está en { $place }, y se quitó. Si es otra, póngala en la ficha.
life-road-said = El resumen todavía la nombra: corríjalo también.
life-nothing-corrected = No cambió nada: el hecho ya dice eso.
life-nothing-read = No encuentro en su texto qué cambia en el hecho { $number }. Corríjalo con los botones:

life-draft-change = Cambio de estado del hecho { $number }
life-draft-correct = Corrección del hecho { $number }
life-draft-retract = Desmentido del hecho { $number }
life-draft-refresh = Confirmación del hecho { $number }

life-which = Usted respondió a un aviso y escribió el número de otro. ¿Cuál es?
life-no-event-there = Ese mensaje no muestra ningún hecho.
life-how-confirm =
    Escriba el número del hecho, o responda a su aviso:
    /confirmar 142
    /confirmar 142 PNP, si lo dice otra fuente
life-how-restrict =
    Escriba el número del hecho y cómo se pasa, o responda a su aviso:
    /restringir 142 un carril
    /restringir 142 un carril, según la PNP
life-how-lift =
    Escriba el número del hecho, o responda a su aviso:
    /levantar 142
    /levantar 142, PNP
    /levantar 142, PNP, 17:05
life-how-correct =
    Escriba el número del hecho, o responda a su aviso:
    /corregir 142
    /corregir 142 es en el km 1414, no el 1410
life-how-retract =
    Escriba el número del hecho, o responda a su aviso:
    /desmentir 142 y el motivo
life-nothing-done = No se hizo nada con el hecho { $number }.
life-passage-long = Es muy largo. Diga cómo se pasa en pocas palabras, por ejemplo: un carril.
life-reason-long = El motivo es muy largo: hasta 300 letras, por favor.
life-not-yet = Esa hora todavía no llega.
life-before-start = Esa hora es anterior al comienzo del hecho.
life-hour-of-whom = ¿Quién lo dijo a esa hora? Escriba también la fuente.
life-older =
    Esa hora ({ $time }) es anterior a lo último que se dijo ({ $stood }), y no cambió nada.
    Si pasó después, escríbalo con su hora o sin hora. Si lo último estaba mal: /corregir { $number }
life-one-event = Un hecho por vez, por favor.
life-only-name = ¿Quién lo dice? Escriba solo el nombre: PNP, Sutran, vecinos.
life-says-free = Eso dice que la vía está libre. Si es así: /levantar { $number }
life-says-shut = Eso dice que no pasa nadie. Si está interrumpida: 🔴 en /mesa
life-says-over = Esas palabras no dicen que sigue. Si terminó: /levantar { $number }
life-says-stands = Esas palabras no dicen que terminó. Si sigue: /confirmar { $number }
life-one-source = Nombre una sola fuente, por favor.

board-mine = { $count ->
    [one] Tiene { $count } hecho abierto
   *[other] Tiene { $count } hechos abiertos
}
board-all = { $count ->
    [one] { $count } hecho abierto en sus lugares
   *[other] { $count } hechos abiertos en sus lugares
}
board-legend =
    ✓ sigue · 🟡 restringido · 🔴 interrumpido
    🟢 ⚪ terminó · ▶️ empezó · ✏️ corregir · ⋯ más
board-none = No hay hechos abiertos. Para abrir uno, pegue aquí un reporte.
board-none-yours = Usted no tiene hechos abiertos. Para abrir uno, pegue aquí un reporte.
board-none-of-yours = Usted no tiene hechos abiertos. Pegue aquí un reporte, o mire los de sus lugares.
board-fresh = { $verified ->
    [confirmed] confirmado
   *[other] reportado
} hace { $time }
board-show-all = Todos los de mis lugares ({ $count })
board-show-mine = Solo los míos ({ $count })
board-back = ◀ Volver
board-open = Mis hechos abiertos

audit-act-confirm = confirmó el hecho { $number }
audit-act-lift = dio por terminado el hecho { $number }
audit-act-restrict = marcó paso restringido en el hecho { $number }
audit-act-block = marcó paso interrumpido en el hecho { $number }
audit-act-reopen = reabrió el hecho { $number }
audit-act-begin = marcó que empezó el hecho { $number }
audit-act-correct = corrigió el hecho { $number }
audit-act-retract = desmintió el hecho { $number }
audit-act-lapse = quedó sin información el hecho { $number }

# A command that waited while nobody listened.
life-late = Su mensaje es de hace { $time } y llegó recién: no se hizo nada. Si sigue siendo así, toque el botón.
