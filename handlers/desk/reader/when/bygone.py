"""What a sentence tells of long ago: another month, a year that is over, what somebody is tried for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.monthnames import MONTHS

_EARLIER = re.compile(
    r"(?:\s(?:nacional|regional|provincial|indefinid[oa]|general|agrari[oa]|magisterial|social(?:es)?|"
    r"similar(?:es)?|ocurrid[oa]s?|"
    r"realizad[oa]s?|registrad[oa]s?))?(?:\s(?:en|in|at)(?:\s[^\s,.;:\d]+){1,3}?)?\s(?:de|del|in|of|"
    r"from)\s(?:el |mes de |last )?(?:(?P<month>enero|"
    r"febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|setiembre|"
    r"septiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|"
    r"october|"
    r"november|december)\b|ano pasado|mes pasado|la semana pasada|last (?:year|month|week)|20\d{2})"
)


#: "A blockade in Chala last month lasted 12 days".
_LAST_TIME = re.compile(
    r"(?:\s(?:en|in|at|near)(?:\s[^\s,.;:\d]+){1,3}?)?\s(?:last (?:year|month)|earlier this (?:year|month)|"
    r"el (?:ano|mes) pasado)\b"
)
#: "Un bloqueo similar duró 12 días el mes pasado".
_LIKE_IT = re.compile(r"\bsimilar(?:es)?\b")
_THEN = re.compile(
    r"\b(?:last|earlier this|previous) (?:year|month|week)\b|\b(?:ano|mes|semana) pasad[oa]\b|\b20[012]\d\b"
)
_HAPPENED_IN = re.compile(
    r"[^.;]{0,60}\b(?:ocurrid|registrad|suscitad|realizad|sucedid)[oa]s? (?:en|el|durante)\b[^.;]{0,30}?\b(20\d\d)\b"
)


def of_earlier(hit: Hit, flat: str, today: date) -> bool:
    """Whether a kind is that of another month: "el paro de diciembre"."""
    if (year := _HAPPENED_IN.match(flat, hit.end)) is not None:
        return int(year[1]) < today.year
    if _LIKE_IT.search(flat[max(0, hit.start - 12) : hit.end + 9]) and _THEN.search(flat):
        return True
    match = _EARLIER.match(flat, hit.end)
    if match is None:
        return _LAST_TIME.match(flat, hit.end) is not None
    month = today.month
    return match["month"] is None or MONTHS[match["month"]] not in (month, month % 12 + 1)


_IN_YEAR = re.compile(r"\W*(?:en|in|durante|during)\s(?:el ano |the year )?((?:19|20)\d\d)\b")


_OLD_PHOTO = re.compile(r"\b(?:foto|fotos|imagen|imagenes|video)\b[^.;]{0,60}\b(?:de|del|en) (20\d\d)\b")


#: "Hace un año los agricultores paralizaron Majes"; "hace dos meses bloquean" goes on.
_AGO = re.compile(
    r"\W*hace (?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|\d+) (?:anos?|mes|meses),? (?:[^.;]{0,80} )?"
    r"\w{3,}(?:aron|ieron)\b|"
    r"\W*(?:a|one|two|three|four|five|six|\d+) (?:years?|months?) ago\b|[^.;]{5,90} (?:years?|months?) ago\W*$"
)


#: "Last August, residents blocked …", "last year".
_LAST = re.compile(
    r"\W*(?:(?:en|in)\s)?(?:el (?:ano|mes) pasado|last (?:year|month|(?P<month>january|february|march|april|may|june|july|"
    r"august|september|october|november|december)))\b"
)


#: "Se cumplen dos años de la toma de la hidroeléctrica"; a strike of two years goes on.
_ANNIVERSARY = re.compile(
    r"\W*(?:hoy |ayer |manana )?se cumpl(?:e|en|io|ieron|ira|iran) (?:\w+ ){1,2}anos? (?:del?|desde) "
    r"(?!paro|huelga|bloqueo|lucha)(?![^.;]{0,160}?(?:,|\b(?:y|por lo que))\s(?:\w+\s){0,5}?"
    r"(?:hoy|march|moviliz|protest|realiz|convoc|bloque|exig|concentr|vigilia|planton|tom(?:an|aron)\b))"
)


_MONTH = "|".join(month for month in MONTHS if len(month) > 3)
#: "En abril último firmaron un acta", "Hace dos semanas suspendieron …": weeks or months before what is told.
_BEFORE = re.compile(
    r"\W*(?:(?:ya|pues|y|cabe (?:recordar|precisar|senalar) que|como se recuerda|recordemos que|incluso|es que|"
    r"(?:es )?asi que),? )*"
    rf"(?:(?:en|durante|a (?:inicios|comienzos|principios|mediados|fines|finales) del?) (?:el )?(?:mes de )?(?:pasado )?"
    rf"(?:(?P<month>{_MONTH})|ano pasado|mes pasado)|la semana pasada|el (?:ano|mes) pasado|"
    r"hace (?:un par de|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|varias|varios|algunas|algunos|"
    r"pocas|unas|unos|\d+) (?:semanas?|mes|meses|anos?)|(?:semanas|meses|anos) atras)\b"
)
_DONE = re.compile(
    r"\b(?:estuv\w+|tuv\w+|fue|fueron|hubo)\b|\b\w{2,}(?:aron|ieron|[aeiouns]o|eron)\b|"
    r"\bhabian?\b|\bse (?:dio|produjo|registro)\b"
)
#: What began then, or stands since, is not over for having begun long ago.
_STANDS = re.compile(
    r"\b(?:inici|comenz|empez|arranc|declar|siguen?|continu|mantien|permanec|persist|aun|todavia|hoy|ahora|"
    r"volvi|volvier|vuelv|nuevamente|de nuevo|otra vez|este|esta (?:manana|tarde|semana)|hasta (?:hoy|"
    r"ahora|la fecha)|"
    r"desde entonces)\w*"
)


#: "Desde 2016, el corredor ha sido bloqueado más de 700 días": the sum of years.
_EVER_SINCE = re.compile(
    r"\W*(?:desde|since) (?:el ano )?(20\d\d)\b[^.;]{0,60}\b(?:ha|han|has|"
    r"have)\b[^.;]*\b(?:dias|veces|days|times)\b"
)


def of_past_year(flat: str, today: date) -> bool:
    """Whether a sentence begins with what is long over: "En 2015 una protesta dejó un fallecido", "Hace un año …"."""
    if (
        _AGO.match(flat)
        or _ANNIVERSARY.match(flat)
        or ((year := _EVER_SINCE.match(flat)) is not None and int(year[1]) < today.year)
    ):
        return True
    if (before := _BEFORE.match(flat)) is not None and _DONE.search(flat, before.end()):
        month = before["month"]
        other = month is None or MONTHS[month] not in (today.month, today.month % 12 + 1)
        return other and _STANDS.search(flat, before.end()) is None
    if (last := _LAST.match(flat)) is not None:
        return last["month"] is None or MONTHS[last["month"]] != today.month
    match = _IN_YEAR.match(flat) or _OLD_PHOTO.search(flat)
    return match is not None and int(match[1]) < today.year


_COURT = re.compile(
    r"\b(?:prision preventiva|sentenci\w+|conden(?:o|a|aron|an|ad[oa]s?)|imputad\w+|juicio oral|comparecencia|"
    r"acusacion fiscal|absolv\w+|absuelt\w+|acquitted|"
    r"formaliz\w+ (?:la )?investigacion|sentenced|convicted|charged with|indicted|on trial)\b"
)


def at_court(flat: str, hits: Sequence[Hit]) -> bool:
    """Whether a court speaks of what happened before: "dictó prisión preventiva por el bloqueo de 2021"."""
    match = _COURT.search(flat)
    return match is not None and all(hit.start > match.end() for hit in hits)
