"""What one record of an import may say, and what is told when it says something else."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from handlers.desk.fields import spanning
from storage.imports import ImportedTally
from storage.model import (
    Advice,
    EventFacts,
    EventState,
    Kind,
    Precision,
    Severity,
    Source,
    TrafficState,
    Verification,
)
from storage.regions import Gazetteer, fold

_LIMA = ZoneInfo("America/Lima")
_SPANISH: dict[str, str] = {
    "bloqueo": "blockade",
    "marcha": "march",
    "planton": "sit_in",
    "paro": "strike",
    "toma de local": "occupation",
    "enfrentamiento": "clash",
    "intervencion policial": "dispersal",
    "fuerza excesiva": "excessive_force",
    "saqueo": "looting",
    "detenciones": "arrests",
    "acuerdo": "agreement",
    "interrumpido": "interrupted",
    "restringido": "restricted",
    "reportado": "reported",
    "confirmado": "confirmed",
    "desmentido": "denied",
    "anunciado": "announced",
    "en curso": "active",
    "terminado": "ended",
}


def _moment(value: Any) -> Any:
    """A time with its offset, or Lima's where it has none."""
    if not isinstance(value, str):
        raise ValueError("a time such as 2023-01-05T06:20-05:00, or 2023-01-05 06:20 in Lima")
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("a time such as 2023-01-05T06:20-05:00, or 2023-01-05 06:20 in Lima") from None
    found = found if found.tzinfo is not None else found.replace(tzinfo=_LIMA)
    if not 1990 <= found.year <= 2100:
        raise ValueError("a time between 1990 and 2100")
    return found.astimezone(ZoneInfo("UTC"))


def _word(value: Any) -> Any:
    return _SPANISH.get(fold(value), value.strip().lower()) if isinstance(value, str) else value


def _region(value: Any, info: ValidationInfo) -> Any:
    """A code, or a name that only one place bears; the narrowest unit the words support."""
    gazetteer: Gazetteer = (info.context or {})["gazetteer"]
    if not isinstance(value, str):
        raise ValueError('a region\'s INEI code in quotes, such as "210501", or its name')
    text = value.strip()
    if text in gazetteer:
        return text
    found = gazetteer.find(text, narrow=True)
    if found.region is not None:
        return found.region.code
    if found.choices:
        names = "; ".join(f"{gazetteer.path(region.code)} ({region.code})" for region in found.choices[:4])
        raise ValueError(f"{len(found.choices)} places have that name, such as {names}; give the code")
    near = ", ".join(f"{region.name} ({region.code})" for region in found.suggestions[:3])
    raise ValueError("there is no such place" + (f"; did you mean {near}?" if near else ""))


Moment = Annotated[datetime, BeforeValidator(_moment)]
Code = Annotated[str, BeforeValidator(_region)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
People = Annotated[int, Field(ge=0, le=5_000_000)]
Km = Annotated[float, Field(ge=0, le=3500, allow_inf_nan=False)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SourceRow(_Row):
    """Who says so."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    url: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)] | None = None
    at: Moment | None = None

    def source(self) -> Source:
        """The same for the record."""
        return Source(self.name, self.url, self.at)


class EventRow(_Row):
    """One event of an import; docs/import.md describes every field."""

    external_id: Annotated[str, Field(min_length=1, max_length=120)]
    kind: Annotated[Kind, BeforeValidator(_word)]
    region: Code
    also: Annotated[list[Code], Field(default_factory=list, max_length=30)]
    state: Annotated[EventState, BeforeValidator(_word)] = EventState.ACTIVE
    traffic_state: Annotated[TrafficState, BeforeValidator(_word)] | None = None
    traffic_since: Moment | None = None
    verification: Annotated[Verification, BeforeValidator(_word)] = Verification.REPORTED
    severity: Annotated[Severity, BeforeValidator(_word)] = Severity.UNKNOWN
    road: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    road_name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    km_from: Km | None = None
    km_to: Km | None = None
    sector: Line | None = None
    place: Line | None = None
    latitude: Annotated[float, Field(ge=-18.5, le=0.1)] | None = None
    longitude: Annotated[float, Field(ge=-81.5, le=-68.5)] | None = None
    precision: Annotated[Precision, BeforeValidator(_word)] | None = None
    started: Moment | None = None
    started_timed: bool | None = None
    last_confirmed: Moment | None = None
    ended: Moment | None = None
    expires: Moment | None = None
    summary_es: Annotated[str, Field(min_length=1, max_length=1500)] | None = None
    summary_en: Annotated[str, Field(min_length=1, max_length=1500)] | None = None
    summary_es_until: Moment | None = None
    summary_en_until: Moment | None = None
    organisers: Annotated[str, Field(max_length=300)] | None = None
    demand: Annotated[str, Field(max_length=300)] | None = None
    crowd: People | None = None
    injured: People | None = None
    dead: People | None = None
    passage: Annotated[str, Field(max_length=300)] | None = None
    advice: Annotated[Advice, BeforeValidator(_word)] = Advice.NONE
    campaign: Annotated[str, Field(max_length=120)] | None = None
    retraction: Annotated[str, Field(max_length=300)] | None = None
    sources: Annotated[list[SourceRow], Field(min_length=1, max_length=10)]

    @field_validator("also")
    @classmethod
    def _part(cls, value: list[str]) -> list[str]:
        if "" in value:
            raise ValueError("the whole country is no further region: give it as the region")
        return value

    @field_validator("last_confirmed", "ended")
    @classmethod
    def _past(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        now: datetime = (info.context or {})["now"]
        if value is not None and value > now + timedelta(minutes=10):
            raise ValueError("lies in the future")
        return value

    @model_validator(mode="after")
    def _coherent(self, info: ValidationInfo) -> EventRow:
        now: datetime = (info.context or {})["now"]
        if not (self.summary_es or self.summary_en):
            raise ValueError("summary_es or summary_en is wanted")
        if self.km_to is not None and (self.km_from is None or self.km_to < self.km_from):
            raise ValueError("km_to must not be before km_from")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude come together")
        if self.started and self.ended and self.ended < self.started:
            raise ValueError("ended must not be before started")
        future = self.started is not None and self.started > now + timedelta(minutes=10)
        if future and self.state is not EventState.ANNOUNCED:
            raise ValueError('started lies in the future: the state must be "announced"')
        if self.ended is not None and self.state in (EventState.ACTIVE, EventState.ANNOUNCED):
            raise ValueError('an event with an end has the state "ended"')
        return self

    def facts(self) -> EventFacts:
        """The same for the record."""
        values = self.model_dump(exclude={"external_id", "sources"})
        values["also"] = spanning(self.region, self.also)
        return EventFacts(**values, sources=tuple(source.source() for source in self.sources))


class TallyRow(_Row):
    """One official count of an import."""

    external_id: Annotated[str, Field(min_length=1, max_length=120)]
    region: Code
    counted: Annotated[str, Field(pattern="^(blocked_points|roads_affected|regions_affected|injured|dead)$")]
    value: Annotated[int, Field(ge=0, le=1_000_000)]
    at: Moment
    source: SourceRow
    qualifier: Annotated[str, Field(pattern="^(at_least|about|up_to)$")] | None = None
    earlier: Annotated[int, Field(ge=0, le=1_000_000)] | None = None

    def imported(self) -> ImportedTally:
        """The same for the record."""
        return ImportedTally(
            external_id=self.external_id,
            region=self.region,
            counted=self.counted,
            value=self.value,
            at=self.at,
            source=self.source.source(),
            qualifier=self.qualifier,
            earlier=self.earlier,
        )
