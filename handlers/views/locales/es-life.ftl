# Vida de un hecho: confirmado, levantado, restringido, corregido, desmentido.
audit-act-confirm = confirmó el hecho { $number }
audit-act-lift = dio por terminado el hecho { $number }
audit-act-restrict = marcó paso restringido en el hecho { $number }
audit-act-block = marcó paso interrumpido en el hecho { $number }
audit-act-reopen = reabrió el hecho { $number }
audit-act-begin = marcó que empezó el hecho { $number }
audit-act-correct = corrigió el hecho { $number }
audit-act-retract = desmintió el hecho { $number }
audit-act-lapse = quedó sin información el hecho { $number }
