"""What must hold after a storm, read from the record, the ledger and what people see; each check tells what is wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.facts import from_json
from storage.model import EventFacts, EventState, TrafficState
from storage.schema import audit, deliveries, drafts, editors, events, pushes, revisions
from tests.storms.desk import Storm

#: The table of docs/desk.md once more, by what the log calls each act: who may, and whether only in their regions.
_EVENTS = ("publish", "confirm", "lift", "restrict", "block", "reopen", "begin", "correct", "retract", "undo")
_PUBLISH, _ANY, _OWNER = {"owner", "publisher"}, {"owner", "publisher", "editor"}, {"owner"}
_MAY: dict[str, tuple[set[str], bool]] = {
    **dict.fromkeys(_EVENTS, (_PUBLISH, True)),
    **dict.fromkeys(("draft", "edit", "rebase"), (_ANY, False)),
    "send": (_ANY, True),
    **dict.fromkeys(("change", "invite", "withdraw", "pause", "resume"), (_OWNER, False)),
}
_OVER = {"lift": EventState.ENDED, "retract": EventState.RETRACTED, "lapse": EventState.LAPSED}
_ON = dict.fromkeys(("restrict", "block", "reopen", "begin"), EventState.ACTIVE)
#: Deliveries that are over without a message, or wait for a digest that somebody tapped themselves.
_NOT_TOLD = ("unknown", "gone", "parked", "expired", "digest", "held")
_OPEN = (EventState.ACTIVE, EventState.ANNOUNCED)
_SIGNS = {TrafficState.INTERRUPTED: "🔴", TrafficState.RESTRICTED: "🟡"}


@dataclass(frozen=True)
class Record:
    """All that is kept, read at one moment."""

    acts: list[Any]
    facts: dict[tuple[int, int], EventFacts]
    newest: dict[int, int]
    pushes: list[Any]
    drafts: list[Any]
    people: list[Any]


async def read(storm: Storm) -> Record:
    """The record as it is now."""
    async with storm.store._database.read() as connection:

        async def rows(table: sa.Table) -> list[Any]:
            return list((await connection.execute(sa.select(table).order_by(table.c.id))).all())

        facts = {(row.event, row.number): from_json(row.facts) for row in await rows(revisions)}
        newest = {row.id: row.revision for row in await rows(events)}
        return Record(
            await rows(audit),
            facts,
            newest,
            await rows(pushes),
            await rows(drafts),
            await rows(editors),
        )


async def judged(storm: Storm) -> list[str]:
    """All that is wrong after the storm is over and everything was told."""
    found = await read(storm)
    verdict = await storm.store.audit.verify()
    wrong = list(storm.broken)
    if verdict.broken is not None or verdict.rows != len(found.acts):
        wrong.append(f"the log's chain is broken at {verdict.broken}")
    wrong += [*_without_right(found), *_not_one_row(found), *_not_as_said(found), *_twins(found, storm.sure)]
    wrong += await _backwards(storm)
    wrong += await _not_newest(storm, found)
    wrong += await _status(storm, found)
    return wrong


def _without_right(record: Record) -> list[str]:
    """Acts of people who might not do them then: the log itself says who was at the desk when."""
    standing: dict[int, tuple[str, tuple[str, ...]]] = {}
    wrong = []
    for row in record.acts:
        detail = row.detail or {}
        if row.subject == "editor":
            if row.act == "owner":
                standing[row.subject_id] = ("owner", ("",))
            elif row.act in ("join", "change"):
                standing[row.subject_id] = (detail["role"], tuple(detail["regions"]))
            else:
                standing.pop(row.subject_id, None)
        if row.editor is None or row.act not in _MAY:
            continue
        role, regions = standing.get(row.editor, ("nobody", ()))
        roles, placed = _MAY[row.act]
        places = detail.get("regions") or [detail.get("region")] if placed else []
        if row.subject == "event" and detail.get("revision", 1) > 1:
            places += record.facts[row.subject_id, detail["revision"] - 1].regions
        if role not in roles or not all(any((p or "x").startswith(r) for r in regions) for p in places):
            wrong.append(f"{role} of {regions} did {row.act} in {places}: row {row.id}")
        author = detail.get("author")
        if author is not None and (author == row.editor or author not in standing):
            wrong.append(f"approved what its editor might not bring in: row {row.id}")
    return wrong


def _not_one_row(record: Record) -> list[str]:
    """Revisions and pushes without a row of the log, or with several."""
    rows = [row for row in record.acts if row.subject == "event"]
    told = Counter((row.subject_id, row.detail["revision"]) for row in rows if "revision" in row.detail)
    undone = Counter(row.subject_id for row in rows if row.act == "undo")
    spare = Counter(event for event, number in record.facts if (event, number) not in told)
    pushed = Counter(row.detail["push"] for row in rows if row.detail.get("push") is not None)
    return [
        *(f"{one} has {count} rows in the log" for one, count in told.items() if count > 1),
        *(f"{one} is told by the log and not in the record" for one in told if one not in record.facts),
        *(["revisions that no act explains"] if spare != undone else []),
        *(
            f"push {one.id} has {pushed[one.id]} rows"
            for one in record.pushes
            if pushed[one.id] != (one.event is not None)
        ),
    ]


def _not_as_said(record: Record) -> list[str]:
    """Events that stand otherwise than their last act says."""
    wrong = []
    acts: defaultdict[int, list[Any]] = defaultdict(list)
    for row in record.acts:
        if row.subject == "event":
            acts[row.subject_id].append(row)
    for event, number in record.newest.items():
        facts, last = record.facts[event, number], acts[event][-1]
        if max(n for e, n in record.facts if e == event) != number:
            wrong.append(f"event {event} does not stand at its newest revision")
        said = {**_OVER, **_ON}.get(last.act)
        before = record.facts.get((event, number - 2))
        if said is not None and facts.state is not said:
            wrong.append(f"event {event} is {facts.state} after {last.act}")
        stood = record.facts.get((event, number - 1), facts).state
        if last.act == "confirm" and facts.state not in (stood, EventState.ACTIVE):
            wrong.append(f"event {event} is {facts.state} after it was confirmed")
        if last.act == "undo" and before is not None and facts != before:
            wrong.append(f"event {event} is not as it was before what was undone")
        if last.act == "undo" and before is None and facts.state is not EventState.RETRACTED:
            wrong.append(f"event {event} was taken back and is {facts.state}")
    return wrong + [f"event {event} is lost" for event in acts if event not in record.newest]


def _twins(record: Record, sure: set[int]) -> list[str]:
    """Two events that are open at one place, of which nobody said that they are two."""
    said: defaultdict[int, set[int]] = defaultdict(set)
    for row in record.drafts:
        if row.published_event is not None:
            said[row.published_event].update(row.apart or ())
    open_ = {e: record.facts[e, n] for e, n in record.newest.items() if record.facts[e, n].state in _OPEN}
    return [
        f"{one} and {other} are open at one place"
        for one, facts in open_.items()
        for other, others in open_.items()
        if one < other
        and _same_place(facts, others)
        and other not in said[one]
        and one not in said[other]
        and not {one, other} & sure
    ]


def _same_place(one: EventFacts, other: EventFacts) -> bool:
    if one.kind is not other.kind or one.region != other.region:
        return False
    if one.km_from is None or other.km_from is None:
        return one.km_from is other.km_from and one.place == other.place
    return one.road == other.road and abs(one.km_from - other.km_from) <= 1


async def _backwards(storm: Storm) -> list[str]:
    """Chats that were shown something older of an event after something newer."""
    wrong = []
    for person in storm.followers:
        shown: dict[int, int] = {}
        for call in storm.town.playground.ledger.calls(chat_id=person.chat_id):
            text = str(call.params.get("text") or call.params.get("caption") or "")
            said = storm.told.said.get(text, set())
            about = {event for event, _ in said}
            if not call.delivered or len(about) != 1:
                continue
            (event,) = about
            newer = [number for _, number in said if number >= shown.get(event, 0)]
            if not newer:
                wrong.append(f"{person.first_name} was shown {said} after revision {shown[event]}: {text!r}")
            else:
                shown[event] = min(newer)
    return wrong


async def _not_newest(storm: Storm, record: Record) -> list[str]:
    """Followers who did not hear the last word, and copies that an edit reaches and that still say something older."""
    wrong = []
    async with storm.store._database.read() as connection:
        kept = (await connection.execute(sa.select(deliveries))).all()
    for event in record.newest:
        pushed = {one.id: one for one in record.pushes if one.event == event}
        done = [one for one in pushed.values() if one.state == "done"]
        loud = max((one.revision for one in done if one.action != "refresh"), default=0)
        amended = max((one.revision for one in done if one.action not in ("tell", "change")), default=0)
        theirs: defaultdict[int, list[Any]] = defaultdict(list)
        for row in kept:
            if row.push in pushed:
                theirs[row.destination].append(row)
        for destination, rows in theirs.items():
            if any(row.state in _NOT_TOLD or row.astray for row in rows):
                continue
            told = [row for row in rows if row.state == "sent"]
            heard = [max(row.shows or 0, pushed[row.push].revision) for row in told]
            if max(heard, default=0) < loud:
                wrong.append(f"destination {destination} heard {heard} of event {event}, and not {loud}")
            # 0 is no copy: an answer, or an edit of an earlier message.
            copies = [row for row in told if row.message_id and (row.shows is None or row.shows > 0)]
            old = [row.id for row in copies if (row.shows or pushed[row.push].revision) < amended]
            if old:
                wrong.append(f"deliveries {old} of event {event} were not edited to {amended}")
    return wrong


async def _status(storm: Storm, record: Record) -> list[str]:
    """What /status does not show of what goes on in Puno, or shows though it does not."""
    text = await storm.town.ask(storm.followers[0], "/estado Puno")
    puno = {
        event: record.facts[event, number]
        for event, number in record.newest.items()
        if (record.facts[event, number].region or "").startswith("21")
    }
    going = [facts for facts in puno.values() if facts.state in _OPEN]
    wrong = []
    lines = Counter(line[:1] for line in text.splitlines())
    for traffic, sign in _SIGNS.items():
        count = sum(
            facts.traffic_state is traffic and facts.kind is not None and facts.kind.value == "blockade"
            for facts in going
        )
        if len(going) <= 5 and lines[sign] != count:
            wrong.append(f"/status shows {lines[sign]} × {sign} where {count} go on: {text!r}")
    return wrong
