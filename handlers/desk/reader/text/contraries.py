"""One place is so and another is not, in few words: "no hay bloqueo en Ilave pero sí en Juli", "ni por Juli pasan"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.opposites import NO_NAME

_WORD = rf"(?!{NO_NAME}|(?:open|clear|closed|blocked|shut|free|passable|is|are)\b)[a-z]{{3,}}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}?"
_AT = r"(?:en|por|x|hacia|in|at|near)"
_NOT = r"(?:(?:ya |hoy |aun |todavia )?no|tampoco|sin|is not|are not|isn't|aren't|there is no|there's no|no)"
#: What is so or is not, in the words that are said again of the other place.
_WHAT = (
    r"(?:hay|sigue(?: el)?|continua(?: el)?|there (?:is|are)(?: an?)?|there's(?: an?)?) "
    r"(?:bloqueos?|piquetes?|pases?|paso|marchas?|paros?|huelga|plan?ton|protestas?|gente|blockades?|roadblocks?|"
    r"march|strike|passage)|"
    r"(?:se puede (?:pasar|cruzar)|(?:estan )?pasan(?:do)?(?: carros)?|dejan pasar|dan (?:pase|paso)|abrieron|"
    r"cerraron|bloquearon|"
    r"bloquean|cierran|abren|levantaron)|"
    r"(?:(?:esta|estan|sigue|siguen|is|are|still) )?(?:todo )?(?:cerrad|bloquead|tomad|trancad|abiert)[oa]s?|"
    r"(?:(?:esta|estan|sigue|siguen) )?(?:todo )?libres?|"
    r"(?:(?:is|are|still) )?(?:blocked|closed|shut|open|clear)|(?:blockade|roadblock)s?"
)
_JOINT = r",? (?:pero|y|mas|sino|aunque|mientras que|but|and),? |[,;.] (?:pero |y |but |and )?"
_SI = r"(?:si|yes|there is(?: one)?|it is)"
_OTHER = (
    rf"(?:(?P<yes1>{_SI}|(?P<no1>no|not)) {_AT} (?P<b1>{_NAME})|{_AT} (?P<b2>{_NAME}) (?P<yes2>si|yes|(?P<no2>no|not))|"
    rf"(?P<yes3>there is(?: one)?|there's one) {_AT} (?P<b3>{_NAME}))"
)
_CONTRARY = tuple(
    re.compile(rf"^(?P<first>{first})(?:{_JOINT}){_OTHER}\W*$")
    for first in (
        rf"(?:\W|\w+ )??(?:(?P<not>{_NOT}) )?(?P<what>{_WHAT})(?: {_AT})? (?P<a>{_NAME})",
        rf"\W*(?:{_AT} )?(?P<a>{_NAME}) (?:(?P<not>{_NOT}) )?(?P<what>{_WHAT})",
    )
)
_SHARED = r"(?P<at>(?:en|por|x|in|at) )?"
_NEITHER = re.compile(
    rf"^\W*(?:ni|neither) {_SHARED}(?P<a>{_NAME}),? (?:ni|nor) (?:en |por |x |in |at )?(?P<b>{_NAME})(?:,? (?:ni|nor) "
    rf"(?:en |por |x |in |at )?(?P<c>{_NAME}))? (?P<what>{_WHAT}|se pasa|pasan)(?P<rest>\W*)$"
)
_NOR = re.compile(
    rf"^(?P<head>[^.;]*\b(?:no|tampoco|not|no one|nobody)\b[^.;]*? (?:en|por|x|in|at)) (?P<a>{_NAME}),? (?:ni|nor|or) "
    rf"(?:en |por |x |in |at )?(?P<b>{_NAME})\W*$"
)
_FREE = (
    r"(?:libres?|abiert[oa]s?|normal(?:es)?|despejad[oa]s?|tranquil[oa]|open|clear|free|(?:hay|dan) (?:pase|paso)|"
    r"se (?:puede )?pasa[r]?|fluid[oa])"
)
_CLOSED = r"(?:cerrad[oa]s?|bloquead[oa]s?|tomad[oa]s?|trancad[oa]s?|closed|blocked|shut)"
#: "Todo libre menos Ilave": there it is not.
_EXCEPT = re.compile(
    rf"^(?P<all>[^.;:]*\b(?:(?P<free>{_FREE})|(?P<closed>{_CLOSED}))\b[^.;:]{{0,25}}?),? "
    r"(?:menos|excepto|salvo|a excepcion de|con excepcion de|except(?: for| at| in)?|(?P<but>but)|apart from)"
    rf"(?: (?:en|por|in|at|a|que en))? (?P<b>{_NAME})(?:,? (?:y|e|and) (?:en |por |in )?(?P<c>{_NAME}))?\W*$"
)
_EVERY = re.compile(r"\b(?:all|everything|everywhere|anywhere)\b")
_NOT_FREE = re.compile(r"\b(?:no|ni|sin|not|nobody|nadie)\b")
#: "Solo Ilave está cerrado, lo demás libre": of no place that is named.
_REST = re.compile(
    r"(?:(?:^|,? (?:y |and )?|[;.] )(?:todo )?(?:lo demas|el resto(?: de la (?:via|ruta|carretera))?|los demas|las "
    r"demas|"
    rf"(?:the rest|everything else|everywhere else|elsewhere))(?: (?:ya|esta|estan|sigue|siguen|is|are))?(?: "
    rf"todo)? (?:{_FREE}|{_CLOSED})"
    r"(?=\W*$|,| y | and ))[,;.]? ?(?:y |and )?"
)
_FARTHEST = 140  # letters of a message that says no more


def with_contraries(text: str) -> str:
    """The text, each place of which a few words say that it is not so, or so, with that said of it."""
    flat = plain(text)
    if len(text) > _FARTHEST or "?" in text or "\n" in text.strip():
        return text
    told = _without_rest(text, flat)
    flat = plain(told)
    return next((new for rule in _RULES if (new := rule(told, flat)) is not None), told)


def _without_rest(text: str, flat: str) -> str:
    """The text without how all is besides what it names."""
    rest = _REST.search(flat)
    left = text if rest is None else f"{text[: rest.start()]}{text[rest.end() :]}"
    return left if re.search(r"\w", left) else text


def _except(text: str, flat: str) -> str | None:
    match = _EXCEPT.match(flat)
    if match is None or _NOT_FREE.search(match["all"]):
        return None
    if match["but"] and _EVERY.search(match["all"]) is None:
        return None  # "Ilave is closed, but Juli …"
    names = [text[slice(*match.span(name))] for name in ("b", "c") if match[name]]
    english = re.search(r"\b(?:except|but|apart|open|clear|closed|blocked)\b", flat) is not None
    free = match["free"] is not None
    if english:
        return ". ".join(f"{name} is {'closed' if free else 'not blocked'}" for name in names)
    return ". ".join(f"En {name} {'está cerrado' if free else 'no está cerrado'}" for name in names)


def _contrary(text: str, flat: str) -> str | None:
    match = next((m for words in _CONTRARY if (m := words.match(flat)) is not None), None)
    if match is None:
        return None
    group = next(name for name in ("b1", "b2", "b3") if match[name])
    place = text[slice(*match.span(group))]
    denied = match["no1"] or match["no2"]
    if bool(denied) is bool(match["not"]):
        return None  # "No hay pase en Ilave, no en Juli" says it of one
    english = re.search(r"\b(?:in|at|there|is|are|blocked|closed|but|and)\b", flat) is not None
    said = _said(match["what"], place, denied=bool(denied), english=english)
    return f"{text[: match.end('first')]}. {said}"


def _said(what: str, place: str, *, denied: bool, english: bool) -> str:
    """That it is so at a place, or is not."""
    what = re.sub(r"^(?:sigue|continua)(?: el)? (?=\w+(?:o|os)$)", "hay ", what)
    if english:
        what = re.sub(r"^(?:there is|there are|there's)(?: an?)? ", "", what)
        if re.search(r"(?:blockade|roadblock|march|strike|passage)s?$", what):
            return f"There is {'no' if denied else 'a'} {what} in {place}"
        what = re.sub(r"^(?:is|are|still) ", "", what)
        return f"{place} is {'not ' if denied else ''}{what}"
    if re.match(r"(?:cerrad|bloquead|tomad|trancad|abiert|libre|todo)", what):
        what = f"está {what}"
    return f"En {place} {'no ' if denied else ''}{what}"


def _neither(text: str, flat: str) -> str | None:
    match = _NEITHER.match(flat)
    if match is None:
        return None
    english = flat.lstrip().startswith("neither")
    names = [text[slice(*match.span(name))] for name in ("a", "b", "c") if match[name]]
    return ". ".join(_said(match["what"], name, denied=True, english=english) for name in names)


def _nor(text: str, flat: str) -> str | None:
    match = _NOR.match(flat)
    if match is None:
        return None
    head = text[: match.end("head")]
    return ". ".join(f"{head} {text[slice(*match.span(name))]}" for name in ("a", "b"))


#: What a message of a few words may say of two places, the surest first.
_RULES = (_neither, _nor, _except, _contrary)
