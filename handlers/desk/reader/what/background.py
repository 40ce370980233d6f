"""What a sentence tells beside its main clause: what was before, what is granted, what is but threatened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words

Span = tuple[int, int]

#: What is granted, while something else is told.
_GRANTED = re.compile(
    r"\b(?:pese a que|a pesar de que|aunque|si bien|aun cuando|even though|although|though|despite the fact that)\b"
)
#: At the head of a sentence these grant as well; elsewhere they set two things beside each other.
_AT_HEAD = re.compile(r"^\W*(?:pese al?|a pesar del?|mientras(?! tanto)|despite|in spite of|while)\b")
_STOP = re.compile(r"[.;:](?!\d)|\n")
#: Behind such a comma the main clause goes on: "pese a que …, los manifestantes mantienen …".
_MAIN = re.compile(
    r",\s(?!y\b|e\b|ni\b|que\b|donde\b|cuando\b|and\b|which\b|who\b|where\b|when\b|en\b|in\b|at\b|a\b|por\b|tras\b)"
)
#: A main clause in which it goes on: "mantienen bloqueado", "siguen", "blocked it again".
_STANDS = re.compile(
    r"\b(?:mantien\w*|mantuv\w*|sigue\w*|siguio|siguieron|continu\w*|permanec\w*|persist\w*|bloque(?:an|aron|ada|adas)|"
    r"cierran|cerraron|volvieron a|vuelven a|nuevamente|otra vez|no (?:volveran|levantar\w*|permit\w+|dej\w+)|"
    r"still|remain\w*|keep|kept|again|block|blocked)\b"
)


#: "La tensión persiste": no road is shut by it.
_MOOD = re.compile(
    r"\b(?:tension|calma|malestar|incertidumbre|zozobra|temor|desabastecimiento|escasez|descontento|tensions?|"
    r"unrest)\b[^.;,]{0,30}|"
    r"\b(?:permanec\w+|siguen?|mantien\w+|continua\w*) (?:a la (?:espera|expectativa)|en alerta|alertas?|"
    r"atent[oa]s)\b"
)


def granted(flat: str) -> list[Span]:
    """The clauses that only grant something, where the main clause says what goes on all the same."""
    found = []
    for match in (*_GRANTED.finditer(flat), *_AT_HEAD.finditer(flat)):
        stop = _STOP.search(flat, match.end())
        end = stop.start() if stop else len(flat)
        head = not re.search(r"\w", flat[: match.start()])
        if head:
            comma = next((c for c in _MAIN.finditer(flat, match.end(), end)), None)
            if comma is None:
                continue
            end = comma.start()
        rest = _MOOD.sub("", flat[: match.start()] + flat[end:])
        if _STANDS.search(rest):
            found.append((match.start(), end))
    return found


_WHEN = words("cuando mientras when while")
#: "… para que puedan tomar sus acuerdos": what others are meant to do.
_MEANT = re.compile(
    r"\b(?:para que|a fin de que|con el (?:fin|objeto|proposito) de que|so that|in order that)\b[^.;]*"
)


def meant(flat: str) -> list[Span]:
    """The clauses that say what others are meant to do."""
    return [match.span() for match in _MEANT.finditer(flat)]


def meanwhile(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The verbs of what went on when something else happened: "falleció … cuando … firmaban el acta"."""
    return [
        (verb.start, min(len(flat), verb.end + 40))
        for verb in verbs
        if verb.tense is Tense.IMPERFECT and verb.modal in _WHEN
    ]


#: What somebody will do unless he is heard, or says he may do.
_THREAT = re.compile(
    r"\b(?:(?:han?|habian?|have|has|had)\s)?(?:(?:amenaz\w+|advirti\w+|adviert\w+|advertido|threaten\w*|warn\w*|vow\w*)\s"
    r"(?:con|que|to|that)\s(?:\w+\s){0,2}?(?:de no|si no|en caso|if|unless)\b|amenaz\w+ con|threaten\w* to)"
    r"[^.;:]*|"
    r"\b(?:de no (?:ser (?:escuchad|atendid|recibid|oid)\w+|haber|obtener|recibir|hallar|encontrar|llegar|cumplirse|"
    r"solucionarse|tener|existir|darse)|de lo contrario|caso contrario|si no (?:se|son|hay|les?|l[oa]s?|nos|cumplen?|"
    r"llega\w*|atiende\w*|reciben|obtienen)|si (?!bien\b|es\b)(?:\w+ ){1,5}?no (?!solo\b)\w+|otherwise,?|unless|"
    r"if (?:they|the \w+|it|there|talks|no)\b)[^.;:]*"
)
_THREATENS = re.compile(r"\b(?:amenaz|threaten)")
_WILL = re.compile(r"\b(?:\w{2,}(?:ra|ran|remos)|will|would|vamos? a|van? a|may|might)\b|'ll\b")
_DONE_TOO = re.compile(r",\s(?:y|pero|aunque|mientras|and|but|while)\s")


def threats(flat: str) -> list[Span]:
    """Where a sentence tells of what somebody will do only if he is not heard, or threatens with."""
    found = []
    for match in _THREAT.finditer(flat):
        if not (_THREATENS.search(match[0]) or _WILL.search(match[0])):
            continue  # "… if the protesters at km 48 stay"
        cut = _DONE_TOO.search(flat, match.start(), match.end())
        found.append((match.start(), cut.start() if cut else match.end()))
    return found


#: "Pedían justicia por la muerte de dos jóvenes en la marcha de Lima": what was before, elsewhere.
_FOR_THE_DEAD = re.compile(
    r"\b(?:justicia|homenaje|memoria|recuerdo|solidaridad|condolencias|justice)\s(?:por|para|de|a|con|for)\s(?:la muerte|"
    r"las muertes|los (?:muertos|caidos|fallecidos|heridos|deudos)|el asesinato|los asesinatos|las victimas|the deaths?|"
    r"those killed|the victims)\b[^;]*"
)


#: "Ocurrió tras enterarse de la muerte de un poblador en Islay": of which those heard who do it.
_HEARD_OF = re.compile(
    r"\b(?:tras|luego de|despues de|al|after|on|upon)\s(?:enterarse|enterad[oa]s|conocer(?:se)?|saber(?:se)?|recibir|oir|"
    r"(?:la )?noticia|learning|hearing|news)\b[^;,]*"
)


#: "La ley que castiga el bloqueo de carreteras": what it is about.
_BY_LAW = re.compile(
    r"\b(?:ley|norma|dictamen|decreto|ordenanza|law|bill|decree)\s(?:\w+\s){0,3}?(?:que|para|which|that|to)\s(?:\w+\s){0,2}?"
    r"(?:castig|sancion|penaliz|prohib|tipific|criminaliz|agrav|punish|ban|criminali|outlaw)\w*[^.;,]*"
)
#: "Siguen en pie de lucha" says not what they do.
_IN_SPIRIT = re.compile(r"\ben pie de (?:lucha|guerra)\b")
#: "Vigilia por la muerte de un joven, quien falleció durante la marcha de Lima": how and where he died.
_WHO_DIED = re.compile(
    r"\b(?:muerte|asesinato|fallecimiento|memoria|homenaje|justicia)\s(?:de|del|por|para|a|al)\s[^.;,]{3,70},\s"
    r"(?P<who>(?:quien(?:es)?|que)\s(?:\w+\s){0,2}?(?:fallec|muri|fue asesin|fueron asesin|fue abat|fue bale|"
    r"perdi\w+ la vida)\w*[^;]*)"
)


def remembered(flat: str) -> list[Span]:
    """Where a sentence tells of the dead for whom people ask justice, or of what they heard of."""
    return [
        match.span()
        for words in (_FOR_THE_DEAD, _HEARD_OF, _IN_SPIRIT, _BY_LAW)
        for match in words.finditer(flat)
    ]


def who_died(flat: str) -> list[Span]:
    """Where a sentence tells how somebody died whom people remember."""
    return [match.span("who") for match in _WHO_DIED.finditer(flat)]


#: "Se debe a un choque y no a un bloqueo".
_NOT_BECAUSE = re.compile(r"(?:\by|,|\band)\s(?:no|not) (?:al?|por|debido al?|to|because of)\s[^.;,]*")


def not_because(flat: str) -> list[Span]:
    """Where a sentence says of what something is not because."""
    return [match.span() for match in _NOT_BECAUSE.finditer(flat)]


def within(at: int, spans: Sequence[Span]) -> bool:
    """Whether a place of a sentence lies in one of these clauses."""
    return any(start <= at < end for start, end in spans)


def without(flat: str, spans: Sequence[Span]) -> str:
    """A sentence with these parts of it left blank, so that all else stands where it stood."""
    for start, end in spans:
        flat = flat[:start] + "_" * (end - start) + flat[end:]
    return flat
