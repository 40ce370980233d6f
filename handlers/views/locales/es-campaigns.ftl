# Campañas: paros y similares que reúnen hechos.
button-campaign = Estado: { $name }
places-more = { $count ->
    [one] y { $count } lugar más
   *[other] y { $count } lugares más
}
places-all = En: { $places }
campaign-going-on = { $begun ->
    [yes] Sigue { $since }.
   *[no] Anunciado.
} { $count ->
    [0] Sin hechos abiertos registrados.
    [one] { $count } hecho abierto, { $places }.
   *[other] { $count } hechos abiertos, { $places }.
}
campaign-over = Terminó: { $ended }. { $count ->
    [0] No quedan hechos abiertos registrados.
    [one] Queda { $count } hecho abierto, { $places }.
   *[other] Quedan { $count } hechos abiertos, { $places }.
}
campaign-places = { $count ->
    [one] en { $count } región
   *[other] en { $count } regiones
}
campaign-nationwide = en todo el país
campaign-silence = Que no haya avisos no asegura que haya paso.
campaign-gone = Esa campaña ya no está.
campaign-which = ¿Cuál campaña quiere ver?
campaign-none = No hay campañas en curso registradas.
campaigns-title = { $count ->
    [0] No hay campañas en curso. Se abre una al escribir su nombre en «Campaña» de un borrador.
    [one] { $count } campaña en curso
   *[other] { $count } campañas en curso
}
campaigns-end = Terminar: { $name }
campaigns-ask =
    ¿Terminó «{ $name }»?
    { $count ->
    [0] No tiene hechos abiertos.
    [one] Su { $count } hecho abierto sigue como está: terminar la campaña no lo levanta. ¿Quiere revisarlo?
   *[other] Sus { $count } hechos abiertos siguen como están: terminar la campaña no los levanta. ¿Quiere revisarlos?
    }
campaigns-end-review = Terminar y revisar sus hechos
campaigns-end-only = Solo terminar
campaigns-back = ◀ Volver
campaigns-ended = «{ $name }» terminó. Sus hechos siguen como están.
campaigns-ended-before = Ya había terminado.
campaigns-review = Los hechos abiertos de «{ $name }»: confirme o levante cada uno.
campaigns-reviewed = No quedan hechos abiertos de «{ $name }».
campaigns-not-yours = Tiene hechos abiertos fuera de sus lugares: la termina quien publica ahí.
desk-field-also = También en
desk-ask-also = Escriba los otros lugares del mismo hecho, separados por comas: Cusco, Arequipa. Quien siga varios recibe un solo aviso.
desk-also-unclear = No queda claro: { $names }. Escriba cada lugar con su provincia o departamento. No se cambió nada.
menu-campaigns = Paros y campañas en curso
audit-act-end-campaign = dio por terminada la campaña { $number }
