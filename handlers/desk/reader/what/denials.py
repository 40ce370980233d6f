"""What a text says is not so, or only asks: a rumour denied tells of no event, nor does a question."""

from __future__ import annotations

import re

_FALSE = re.compile(
    r"\b(?:(?:es|son|resulta|era) (?:totalmente |completamente )?(?:falsos?|falsas?|mentira|bulos?|rumor(?:es)?)|"
    r"falso que|no es (?:cierto|verdad)|no son ciert[oa]s|"
    r"desmient\w+|desminti\w+|desmentid[oa]|niega[n]?(?: que)?|neg(?:o|aron) (?:que|haber)|"
    r"descart(?:o|a|an|aron)(?: que)?|"
    r"(?:it is|it's|is|are) (?:not true|untrue|false)|false (?:report|rumou?r)s?|den(?:y|ies|ied) (?:that|reports|any)|"
    r"rumou?rs? (?:of|that)|no such)\b|"
    r"^\W*(?:(?:ojo|pura|puro|es) ){0,2}(?:mentiras?|falso|fake)\b"
)
#: "Corpac dice que no es cierto": all of what was told just before.
_NONE_OF_IT = re.compile(
    r"\b(?:no es (?:cierto|verdad)|(?:es|era|resulto) (?:totalmente |completamente )?(?:falso|falsa|mentira|un bulo)|"
    r"(?:it|that|this) (?:is|was) (?:not true|untrue|false|fake)|is fake|fake news)\b(?! (?:que|that)\b)|"
    r"\b(?:lo|la) (?:desmint\w+|desmient\w+|neg(?:o|aron))\b|"
    r"\b(?:desmint\w+|desmient\w+|negaron|nego) (?:la|el|esa|ese|esta|este|dicha|dicho) (?:informacion|version|"
    r"noticia|rumor|hecho|dato)\b|"
    r"\b(?:imagenes|video|fotos?|fotografias?)\b[^.;]{0,20}\b(?:corresponden?|son|es|datan?) (?:a|de|del) (?!hoy|ayer|"
    r"esta)|"
    r"\bdenied (?:it|this|the (?:report|claim|rumou?r)s?)\b"
)
#: What stands behind this has nothing to do with what is told.
_APART = re.compile(
    r"\b(?:no (?:tiene|guarda|hay) (?:ninguna )?relacion con|nada que ver con|ajen[oa]s? al?|not (?:related|linked) "
    r"to|unrelated to)"
    r"\s(?:el |la |los |las |un |una |the |any )?(?:\w+ )?$"
)
_BUT = re.compile(r"[.;]|\b(?:pero|sino|aunque|sin embargo|lo cierto|but|however|instead|solo|mientras)\b")


#: "El bloqueo en el km 230 es mentira": said of what stands before it.
_IS_FALSE = re.compile(
    r"(?<![^.;,:!?])[^\w.;,:!?]*+\w[^.;,:!?]*?\b(?:(?:es|era|resulto|fue) (?:totalmente |completamente |pura )?"
    r"(?:falso|falsa|mentira|fake|un bulo)\b(?! (?:que|alarma))|no es (?:cierto|verdad)\b(?! que)|"
    r"(?:is|was) (?:fake|false|untrue|not true)\b)"
)


def denied(flat: str, at: int) -> bool:
    """Whether what stands at a place of a sentence is said not to be so."""
    if _APART.search(flat[:at]):
        return True
    return any(
        match.end() <= at and not _BUT.search(flat[match.end() : at]) for match in _FALSE.finditer(flat[:at])
    )


#: "Se comenta que van a saquear los camiones, es falso": said of the clause before.
_WAS_FALSE = re.compile(
    r"(?<![^.;:!?])[^\w.;:!?]*+\w[^.;:!?]*?,\s(?:pero\s)?(?:(?:eso|esto|todo|ello|that|it)\s)?(?:es|era|is|was)\s"
    r"(?:totalmente |pura )?(?:fals[oa]|mentira|fake|false|untrue|not true)\b(?! (?:que|alarma))"
)


def said_false(flat: str) -> list[tuple[int, int]]:
    """The parts of a sentence that say of what they name that it is false."""
    return [match.span() for words in (_IS_FALSE, _WAS_FALSE, _RUMOUR) for match in words.finditer(flat)]


#: "Circulan versiones falsas sobre la muerte de un comunero", "rumores de un saqueo".
_RUMOUR = re.compile(
    r"\b(?:(?:versiones|noticias|informaciones?|audios|mensajes|publicaciones) (?:falsas?|falsos|sin confirmar|"
    r"tendenciosas)|"
    r"rumores|bulos|fake news|false (?:reports|rumou?rs)|rumou?rs)\s(?:sobre|de|acerca|que|en torno|about|of|that)\b[^.;]*"
)


def denies(flat: str) -> bool:
    """Whether a sentence denies anything at all."""
    return bool(_FALSE.search(flat) or _NONE_OF_IT.search(flat))


def takes_back(flat: str) -> bool:
    """Whether a sentence says of what was told before it that it is not so."""
    return bool(_NONE_OF_IT.search(flat))


#: "Hay bloqueo en Ocoña, ¿alguien sabe hasta cuándo?": that there is one is told.
_THEN_ASKED = (
    r"(?:alguien|sab\w+|hasta cuando|a que hora|por donde|cuando|por ?que|anyone|how long|does anyone)\b"
)
#: What but asks, with or without marks.
_QUESTION = re.compile(
    r"¿[^?¿]*(?:\?|$)|"
    r"\b(?:alguien sabe|saben|sabes|sabe alguien|(?<!como )(?<!ya )se sabe|quisiera saber|me pueden decir|"
    r"pueden informar|quien sabe|"
    r"consulta:?|"
    r"(?:does |do )?any(?:one|body) knows?|can (?:someone|anyone) (?:tell|confirm))\b[^.;!?\n]*\??|"
    r"(?<![^.;!?\n])[^.;!?\n]*\b(?:(?:es|sera) (?:verdad|cierto)|is it true|sera q|sera que)\b[^?\n]*\?+|"
    r"^\W*(?:hay|is|are|esta|estan|sigue|siguen|se puede|can|does|do)\b"
    rf"(?:[^.;!?¿,]|,(?!\s*{_THEN_ASKED}))*\?|"
    r"\bsera que\b[^.;!?\n]*|[^.,;:!?\n]*\bse puede (?:pasar|cruzar)\b[^.;!?\n]*\bo no\b\W*$|"
    r"^\W*(?:hay|esta|estan|siguen?|continuan?)\b[^.;!?,]*\bo (?:ya|todavia|aun|no|siguen?)\b[^.;!?]*|"
    r"\b(?:sabran?|sabrian?|me (?:pueden? |podrian? )?(?:confirm|avis|dic|dec)\w+|quiero saber|averig\w+) si\b[^.;!?\n]*\??|"
    r"(?<![^,.;:!?\n])(?![^,.;:!?\n]{0,40}\b(?:cuando|cuanto|por ?que|como|quien|saben que|sabian que|why|how|when|who)\b)"
    r"[^,.;:!?¿\n]{3,90}\?"
)


def questions(flat: str) -> list[tuple[int, int]]:
    """Where a sentence but asks: "¿hay bloqueo en Sicuani?"."""
    return [match.span() for match in _QUESTION.finditer(flat) if not _ABOVE.match(flat, match.start())]


#: "¿Cuáles son las vías bloqueadas?": that some are, it says.
_ABOVE = re.compile(
    r"¿(?:cuales son|que (?:vias|carreteras|rutas|tramos|puntos)|en que (?:vias|puntos|tramos))\b[^?¿]*\?\W*$"
)
