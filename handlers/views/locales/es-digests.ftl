### Los resúmenes: lo que pasó desde el anterior, en un mensaje.

digest-title = Resumen de { $hour ->
    [1] la
   *[other] las
 } { $time } · { $what }
digest-title-day = Resumen del { $day } · { $what }
digest-title-quiet = Mientras estaba en silencio: { $what }

digest-new-blockade = { $count } { $count ->
    [one] bloqueo nuevo
   *[other] bloqueos nuevos
 }
digest-new-march = { $count } { $count ->
    [one] marcha nueva
   *[other] marchas nuevas
 }
digest-new-sit-in = { $count } { $count ->
    [one] plantón nuevo
   *[other] plantones nuevos
 }
digest-new-strike = { $count } { $count ->
    [one] paro nuevo
   *[other] paros nuevos
 }
digest-new-occupation = { $count } { $count ->
    [one] toma de local nueva
   *[other] tomas de local nuevas
 }
digest-new-clash = { $count } { $count ->
    [one] enfrentamiento nuevo
   *[other] enfrentamientos nuevos
 }
digest-new-dispersal = { $count } { $count ->
    [one] intervención policial nueva
   *[other] intervenciones policiales nuevas
 }
digest-new-excessive-force = { $count } { $count ->
    [one] caso nuevo de uso excesivo de la fuerza
   *[other] casos nuevos de uso excesivo de la fuerza
 }
digest-new-looting = { $count } { $count ->
    [one] saqueo nuevo
   *[other] saqueos nuevos
 }
digest-new-arrests = { $count } { $count ->
    [one] hecho nuevo con detenciones
   *[other] hechos nuevos con detenciones
 }
digest-new-agreement = { $count } { $count ->
    [one] acuerdo nuevo
   *[other] acuerdos nuevos
 }
digest-new-several = { $count } { $count ->
    [one] hecho nuevo
   *[other] hechos nuevos
 }
digest-changed = { $count } con cambios
digest-lifted = { $count } { $count ->
    [one] bloqueo levantado
   *[other] bloqueos levantados
 }
digest-ended = { $count } { $count ->
    [one] terminado
   *[other] terminados
 }
digest-lapsed = { $count } sin información
digest-void = { $count } { $count ->
    [one] retirado
   *[other] retirados
 }

digest-item-changed = cambió { $time }
digest-count-unshown = { $alone ->
    [yes] { $count } { $count ->
        [one] hecho
       *[other] hechos
    }
   *[no] { $count } más
 }
digest-more = … y { $count } más
digest-more-places = … y { $count } más en { $places }
digest-unshown = ▫️ Hecho { $number }: véalo con /hecho { $number }
digest-zone = Las horas de los hechos son las del Perú.
button-digest-settings = Ajustes
