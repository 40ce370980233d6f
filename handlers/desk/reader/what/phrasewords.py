"""The small words of a sentence: what parts its clauses, stands before a noun, or says how something is done."""

from __future__ import annotations

import re

from handlers.desk.reader.words.verbwords import words

HARD = frozenset(";:!?()…\n")
PARTICLES = words("off down up out over")
BREAKS = words(
    "mientras pero aunque porque donde cuando while but because after before when where since although "
    "tras luego despues que who which quienes para exigiendo demandando"
)
#: Behind these the subject is still that of the verb before.
SAME = words("pero y e aunque but and although")
FARTHEST_AGENT = 36  # words from a participle to by whom
WHICH = words("que quienes who which that cuales")
DETS = words(
    "el la los las un una unos unas l lo su sus todo toda todos todas ambos ambas varios varias algunos "
    "algunas otro otra otros otras este esta estos estas ese esa esos esas dicho dicha mas de 'd the a an "
    "its their his her all both several some this that these those other another nearly about around more "
    "than casi cerca aproximadamente al menos least at dos tres cuatro cinco seis siete ocho nueve diez "
    "doce quince veinte treinta cuarenta cincuenta cien media medio two three four five six seven eight "
    "nine ten hundred main principal principales antiguo nuevo nueva"
)
PREPS = words(
    "de del en con contra por para sin hacia a al ante tras entre sobre desde hasta of in with against by "
    "segun for to from at near on onto into through along across off over outside inside frente"
)
#: "Cerraron por la fuerza": no reason.
MANNER = words(
    "la completo segunda tercera primera varias algunas mas cerca casi alrededor poco "
    "tiempo espacio unas horas tramos turnos ahora momentos "
    "intervalos lo"
)
MANNER_AFTER = words("fuerza manana tarde noche madrugada vez hora")
MISHAPS = words(
    "alerta seguridad mantenimiento precaucion prevencion pandemia emergencia reparacion limpieza "
    "aniversario feriado fiestas safety maintenance repairs"
)
KEPT = words(
    "mantener tener dejar permanecer seguir continuar amanecer encontrarse encontrar estar quedar keep leave"
)
#: "El 80 % de las empresas".
SHARE = re.compile(
    r"(?:%|\bpor ciento|\b(?:mayoria|totalidad|mitad)) de (?:(?:las?|los|sus|estas?|estos) )?$"
)
#: "Por dos horas", "por tercer día".
SPANS = words("horas hora minutos dias vez dia jornada semana")
#: "Pobladores de Lares, encabezados por su alcalde, …": who is with them.
BESIDE_THEM = words(
    "encabezar acompanar liderar dirigir apoyar respaldar proveer armar organizar agremiar afiliar agrupar reunir"
)
#: "Alrededor de 50 manifestantes": no preposition of theirs.
ABOUT = words("mas menos cerca medio more parte uno una alrededor promedio total")
#: What the police do as well, and protest by none of it.
MOVING = words("movilizar desplazar recorrer marchar")
#: "Remains blocked despite efforts by the police": whose these are, and not by whom it is shut.
OF_WHOM = words(
    "efforts attempts attempt calls pleas operations operation intervention esfuerzos intentos pedidos"
)
#: Who shuts says where, and no road: "cerraron en Combapata".
SHUTTING = words("cerrar trancar tapar cortar bloquear close")
#: "Cerraron en protesta por …", "cerró en alza": that is no place.
FOR_WHAT = words(
    "protesta senal rechazo apoyo solidaridad respaldo silencio acuerdo empate alza baja verde rojo azul medio forma "
    "seco falso fila caso vez soles dolares enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre "
    "noviembre diciembre semana noche dia ano mes"
)
#: Who walks somewhere, where they carry sticks or flags.
WALKING = words(
    "caminar bajar subir avanzar venir salir ir dirigir marchar desplazar andar walk come head march move go"
)
TOWARDS = words("por x hacia a al para hasta rumbo en along down up to towards toward on")
FARTHEST_CARRIED = 24  # words from a verb of walking to what is carried
#: What those carry who protest, and no pilgrim or tourist does.
CARRIED = words(
    "palos huaracas hondas wiphalas whipalas lanzas machetes latigos chicotes piedras banderas banderolas pancartas "
    "carteles bombos cacerolas antorchas ataudes ataud feretros feretro sticks slingshots flags banners placards spears "
    "stones coffins"
)
