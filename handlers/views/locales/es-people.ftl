# Quiénes trabajan en la mesa: lista, invitaciones, borradores que pasan de mano en mano, y el registro.

role-owner = administra
role-publisher = publica
role-editor = redacta
role-name-publisher = Publica
role-name-editor = Redacta

people-title = Quiénes trabajan en la mesa
people-country = Todo el Perú
people-since = desde el { $day }
people-nameless = sin nombre
people-invite = Invitar
people-list = ◀ Lista
people-at-once = Lo que cambie aquí vale de inmediato. Una marca ✓ dice dónde puede trabajar.
people-regions-same = No cambia nada: esa región ya está dentro de otra, o es la única que tiene.
people-revoke = Quitar de la mesa
people-revoke-yes = Sí, quitar
people-revoke-ask = ¿Quitar de la mesa? Vale de inmediato, también para sus borradores y sus botones.
people-revoked = La persona n.º { $number } ya no trabaja en la mesa.
people-gone = Esa persona no trabaja en la mesa, o la administra: quienes administran se cambian en la configuración.
people-joined =
    { $name } entró a la mesa con una invitación: n.º { $number }, { $role }, { $places }.
    Chaski no guarda el nombre. Si no es quien usted esperaba, quítele el acceso con un toque.
people-changed = Cambió lo que usted hace en la mesa. Desde ahora: { $role }, { $places }.
people-you-left = Usted ya no trabaja en la mesa. Gracias por su trabajo. Puede seguir usando Chaski como siempre: /ayuda
people-owners-only = Disculpe, solo quienes administran Chaski ven e invitan a la mesa.

invitation-title = Invitación
invitation-choose = Elija qué podrá hacer y dónde. Quien redacta envía sus borradores a quien publica.
invitation-so-far = Hasta ahora: { $role }, { $places }.
invitation-link = Crear el enlace
invitation-made =
    Invitación { $number }: { $role }, { $places }.
    Sirve una vez, hasta el { $until }, a quien abra primero el enlace. Entréguelo solo a esa persona; cuando entre, usted lo sabrá.
invitation-open = ✉️ Invitación { $number } · { $role } · { $places } · hasta el { $until }
invitation-withdraw = Anular la invitación { $number }
invitation-withdrawn = La invitación { $number } ya no sirve.
invitation-over = Esa invitación ya no se puede cambiar. Con /editores ve las que siguen abiertas.

join-joined = Le damos la bienvenida a la mesa: { $role }, { $places }.
join-may-publisher =
    Pegue o reenvíe aquí un reporte: se vuelve un borrador, y usted lo publica con un toque.
    En /borradores están los suyos y los que esperan que usted decida; en /mesa, los hechos abiertos.
    Si algo salió mal: /corregir o /desmentir. Todo lo demás: /ayuda
join-may-editor =
    Pegue o reenvíe aquí un reporte: se vuelve un borrador, y usted lo envía a quien publica.
    En /borradores están los suyos; en /mesa, sus hechos abiertos.
    Si algo salió mal: /corregir o /desmentir. Todo lo demás: /ayuda
join-member = Usted ya trabaja en la mesa: { $role }, { $places }. La invitación queda para otra persona.
join-used = Esa invitación ya se usó. Si era para usted, pida otra a quien se la envió.
join-expired = Esa invitación venció: sirven dos días. Pida otra a quien se la envió.
join-unknown = Esa invitación no sirve. Revise el enlace, o pida otra a quien se la envió. Mientras tanto: /ayuda

desk-not-yours = Eso no le corresponde: no es uno de sus lugares, o su función no lo permite. Pregunte a quien administra la mesa.
desk-send = Enviar a quien publica
desk-way-send = Lo publica otra persona de la mesa, después de verlo.
desk-way-nowhere = Ese lugar no es uno de los suyos: otra persona de la mesa debe publicarlo. Para pasárselo: /reportar y el texto.

review-told = { $count ->
    [one] Enviado: se avisó a { $count } persona.
   *[other] Enviado: se avisó a { $count } personas.
}
review-nobody = Enviado, pero no pude avisar a nadie que pueda publicarlo. El borrador espera en la lista de quien publica en ese lugar.
review-sent-since = ⏳ Espera a quien publica desde: { $time }. Para cambiarlo, recupérelo.
review-take-back = Recuperar
review-waits = La persona n.º { $author } pide que se publique:
review-for-you = { $count ->
    [one] { $count } borrador espera su decisión:
   *[other] { $count } borradores esperan su decisión:
}
review-give-back = Devolver
review-why = ¿Por qué lo devuelve?
review-reason-source = Falta una fuente segura
review-reason-place = El lugar o la vía no cuadran
review-reason-words = El texto debe mejorar
review-reason-known = Ya está publicado o cambió
review-reason-ask = Hablemos antes
review-given-back = El borrador { $number } volvió a quien lo redactó.
review-returned = Su borrador { $number } volvió: { $reason }.
review-open = Abrir
review-published = Su borrador { $number } se publicó: hecho { $event }.
review-undone = La publicación de su borrador { $number } se deshizo a tiempo: no salió nada. El borrador sigue abierto.
review-outdated = El hecho { $event } cambió mientras tanto. Devuelva el borrador para que se rehaga sobre lo nuevo.
review-known = ¿Es otro hecho? Si es el mismo, devuélvalo para que se agregue al que ya está.
review-another = Es otro: publicar
review-gone = Ese borrador ya no espera su decisión.
review-author-gone = Quien lo redactó ya no trabaja en la mesa: no se publica.

audit-title = Registro de la mesa
audit-none = No hay nada que mostrar.
audit-not-for-you = Disculpe, el registro es para quienes publican.
audit-older = Anteriores ▶
audit-newest = ◀ Lo último
audit-who = n.º { $number }
audit-you = usted
audit-nobody = Chaski
audit-author = redactó n.º { $number }
audit-other = { $act }: { $subject } { $number }
audit-act-owner = administra la mesa: n.º { $number }
audit-act-invite = creó la invitación { $number }
audit-act-withdraw = anuló la invitación { $number }
audit-act-join = entró a la mesa: n.º { $number }
audit-act-change = cambió a n.º { $number }
audit-act-revoke = quitó de la mesa a n.º { $number }
audit-act-leave = dejó la mesa: n.º { $number }
audit-act-draft = abrió el borrador { $number }
audit-act-edit = cambió el borrador { $number }
audit-act-rebase = rehízo sobre lo nuevo el borrador { $number }
audit-act-discard = descartó el borrador { $number }
audit-act-send = envió a quien publica el borrador { $number }
audit-act-take-back = recuperó el borrador { $number }
audit-act-give-back = devolvió el borrador { $number }
audit-act-publish = publicó el hecho { $number }
audit-act-undo = deshizo la publicación del hecho { $number }
audit-act-pause = detuvo los envíos
audit-act-resume = continuó los envíos
audit-act-import = importó hechos
