"""What the whole text gives each of its drafts."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.reader.where.mentions import Mention
from storage.model import Source
from storage.regions import Gazetteer


@dataclass(frozen=True, slots=True)
class Shared:
    """What the whole text gives each of its drafts."""

    sources: tuple[Source, ...]
    everywhere: tuple[Source, ...]
    path: tuple[Mention, ...]
    gazetteer: Gazetteer
    campaign: str | None = None
    protest: bool = False  # the text speaks of people who protest, and of nothing else that shuts roads
    body: str | None = None  # the body that calls, named by itself over its call or under it
    named: frozenset[str] = frozenset()  # the departments in which places are that the text names for sure
