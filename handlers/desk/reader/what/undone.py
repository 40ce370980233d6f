"""What is said not to have ended, or to have begun again: a road that nobody has freed yet, a strike taken up anew."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.what.endings import Done, Ending, endings
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words

#: "No se recuperó el acceso a la educación", "no abrió la calle en dos": no road is meant.
_NEVER_SHUT = re.compile(
    r"\b(?:acceso a(?: la| los| las)? (?:educacion|salud|agua|servicios?|informacion)|punto de)\b"
)
#: Verbs that free what was shut; what is opened may never have been there.
_FREEING = words("liberar despejar desbloquear levantar clear unblock lift free")
#: Whoever will not open a road again shut it.
_NOT_AGAIN = words("rechazar negar rehusar reject refuse decline")
_TO_COME = (Tense.FUTURE, Tense.CONDITIONAL)
_THEN = re.compile(r"\b(?:luego|despues|then|later)\s(?:se )?$")
#: Behind a verb of beginning again: the protest, or nothing that would say what.
_RESUMED = re.compile(
    rf"\W*$|[,.;]|\s(?:(?:el|la|los|las|su|sus|con|este|esta|the|their|on|en|a las|by|horas|dias) )*"
    rf"(?:{table.PROTEST.pattern}|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|ayer|manana|tarde|noche|madrugada|\d\d?|\w+day|despues|later)\b"
)

#: "Tampoco abrieron", "casi levantan el bloqueo", "ojalá abran": told of, and not done.
_NOT_SAID = re.compile(
    r"\b(?:tampoco|jamas|casi|ojala|dudo que|no creo(?: que)?|nadie dice que|no es que|falta que|esper\w+ que|por "
    r"favor|ni hoy|"
    r"hardly|barely|scarcely|far from|nowhere near|anything but|never|ni a palos|para nada|(?:recien|hasta) manana|"
    r"manana recien)\s(?:(?:la|lo|se|ya|les?|el|nos)\s)*$"
)

_HARDLY = re.compile(
    r"\b(?:hardly|barely|scarcely|far from|nowhere near|anything but|never|casi|tampoco|jamas|nunca)\b"
)


def still_shut(flat: str, verbs: Sequence[Verb]) -> Ending | None:
    """Where a sentence says of a road that it is not open yet, None where it does not.

    Whoever is asked to free a road, tries or refuses to, or will, tells that it is shut.
    """
    undone = {
        v.start
        for v in verbs
        if v.lemma in table.PLEDGING
        or (v.lemma in _FREEING and (v.modal in table.UNDONE or v.tense in _TO_COME))
        or (v.lemma in ("reabrir", "reopen") and v.modal in _NOT_AGAIN)
        or flat[: v.start].endswith(("unable to ", "incapaz de ", "incapaces de "))
    }
    shut = (
        e
        for e in endings(flat, verbs)
        if (e.road or e.kind is None)
        and (e.done is Done.NOT or (e.done in (Done.WISHED, Done.AHEAD) and e.start in undone))
    )
    return next((e for e in shut if not _NEVER_SHUT.search(flat[e.start : e.end])), None)


#: "Volvieron a bloquear después que el ejército retirara las piedras": what ended came first.
_AFTER_THAT = re.compile(
    r"\b(?:(?:despues|luego|apenas|al poco rato) (?:de )?que|tras que|ni bien|apenas|(?:right |soon |just "
    r")?after)\s[^.;,]*$"
)
_SHUT_NEWLY = re.compile(
    r"\b(?:v(?:olvieron|uelven|olvio|uelve) a |re-?)(?:bloque|cerr|tom|cort|tranc|tap|block|clos)\w*|"
    r"\b(?:bloque|cerr|cort|tranc|tap)(?:aron|an)\b|"
    r"\b(?:block|clos|barricad)(?:ed|e)\b[^.;]{0,60}\b(?:again|once more)\b|\bshut\b[^.;]{0,60}\b(?:again|once more)\b|"
    r"\b(?:again|once more)\b[^.;]{0,30}\b(?:block|clos|shut)\w*"
)


def stands_again(flat: str, start: int, end: int, verbs: Sequence[Verb]) -> bool:
    """Whether what ended between here and there began again by now: "fue levantado el martes y reanudado el jueves"."""
    then = _AFTER_THAT.search(flat[:start])
    if then is not None and _SHUT_NEWLY.search(flat[: then.start()]) is not None:
        return True
    return any(
        verb.start >= end
        and verb.lemma in table.RESUMING
        and verb.tense in (Tense.PAST, Tense.PARTICIPLE, Tense.PRESENT)
        and not verb.negated
        and verb.modal in (None, "volver")
        and not (verb.tense is Tense.PRESENT and _THEN.search(flat[: verb.start]))
        and _RESUMED.match(flat, verb.end) is not None
        for verb in verbs
    )


def but_said(flat: str, start: int, end: int) -> bool:
    """Whether an end that is told of there was but hoped for, doubted or not done: "tampoco abrieron"."""
    return _NOT_SAID.search(flat[:start]) is not None or _HARDLY.search(flat[start:end]) is not None
