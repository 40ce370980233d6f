# Sugerencias de la lista pública de Sutran, para la mesa.
suggestions-title = { $count ->
    [0] Sutran no sugiere nada nuevo
    [one] Sutran sugiere { $count } cambio
   *[other] Sutran sugiere { $count } cambios
}
suggestions-looked = Lista consultada: { $time }.
suggestions-failing = La lista de Sutran no responde bien desde: { $time }. Lo de abajo puede ser viejo.
suggestions-never = La lista de Sutran aún no se consulta. La activa quien administra el servidor (CHASKI_SUTRAN_URL).
suggestions-new = Nuevo
suggestions-still = Sigue, según Sutran (hecho { $number })
suggestions-changed = Ahora { $now } (hecho { $number })
suggestions-gone = Ya no figura: ¿se levantó? (hecho { $number })
suggestions-normal = Tránsito normal: ¿se levantó? (hecho { $number })
suggestions-doubt-region = ❔ No se reconoce el lugar. Complételo antes de publicar.
suggestions-doubt-road = ❔ Ese kilómetro no queda en esa región. Revíselo antes de publicar.
suggestions-doubt-state = ❔ No queda claro el estado del tránsito. Revíselo antes de publicar.
suggestions-doubt-several = ❔ Puede ser uno de varios hechos abiertos ahí. Revíselo antes de publicar.
suggestions-button-publish = Publicar
suggestions-button-send = Enviar
suggestions-button-edit = Editar
suggestions-button-ignore = Ignorar
suggestions-button-confirm = Confirmar
suggestions-button-update = Actualizar
suggestions-button-lift = Levantar
suggestions-button-stays = Sigue
suggestions-news = Sutran: { $told }
suggestions-count-new = { $count ->
    [one] { $count } punto nuevo
   *[other] { $count } puntos nuevos
}
suggestions-count-update = { $count ->
    [one] { $count } con novedad
   *[other] { $count } con novedad
}
suggestions-count-lift = { $count ->
    [one] { $count } ya no figura
   *[other] { $count } ya no figuran
}
suggestions-more = { $count ->
    [one] Y { $count } más.
   *[other] Y { $count } más.
}
suggestions-open = Decidir ({ $count })
suggestions-broken =
    La lista de Sutran no responde bien desde: { $time }.
    Nada se levanta ni se publica por eso; Chaski sigue intentando y avisará cuando vuelva.
suggestions-back = La lista de Sutran vuelve a responder. Fallaba desde: { $time }.
suggestions-decided = Ya se decidió sobre este punto, o cambió. Aquí está la lista al día.
suggestions-ignored = Ignorado. Vuelve solo si cambia su estado.
suggestions-kept = Anotado: sigue.
suggestions-done = Hecho.
suggestions-over = Ese hecho ya terminó o fue retirado; no se cambió nada.
suggestions-not-as-is = Así no puede salir. Use Editar.
menu-suggestions = Lo que sugiere la lista de Sutran
audit-act-take = atendió la sugerencia { $number }
audit-act-ignore = ignoró la sugerencia { $number }
