"""Time zones as people name them: by their city or country, in the reader's language."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale

from handlers.views import times
from handlers.views.voice import Voice
from storage.model import Language

_LOCALES = {Language.ES: "es_PE", Language.EN: "en"}


@lru_cache
def locale(language: Language) -> Locale:
    """The names that CLDR has in a language."""
    return Locale.parse(_LOCALES[language])


def city(zone: str, language: Language) -> str:
    """The city that a zone is named by: "Nueva York" for America/New_York."""
    known = locale(language).time_zones.get(zone, {})
    return str(known.get("city") or zone.rpartition("/")[2].replace("_", " "))


def country(code: str, language: Language) -> str:
    """A country by its two letters: "España" for ES."""
    return str(locale(language).territories.get(code, code))


def named(zone: str | None, voice: Voice) -> str:
    """The city of a chat's zone; None for the one whose clock the reader lives by anyway."""
    return city(zone or voice.reader.zone.key, voice.language)


def now(voice: Voice) -> str:
    """What the clock shows there."""
    return times.clock(voice.reader.now, voice.reader.zone)


def there(zone: str, moment: datetime) -> str:
    """What the clock shows in another zone."""
    return times.clock(moment, ZoneInfo(zone))
