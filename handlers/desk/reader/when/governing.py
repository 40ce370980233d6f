"""Whose time a moment is: the verb that it stands with says whether something began then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.desk.reader.what.background import who_died, within
from handlers.desk.reader.what.calledout import CALLED_OUT
from handlers.desk.reader.what.kinds import HARMFUL, Hit
from handlers.desk.reader.when.times import When
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

#: Who speaks then.
_SPEAKS = words(
    "decir informar señalar indicar precisar confirmar reportar comunicar detallar declarar afirmar asegurar agregar "
    "verificar constatar supervisar pedir exhortar exigir invocar solicitar instar advertir denunciar "
    "lamentar difundir publicar "
    "say report tell confirm state add warn urge ask call verify note advise denounce condemn criticize"
)
#: What ends then.
_ENDS = words(
    "terminar acabar culminar concluir finalizar vencer cesar expirar levantar suspender retirar liberar "
    "despejar reabrir "
    "end finish expire conclude lift suspend clear reopen withdraw"
)
#: What others do then, or what comes of it.
_OTHERS = words(
    "llegar arribar lograr viajar volar reunir dialogar negociar conversar visitar sesionar fallecer morir "
    "nacer decidir evaluar "
    "resolver circular atender operar cancelar postergar firmar suscribir prometer ofrecer enviar "
    "trasladar evacuar dormir "
    "rescatar varar abastecer cruzar pasar transitar caminar permanecer quedar dejar causar provocar "
    "ocasionar generar obligar "
    "impedir afectar perjudicar perder costar "
    "arrive reach manage travel fly meet talk negotiate visit die decide evaluate cancel sign promise send "
    "evacuate rescue strand "
    "leave cause force cost cross pass walk fail"
)
#: What somebody does to a road or a place is theirs whatever the verb can mean besides.
_LASTS = words("mantener seguir continuar permanecer persistir proseguir keep remain continue maintain hold")
_SINCE = re.compile(r"\b(?:desde|a partir de|from|since)\s(?:las?\s)?$")
#: "Según la PNP a las 14:00": that is when they said it.
_SAYS_AT = re.compile(r"\b(?:segun|according to) (?:[\w.]+ ){1,4}(?:a las?|at)\s$")
_FINITE = frozenset(
    {
        Tense.PRESENT,
        Tense.PAST,
        Tense.IMPERFECT,
        Tense.FUTURE,
        Tense.CONDITIONAL,
        Tense.SUBJUNCTIVE,
    }
)
_APART = re.compile(
    r"[;:]|\.\s|(?P<near>\b(?:que|quienes|donde|cuando|mientras|pero|aunque|tras|luego|who|which|where|when|"
    r"while|but|after)\b)|"
    r"(?P<and>\b(?:y|e|and)\b)|(?P<comma>,)"
)
_OF_PROTEST = re.compile(
    r"\b(?:protestas?|marchas?|paro|huelga|bloqueos?|movilizaci?on(?:es)?|plan?ton|vigilia|jornada|toma|strike|"
    r"march|protest)\s"
    r"(?:del?|de este|of|on)\s(?:pasado\s)?$"
)

#: "El paro convocado para el 23 afectará …", "previsto para hoy quedó en suspenso": its own day.
_CALLED_FOR = re.compile(
    r"\b(?:convocatoria|(?:convocad|previst|programad|anunciad|agendad|fijad|pactad|acordad)[oa]s?)\s(?:para|del?|"
    r"desde|a partir de)\s"
    r"(?:(?:el|la|los|las|este|esta|dias?|proximos?)\s){0,3}$|"
    r"\b(?:called|scheduled|planned|set|announced|due|slated) (?:for|from|on)\s(?:the\s)?$|"
    # "La medida será el lunes"
    r"(?:^\W*|\b(?:medida|jornada|accion|actividad|cita|fecha|concentracion)(?: de \w+)? )(?:sera|empezara|iniciara)\s"
    r"(?:(?:para|desde|a partir de|el|la|los|este|esta|dias?|proximos?)\s){0,3}$"
)


def governed(
    flat: str, moments: Sequence[When], hits: Sequence[Hit], verbs: Sequence[Verb], today: date
) -> list[When]:
    """The moments; those of what is said, of what ends and of what others do are marked as theirs."""
    died = who_died(flat)
    told = [_of_verb(flat, when, hits, verbs) for when in moments if not within(when.start, died)]
    if len({h.kind for h in hits}) > 1:
        told = [replace(when, of=_kind_of(flat, when, hits, verbs)) for when in told]
    return _before_what_lasts(flat, told, hits, verbs, today)


def uncalled(flat: str, moments: Sequence[When]) -> list[When]:
    """The moments as those of something else, all but the day for which people are called out."""
    return [
        when if when.role or _CALLED_FOR.search(flat[: when.start]) else replace(when, role="other")
        for when in moments
    ]


def _of_verb(flat: str, when: When, hits: Sequence[Hit], verbs: Sequence[Verb]) -> When:
    if when.role or _OF_PROTEST.search(flat[: when.start]) or _CALLED_FOR.search(flat[: when.start]):
        return when
    if (out := CALLED_OUT.search(flat)) is not None and out.end() <= when.start:
        return when  # "Urged workers to demonstrate on June 23"
    verb = _governing(flat, when, verbs)
    if _SAYS_AT.search(flat[: when.start]) or (verb is not None and _goes_on(flat, when, verb)):
        return replace(when, role="report")
    if verb is None or _of_hit(verb, hits):
        return when
    if any(
        0 <= h.start - verb.end <= 12 and flat[verb.end : h.start].split()[:1] in (["en"], ["a"])
        for h in hits
    ):
        return when  # "Esta mañana llegaron en caravana"
    named = min((_apart(flat, when, h.start, h.end) for h in hits), default=999)
    if named < _apart(flat, when, verb.start, verb.end):
        return when  # "una gran marcha el 19 de enero"
    its = any(0 <= h.start - verb.end <= 30 for h in hits)
    if verb.lemma == "reportar" and its and flat[: verb.start].endswith("se "):
        return when  # "En la tarde se reportaron enfrentamientos"
    if verb.lemma in _SPEAKS:
        gap = flat[verb.end : when.start] if verb.end <= when.start else flat[when.end : verb.start]
        return when if "," in gap else replace(when, role="report")
    if any(h.kind in HARMFUL for h in hits) or _and_then(flat, verb, hits, verbs):
        return when
    if verb.lemma in _ENDS:
        return replace(when, role="until")
    if verb.lemma == "reunir" and not flat[: verb.start].endswith(("se ", "nos ")):
        return when  # "La marcha reunió a unas 250 personas esta mañana"
    return replace(when, role="aside") if verb.lemma in _OTHERS else when


def _goes_on(flat: str, when: When, verb: Verb) -> bool:
    """Whether something is told to go on at an hour: "a las 14:00 sigue bloqueado" began before it."""
    if (
        verb.lemma not in _LASTS
        or verb.tense is not Tense.PRESENT
        or when.hour is None
        or when.day is not None
    ):
        return False
    return _apart(flat, when, verb.start, verb.end) <= 40 and not _SINCE.search(flat[: when.start])


def _kind_of(flat: str, when: When, hits: Sequence[Hit], verbs: Sequence[Verb]) -> Kind | None:
    """What happened then: "desalojaron esta madrugada a quienes tomaron el local anoche"; None where it is not
    sure."""
    verb = _governing(flat, when, verbs)
    if verb is None or _apart(flat, when, verb.start, verb.end) > 40:
        return None
    if when.end <= verb.start and _and_then(flat, verb, hits, verbs):
        return None  # "Ayer a las 5 iniciaron un paro y tomaron la vía": both
    kinds = {h.kind for h in hits if _of_hit(verb, [h])}
    return kinds.pop() if len(kinds) == 1 else None


def _and_then(flat: str, verb: Verb, hits: Sequence[Hit], verbs: Sequence[Verb]) -> bool:
    """Whether the same people did it in one go: "llegaron ayer a Trujillo y marcharon"."""
    after = next((v for v in verbs if v.start >= verb.end and v.tense in _FINITE), None)
    joined = after is not None and re.search(r"\b(?:y|e|and)\s(?:\w+\s)?$", flat[verb.end : after.start])
    return after is not None and joined is not None and after.tense is verb.tense and _of_hit(after, hits)


#: "On Monday, leaving hundreds of trucks stranded": what came of it has no time of its own.
_LEAVES = re.compile(r"(?:,|\b(?:y|and))\s(?:leaving|causing|forcing|dejando|causando|obligando)\b[^.;]*$")


def _governing(flat: str, when: When, verbs: Sequence[Verb]) -> Verb | None:
    near = [
        (_apart(flat, when, v.start, v.end), n)
        for n, v in enumerate(verbs)
        if v.tense in _FINITE
        and not (v.start >= when.start and v.end <= when.end)
        and not _LEAVES.search(flat, when.end, v.start)
    ]
    best = min(near, default=None)
    return verbs[best[1]] if best is not None and best[0] < 150 else None


def _apart(flat: str, when: When, start: int, end: int) -> int:
    """How far a moment and a word are from one another; what parts clauses counts as far."""
    gap = flat[end : when.start] if end <= when.start else flat[when.end : start]
    far = len(gap)
    for match in _APART.finditer(gap):
        far += 60 if match["near"] else 40 if match["and"] else 15 if match["comma"] else 200
    return far


def _of_hit(verb: Verb, hits: Sequence[Hit]) -> bool:
    return any(verb.start < h.end and h.start < verb.end for h in hits)


def _before_what_lasts(
    flat: str, moments: Sequence[When], hits: Sequence[Hit], verbs: Sequence[Verb], today: date
) -> list[When]:
    """ "Impidieron ayer … y hoy mantienen cerrada la vía": what was before is another thing's time."""
    lasting = [
        w
        for w in moments
        if w.day == today
        and (verb := _governing(flat, w, verbs)) is not None
        and verb.tense is Tense.PRESENT
        and (verb.lemma in _LASTS or _of_hit(verb, hits))
    ]
    if not lasting:
        return list(moments)
    return [
        replace(w, role="aside")
        if not w.role and w.day is not None and w.day < today and _elsewhere(flat, w, hits, verbs)
        else w
        for w in moments
    ]


def _elsewhere(flat: str, when: When, hits: Sequence[Hit], verbs: Sequence[Verb]) -> bool:
    verb = _governing(flat, when, verbs)
    return verb is not None and verb.tense is Tense.PAST and not _of_hit(verb, hits)


#: What is done now for what is to come.
_CALLS = words(
    "convocar anunciar acordar programar llamar preparar alistar planear ratificar invitar call announce plan "
    "schedule"
)


def under_way(hits: Sequence[Hit], verbs: Sequence[Verb], moments: Sequence[When], today: date) -> bool:
    """Whether every verb that tells of what happens says that it does or did, and no moment is yet to come."""
    if any(w.day is not None and w.day > today and not w.role for w in moments):
        return False
    own = [v for v in verbs if _of_hit(v, hits) and v.tense in _FINITE]
    now = (Tense.PRESENT, Tense.PAST, Tense.IMPERFECT)
    return bool(own) and all(v.tense in now and v.modal is None and v.lemma not in _CALLS for v in own)


_HAPPENED = re.compile(
    r"\b(?:ocurrid|registrad|suscitad|producid|perpetrad|desatad|sucedid)[oa]s?\s(?:(?:el|la|en|por|desde|este|"
    r"pasado)\s){0,3}$"
)


def happened(
    flat: str, moments: Sequence[When], hits: Sequence[Hit], *, deadly: bool, bygone: bool
) -> list[When]:
    """The moments; that of what is said to have happened then is its own: "el saqueo de un almacén ocurrido ayer".

    Where people died (`deadly`) at a clash, or at what no word names, the day of their death is its day,
    if it was none long ago (`bygone`).
    """
    violent = any(h.kind in (Kind.CLASH, Kind.EXCESSIVE_FORCE) for h in hits) or (deadly and not hits)
    alone = violent and not bygone and all(w.role in ("other", "report") for w in moments)
    found = []
    for when in moments:
        said = _HAPPENED.search(flat[: when.start]) if when.role in ("other", "report") else None
        near = [h for h in hits if said is not None and 0 <= said.start() - h.end <= 60]
        if near:
            when = replace(when, role="", of=near[-1].kind)
        elif alone and when.role == "other" and when.day is not None:
            when = replace(when, role="")  # "Falleció ayer durante los enfrentamientos"
        found.append(when)
    return found
