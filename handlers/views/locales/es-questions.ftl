# Preguntas a la mesa: hechos que nadie confirmó a tiempo.
questions-title = { $count ->
    [one] ¿Sigue? Un hecho sin confirmar
   *[other] ¿Siguen? { $count } hechos sin confirmar
 }
questions-answered = Gracias, no queda nada por responder
questions-lapsed-title = { $count ->
    [one] Sin información de un hecho
   *[other] Sin información de { $count } hechos
 }
questions-lapsed = { $count ->
    [one] Nadie lo confirmó; ya no figura como activo. Si sigue, /confirmar y su número:
   *[other] Nadie los confirmó; ya no figuran como activos. Si alguno sigue, /confirmar y su número:
 }
questions-lapsed-what = Nadie lo confirmó; ya no figura como activo. Si sigue: /confirmar { $number }
questions-called-off = ¿Se suspendió? Retírelo con /desmentir y su número.
questions-more = Y { $count } más ▶
question-stands = ¿Sigue?
question-begun = ¿Ya empezó?
question-yes = Sí
question-partly = Parcial
question-blocked = Corte total
question-lifted = Libre
question-over = Terminó
question-unknown = No sé
question-yes-begun = Empezó
question-not-yet = Aún no
question-said-sent = espera a quien publica
question-said-unknown = se pregunta a otros
question-confirmed = Confirmado.
question-changed = Anotado.
question-sent = Enviado a quien publica.
question-asks-others = Gracias. Se pregunta a otros de la mesa.
question-settled = Esto ya tiene respuesta. Así está ahora.
question-gone = Esa pregunta ya pasó. Vea /estado, o confirme por su número: /confirmar 142
question-leaves = { $seconds ->
    [0] Anotado; sale ahora a quienes lo recibieron.
   *[other] Sale en { $seconds } s a quienes lo recibieron.
 }
status-lapsed-all = { $count ->
    [one] Sin información reciente: 1 hecho ({ $places })
   *[other] Sin información reciente: { $count } hechos ({ $places })
}
status-lapsed = Sin información reciente:
line-unbegun = sin confirmar si empezó
