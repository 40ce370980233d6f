"""Digests as screens: an event that cannot be shown is told by its number, and holds up nobody's digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError

from handlers.texts import Texts
from handlers.views.digest import Entry, digest
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.model import Event, Language
from storage.pushes import Digest, Item, Push
from storage.regions import Gazetteer
from storage.store import Store

log = structlog.get_logger(__name__)

#: Revisions that are kept in memory.
_KNOWN = 2_000
#: Is told the event and what is the matter with it, however often it comes by.
Unshown = Callable[[int, str], None]


class Digests:
    """Makes the screens of digests from what the record says of their events."""

    def __init__(
        self, store: Store, texts: Texts, regions: Gazetteer, zone: ZoneInfo, unshown: Unshown
    ) -> None:
        """Read this record; `unshown` hears of every event that cannot be shown."""
        self._store = store
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._unshown = unshown
        # A revision is what it is: the same few are in thousands of digests.
        self._known: dict[tuple[int, int], Event] = {}

    async def screens(self, push: Push, language: Language, told: Digest) -> tuple[Screen, Screen]:
        """The digest, and one of bare numbers for where Telegram finds fault with it."""
        reader = Reader(language, push.not_before, self._zone)
        faults = await self._read(told.items)
        entries = []
        for item in told.items:
            if (event := self._known.get(item[:2])) is None:
                faults.setdefault(item.event, "not there")
                continue
            entry = Entry(event, item.change)
            try:
                self._drawn([entry], told, reader)
            except Exception as error:
                faults[item.event] = _named(error)
            else:
                entries.append(entry)
        for number, why in faults.items():
            log.error("an event cannot be shown in a digest", number=number, error=why)
            self._unshown(number, why)
        return (
            self._drawn(entries, told, reader, list(faults)),
            self._drawn([], told, reader, [item.event for item in told.items]),
        )

    def _drawn(
        self, entries: Sequence[Entry], told: Digest, reader: Reader, unshown: Sequence[int] = ()
    ) -> Screen:
        return digest(entries, told, texts=self._texts, regions=self._regions, reader=reader, unshown=unshown)

    async def _read(self, items: Iterable[Item]) -> dict[int, str]:
        """Bring to mind what these revisions say; gives the events of which they cannot be read, and why."""
        wanted = [item[:2] for item in items]
        missing = [one for one in wanted if one not in self._known]
        if len(self._known) + len(missing) > _KNOWN:
            self._known.clear()
            missing = wanted
        faults = {}
        try:
            await self._learn(missing)
        except (SQLAlchemyError, OSError):
            raise
        except Exception:
            # One of them it must be.
            for one in missing:
                try:
                    await self._learn([one])
                except (SQLAlchemyError, OSError):
                    raise
                except Exception as error:
                    faults[one[0]] = _named(error)
        return faults

    async def _learn(self, wanted: Sequence[tuple[int, int]]) -> None:
        if wanted:
            found = await self._store.events.at_revisions(wanted)
            self._known |= {(event.id, event.revision): event for event in found}


def _named(error: Exception) -> str:
    return type(error).__name__
