"""Days that a summary names from where it stood, with their dates: it is read on other days as well. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.prefill import LONGEST_SUMMARY
from handlers.views import times
from storage.model import EventFacts, Language

#: How far each is from the day of writing. "Mañana" alone is tomorrow, behind an article or "de" the morning.
_SPANISH = (
    (r"anteayer|antes de ayer|antier", -2),
    (r"ayer|anoche", -1),
    (r"(?<!por )hoy(?! por hoy| en d[ií]a)|esta (?:mañana|tarde|noche|madrugada)", 0),
    (r"pasado mañana", 2),
    (
        r"(?<!pasado )(?<!la )(?<!esta )(?<!las )(?<!una )(?<!media )(?<!de )(?<!cada )mañana(?! (?:tarde|y tarde))",
        1,
    ),
)
_ENGLISH = (
    (r"the day before yesterday", -2),
    (r"(?<!day before )yesterday|last night", -1),
    (r"today|tonight|this (?:morning|afternoon|evening)", 0),
    (r"the day after tomorrow", 2),
    (r"(?<!day after )tomorrow", 1),
)
#: "Ayer por la noche", "tomorrow morning": the date stands behind the whole.
_PART = (
    r"(?:'s\b|’s\b|,? (?:por|en|a|de) la (?:mañana|tarde|noche|madrugada)\b| al mediod[ií]a\b| temprano\b|"
    r" (?:morning|afternoon|evening|night|at noon|at midnight)\b)?"
)
_WORDS = {
    language: [(re.compile(rf"\b(?:{words})\b{_PART}", re.IGNORECASE), days) for words, days in table]
    for language, table in ((Language.ES, _SPANISH), (Language.EN, _ENGLISH))
}
_WEEKDAY = (
    r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_MONTH = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic|jan|apr|aug|dec)[a-z]*\b"
#: A date that follows says it already: "hoy, viernes 28 de noviembre", "ayer 27/11", "today, 28 Nov".
_SAID = re.compile(
    rf"[\s,(]*(?:{_WEEKDAY}[\s,(]*)?(?:el\s|on\s)?(?:\d{{1,2}}(?:\s(?:de\s)?{_MONTH}|[/.-]\d)|{_MONTH}\.?\s\d|"
    rf"(?<=[a-záé][ ,(])\d{{1,2}}(?=[\s,.;)]|$)(?!\s?(?:h\b|hs\b|hrs?\b|horas|a\.?\s?m|p\.?\s?m|de la)))",
    re.IGNORECASE,
)
#: The name of a paper or a programme: "Diario Hoy", "La Voz de Hoy".
_NAMED = re.compile(r"(?:\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s(?:de\s)?|[@#\w]\.?)$")


def dated(text: str, written: datetime, zone: ZoneInfo, language: Language) -> str:
    """The text with its date behind each day that is told from the day of writing: "hoy (28 nov)", "tomorrow (29 Nov)".

    A day is dated where it is first told, and not where the date stands beside it; a text that would grow too long for a
    summary stays as it is.
    """
    found: list[tuple[int, int, int]] = []
    for pattern, days in _WORDS[language]:
        found += [(m.start(), m.end(), days) for m in pattern.finditer(text)]
    told: set[int] = set()
    parts, at = [], 0
    for start, end, days in sorted(found):
        name = text[start].isupper() and not text[start:end].isupper() and _NAMED.search(text[:start])
        if days in told or name:
            continue
        told.add(days)
        if _SAID.match(text, end):
            continue
        day = times.day(written + timedelta(days=days), zone, language)
        parts += [text[at:end], f" ({day})"]
        at = end
    grown = "".join([*parts, text[at:]])
    return grown if len(grown) <= LONGEST_SUMMARY else text


def dated_facts(facts: EventFacts, written: datetime, zone: ZoneInfo) -> EventFacts:
    """The facts with both summaries dated."""
    es, en = facts.summary_es, facts.summary_en
    return facts.changed(
        summary_es=es and dated(es, written, zone, Language.ES),
        summary_en=en and dated(en, written, zone, Language.EN),
    )
