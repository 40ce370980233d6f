"""Verbs that but lead to another: which small word stands between, and what time both together tell of."""

from __future__ import annotations

from handlers.desk.reader.words.verbforms import Tense
from handlers.desk.reader.words.verbwords import words

#: A verb and the small word by which it only says how far the one after it is: "volvieron a cerrar".
PHASES = {
    **dict.fromkeys(words("volver empezar comenzar pasar proceder llegar entrar salir acudir"), "a"),
    **dict.fromkeys(words("dejar acabar terminar parar cesar"), "de"),
    **dict.fromkeys(words("poder deber soler resume"), ""),
    **dict.fromkeys(words("begin start continue"), "to"),
    "tener": "que",
}
MODALS = {
    **dict.fromkeys(("will", "'ll", "shall"), Tense.FUTURE),
    **dict.fromkeys(("would", "may", "might", "could", "should"), Tense.CONDITIONAL),
    **dict.fromkeys(("can", "must", "cannot"), Tense.PRESENT),
}
PERFECT = {Tense.PRESENT: Tense.PAST, Tense.IMPERFECT: Tense.PAST, Tense.PARTICIPLE: Tense.PAST}
COMING = {Tense.PRESENT: Tense.FUTURE, Tense.IMPERFECT: Tense.CONDITIONAL, Tense.PAST: Tense.CONDITIONAL}
