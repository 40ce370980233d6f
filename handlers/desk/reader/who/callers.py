"""Whoever stands behind "convocado por", also where it is no group that is known."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.words.numbers import NUMBER
from handlers.desk.reader.words.verbforms import OF_ANOTHER_CLAUSE

_LONGEST = 120
_BY = re.compile(
    r"\b(?:convocad[oa]s?(?:\s(?:para|desde|el|este|hoy|ayer|a partir)\b[^.;:,]{1,45}?(?=\spor\s(?!la (?:manana|tarde|"
    r"noche|madrugada))))?|organizad[oa]s?|encabezad[oa]s?|liderad[oa]s?|dirigid[oa]s?|impulsad[oa]s?|"
    r"promovid[oa]s?|acatad[oa]s?|called|organi[sz]ed|led|"
    r"headed|convened|staged)\s(?:por|by)\s(?:el |la |los |las |the )?|\b(?:convocantes?|organizadores|"
    r"organizers?|organisers?|organiza|convocan?|actor(?:es)?)\s*:\s*|"
    r"\b(?:convocan?|organizan?)\s(?:el|la|los|las)\s|"
    r",\s(?:convocan?|organizan?)\s(?!(?:al?|una?|para|el|la|los|las)\b)"
)
#: "Liderado por aproximadamente 2.000 mineros".
_COUNT = re.compile(
    r"(?:(?:mas de|cerca de|alrededor de|al menos|menos de|unos|unas|casi|aproximadamente|about|around|nearly|some|more "
    rf"than|at least)\s)?{NUMBER}\s(?:de\s|of\s)?"
)
_REASON = re.compile(
    r"(?!(?:agrupa|organiza|asocia|federa|confedera|coordina)ciones)(?:rechazo|motivo|inicio|tema|\w+(?:cion|siones|ciones|"
    r"miento|mientos|dad|anza|encia)|falta|alza|muerte|mal|mala|demora|"
    r"incumplimiento|precio|"
    r"cobro|crisis|aumento|abandono|retraso|despido|cierre|redes|lack|death|rising)\b"
)
_CALLED_OUT = re.compile(
    r"\b(?:march\w*|paro\w*|paraliza\w+|huelga\w*|strike\w*|protest\w*|moviliz\w+|mobili\w+|planton\w*|vigil\w*|"
    r"bloque\w+|block\w+|manifesta\w+|demonstrat\w*|medida\w*|jornada|concentracion|"
    r"sit-in|rally|toma|occupation|piquete\w*|caravana|held|fue|was|were|es|sera)\b[^.;]*$|^\W*$"
)
_CLOSE = re.compile(
    r"\b(?:march\w*|paro|huelga|strike|protest\w*|movili\w+|planton|vigil\w*|bloqueo|blockade|manifesta\w+|"
    r"demonstration|jornada|rally|toma|caravan\w*|es|fue|was|is)(?:\s\w+){0,3}\s$"
)
_STOP = re.compile(
    r"[.;:!?)\n]|,?\s(?:segun|informo|senalo|indico|desde|para|contra|en (?:contra|rechazo|demanda|la|el|los)|exig\w+|"
    r"que|quienes|"
    r"a la altura|a partir|este|esta|hoy|ayer|manana|el (?:lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo)|por (?:el|la|los|las|48|24|72)|along with|at|in|on|since|against|demanding|to|for|"
    r"from|who|which|burn\w*|clos(?:ed|ing)|erect\w*|occup\w+|seiz\w+|gather\w*|block\w*|bloque\w+|acat\w+|"
    r"march\w+|"
    r"inici\w+|se)\s|,\s(?=\w+(?:an|en|aron|ieron|ed)\b)|\s\("
)


#: "Bloquean la vía como parte de la huelga convocada por …".
_PART_OF = re.compile(r"\b(?:como parte|en el marco|dentro|en adhesion|en apoyo) (?:del?|al?)\b[^.;:,]*$")
_LED = re.compile(r"(?:encabezad|liderad|dirigid)[oa]s\b")


def called_by(sentence: Sentence) -> str | None:
    """Whoever stands behind "convocado por", also where it is no group that is known."""
    flat = sentence.plain
    by = _BY.search(flat)
    if by is None or not (
        re.search(r":\s*$|^(?:, )?(?:convoca|organiza)n?\s", by[0])
        or _CALLED_OUT.search(flat[max(0, by.start() - 140) : by.start()])
    ):
        return None
    aside = _LED.match(flat, by.start()) or _PART_OF.search(flat, 0, by.start())
    if aside and any(g.end < by.start() and not g.organised for g in groups(sentence)):
        return None  # "Comuneros de Mara, encabezados por su alcalde, …"
    counted = _COUNT.match(flat, by.end())
    begin = counted.end() if counted else by.end()
    whole = next((g for g in groups(sentence) if g.lead <= begin <= g.start), None)
    led = re.match(r"(?:led|headed|dirigid|liderad)", by[0])
    if led and not (_CLOSE.search(flat[: by.start()]) or (whole is not None and whole.organised)):
        return None
    if (whole is not None and whole.shut) or flat.startswith(("su ", "sus "), by.end()):
        return None  # "Acatada por su dirigencia nacional": whose is told before
    if whole is not None:
        return trimmed(sentence.text[whole.start : whole.end])
    stop = _STOP.search(flat, begin)
    if _REASON.match(flat, by.end()) or (" por " in by[0] and flat[by.end()].isdigit()):
        return None  # "convocado por la paralización de las obras": why, not by whom
    end = stop.start() if stop else len(flat)
    verb = next(
        (v for v in sentence.verbs if by.end() < v.start < end and v.tense in OF_ANOTHER_CLAUSE), None
    )
    if verb is not None:
        end = verb.start  # "convocado por los dirigentes de Azángaro no tuvo …"
    text = trimmed(re.sub(r"\s(?:no|se)\s*$", "", sentence.text[begin:end]))
    if (
        stop
        and flat[stop.start() : stop.start() + 2] == " ("
        and (short := re.match(r"\s\(([A-Z][\w-]{1,11})\)", sentence.text[stop.start() :]))
    ):
        text += f" ({short[1]})"
    return text if 2 < len(text) <= _LONGEST else None


#: "En el marco del paro convocado por la Federación, comuneros bloquean …": who called out the strike around it.
_FRAME = re.compile(
    r"\b(?:en el marco|como parte|en medio|dentro|durante|part of|amid)(?: del?)?(?: la| el| los| las| a| the)? "
    r"[^.;:]{0,50}?"
    r"(?:convocad[oa]s?|organizad[oa]s?|impulsad[oa]s?|called|organi[sz]ed) (?:por|by)\b"
)


def in_a_frame(flat: str) -> bool:
    """Whether somebody called out but the strike as part of which others do what is told."""
    return _FRAME.search(flat) is not None


def trimmed(text: str) -> str:
    """The name without the marks and articles at its ends."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:-\"'«»“”")
    return re.sub(
        r"^(?:los|las|el|la|the)\s|(?:\s(?:y|e|and|de|del|la|los|un|una|unos|unas|aproximadamente|casi|cerca|alrededor))+$",
        "",
        text,
        flags=re.IGNORECASE,
    )


WAS_CALLED = re.compile(
    r"\b(?:fue|fueron|ha sido|was|were|has been) (?:convocad|organizad|anunciad|promovid|called|organi[sz]ed|announced)\w*"
)


def said_who_called(flat: str) -> bool:
    """Whether a sentence says no more than who called what goes on: "La paralización fue convocada por el frente"."""
    return WAS_CALLED.search(flat) is not None and _FOR_A_DAY.search(flat) is None


_FOR_A_DAY = re.compile(r"\b(?:para|desde|a partir|for|from|on)\b")
