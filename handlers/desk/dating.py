"""Days that a summary names from where it stood, with their dates: it is read on other days as well. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.prefill import LONGEST_SUMMARY
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.words.days import WEEKDAYS
from handlers.desk.reader.words.monthnames import MONTH
from handlers.views import times
from storage.model import EventFacts, Language

#: How far each is from the day of writing. "Mañana" behind an article or such is the morning.
_SPANISH = (
    (r"anteayer|antes de ayer|antier", -2),
    (r"(?<!antes de )(?<!el )ayer|anoche", -1),
    (
        r"(?<!por )hoy(?: d[ií]a| mismo)?(?! por hoy| en d[ií]a)|esta (?:misma )?(?:mañana|tarde|noche|madrugada)",
        0,
    ),
    (r"pasado mañana", 2),
    (
        r"(?:(?<!\b(?:la|el|de) )|(?<=\bparo de )|(?<=(?:rcha|elga|rtir) de ))(?<!\b(?:las|una|esa) )"
        r"(?<!\b(?:esta|otra|cada|toda|ayer) )(?<!\b(?:misma|media|dicha|turno) )(?<!\bpasado )(?<!\baquella )"
        r"mañana(?! mañana|(?: y|,)? (?:tarde|noche)\b)",
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
_WEEKDAY = "|".join(WEEKDAYS).replace("mie", "mi[eé]").replace("saba", "s[aá]ba")
#: "Ayer por la noche", "hoy jueves", "tomorrow morning": the date stands behind the whole.
_PART = (
    rf"(?:,? (?P<weekday>{_WEEKDAY})\b)?"
    r"(?:'s\b|’s\b|,? (?:por|en|a|de) la (?:mañana|tarde|noche|madrugada)\b| al? mediod[ií]a\b| temprano\b| mismo\b|"
    r" (?:morning|afternoon|evening|night|at noon|at midnight)\b)?"
)
_WORDS = {
    language: [(re.compile(rf"\b(?:{words})\b{_PART}", re.IGNORECASE), days) for words, days in table]
    for language, table in ((Language.ES, _SPANISH), (Language.EN, _ENGLISH))
}
#: A date that follows says it already: "hoy, viernes 28 de noviembre", "ayer 27/11", "today, 28 Nov", "hoy viernes 28".
_SAID = re.compile(
    rf"[\s,(]*(?:(?:{_WEEKDAY})[\s,(]*)?(?:el\s|on\s)?(?:(?P<day>\d{{1,2}})(?:\s(?:de\s)?(?:{MONTH})\b|"
    rf"[/.-](?:0?[1-9]|1[0-2])\b(?!\s?[ap]\.?\s?m))|(?:{MONTH})\b\.?\s(?P<after>\d{{1,2}})\b|"
    rf"(?P<alone>\d{{1,2}})(?=[\s,.;)]|$)(?!\s?(?:h\b|hs\b|hrs?\b|horas|a\.?\s?m|p\.?\s?m|de la)))",
    re.IGNORECASE,
)
#: "04/01/2023 …", "[4/1/23, 18:22] …", "LUNES 2 DE ENERO …", "Puno, 4 de enero. …": what a text opens with.
_OPENING = re.compile(r"\W*(?:[^\W\d]{3,20},(?=\s))?")
#: The name of a paper or a programme: "Diario Hoy", "La Voz de Hoy".
_NAMED = re.compile(r"(?:\b[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑa-záéíóúñ]+ (?:de )?|[@#])$")
_LONGEST_NAME = 40


def dated(text: str, written: datetime, zone: ZoneInfo, language: Language) -> str:
    """The text with its date behind each day that is told from the day of writing: "hoy (28 nov)", "tomorrow (29 Nov)".

    A day is dated where it is first told, and not where the date stands beside it. A text stays as it is that would grow
    too long for a summary, or whose own dates or weekdays show that it was written on another day.
    """
    found: list[tuple[re.Match[str], int]] = []
    for pattern, days in _WORDS[language]:
        found += [(match, days) for match in pattern.finditer(text)]
    told: set[int] = set()
    parts, at = [], 0
    for match, days in sorted(found, key=lambda one: one[0].start()):
        if days in told or _is_name(match):
            continue
        told.add(days)
        moment = written + timedelta(days=days)
        local = moment.astimezone(zone)
        weekday = match["weekday"]
        if weekday and WEEKDAYS[plain(weekday)] != local.weekday():
            return text
        said = _SAID.match(text, match.end())
        number = said and (said["day"] or said["after"] or (weekday and said["alone"]))
        if number:
            if int(number) != local.day:
                return text
            continue
        if said and int(said["alone"]) == local.day:
            continue
        parts += [text[at : match.end()], f" ({times.day(moment, zone, language)})"]
        at = match.end()
    grown = "".join([*parts, text[at:]])
    return grown if len(grown) <= LONGEST_SUMMARY else text


def _is_name(match: re.Match[str]) -> bool:
    word, start = match[0], match.start()
    before = match.string[max(0, start - _LONGEST_NAME) : start]
    return word[0].isupper() and not word.isupper() and _NAMED.search(before) is not None


def dated_facts(facts: EventFacts, written: datetime, zone: ZoneInfo, whole: str = "") -> EventFacts:
    """The facts with both summaries dated, unless the `whole` text behind them opens with another day's date."""
    opening = _OPENING.match(whole)
    said = opening and _SAID.match(whole, opening.end())
    number = said and (said["day"] or said["after"])
    if number and int(number) != written.astimezone(zone).day:
        return facts
    es, en = facts.summary_es, facts.summary_en
    return facts.changed(
        summary_es=es and dated(es, written, zone, Language.ES),
        summary_en=en and dated(en, written, zone, Language.EN),
    )
