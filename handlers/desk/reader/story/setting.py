"""Where a sentence says that something happens: its roads, kilometres, places, and its spot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.story.matter import Matter
from handlers.desk.reader.story.told import World
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what import background
from handlers.desk.reader.what.streetcorners import corners_in
from handlers.desk.reader.where.kilometres import KmMention, kilometres_in
from handlers.desk.reader.where.limastreets import bare_streets, lima_streets
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.origins import told_at
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.routes import object_of_works
from handlers.desk.reader.where.spots import venue_besides
from handlers.desk.reader.who.campaigns import Campaign

_FEW = 130  # letters of a message that says no more
#: Between the streets of a corner.
_JOINT = re.compile(r"\s(?:con|y|and)\s")


@dataclass(frozen=True, slots=True)
class Setting:
    """The roads, kilometres and places of a sentence, and its square, street or bridge."""

    roads: list[RoadMention]
    kms: list[KmMention]
    mentions: list[Mention]
    venue: str | None

    @property
    def placed(self) -> bool:
        """Whether it names a place, a road or a kilometre."""
        return bool(self.mentions or self.roads or self.kms)

    @property
    def narrow(self) -> bool:
        """Whether it names a kilometre, or a place that is no whole department."""
        return bool(self.kms) or any(m.weight >= 2 and m.bearers[0][1].level > 1 for m in self.mentions)

    def besides_campaign(self, campaign: Campaign) -> Setting:
        """Without the place in a campaign's name: "… en apoyo a la toma de Lima"."""
        kept = [m for m in self.mentions if not campaign.start <= m.start < campaign.end]
        return replace(self, mentions=kept)

    def besides_threats(self, matter: Matter, *, free: bool) -> Setting:
        """Without where people but threaten to do something, unless a road is `free` and no other place is named."""
        kms = [km for km in self.kms if not background.within(km.start, matter.threats)]
        there = [m for m in self.mentions if not background.within(m.start, matter.threats)]
        # "… retomarán el bloqueo de A, dijeron al abrir"
        return replace(self, kms=kms, mentions=there or (self.mentions if free else []))


def named_in(matter: Matter, world: World) -> list[Mention]:
    """The places that a sentence names for what happens, be they where it is or where its people come from."""
    flat, roads = matter.flat, matter.roads
    taken = [*((m.start, m.end) for m in roads), *lima_streets(flat), *bare_streets(flat)]
    along = [road for m in roads if len(m.roads) == 1 or m.code for road in m.roads]
    beside = [road for m in roads for road in m.roads]
    found = world.places.mentions(matter.sentence, taken, along, beside)
    found = [m for m in found if not background.within(m.start, matter.apart)]
    # "Hay llantas en Ferrocarril con Piura, Huancayo": two streets, where the town is named besides.
    corners = list(corners_in(flat)) if len(flat) <= _FEW else []
    return [m for m in found if not background.within(m.start, corners)] or found


def setting_of(matter: Matter, named: list[Mention], *, past: bool) -> Setting:
    """Where it happens by a sentence that names these places; what is `past` has no kilometres."""
    sentence, asked = matter.sentence, matter.asked
    kms = [] if past else kilometres_in(sentence, [(m.start, m.end) for m in matter.roads if m.code])
    kms = [km for km in kms if not background.within(km.start, matter.apart)]
    kms = [km for km in kms if not (asked and asked[1] <= km.start < asked[2])]
    roads = [m for m in matter.roads if not object_of_works(sentence, m)]
    mentions = told_at(sentence, named, asked[1:] if asked else None, bare=not (roads or kms))
    return Setting(roads, kms, mentions, _venue(matter, named, roads))


def _corner(sentence: Sentence, named: Sequence[Mention]) -> str | None:
    """The corner of two streets of which neither bears the name of a place: "Real con Giráldez"."""
    for start, end in corners_in(sentence.plain):
        if any(m.start < end and start < m.end for m in named):
            continue
        loose = sentence.whispered or sentence.shouted
        if loose or all(re.search(r"[A-ZÁÉÍÓÚÑ\d]", one) for one in _JOINT.split(sentence.text[start:end])):
            return sentence.text[start:end]
    return None


def _venue(matter: Matter, named: Sequence[Mention], roads: Sequence[RoadMention]) -> str | None:
    """The square, street or bridge; none that is the end of a road, or a house of which but something is asked."""
    venue = venue_besides(matter.sentence, matter.dead, named)
    if not venue:
        return _corner(matter.sentence, named)
    at, asked = matter.sentence.text.find(venue), matter.asked
    if any(m.route and m.start <= at < m.end for m in roads):
        return None  # "La carretera que une Puerto Maldonado con Cusco"
    if asked and venue.startswith(("Congreso", "Lote")) and asked[1] < at < asked[2]:
        return None  # "Por la ley que ve el Congreso"
    return venue
