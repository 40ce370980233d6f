"""From a file of curated events to rows for the record: every bad row is told by line and field, none is taken."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from bot.jsonlines import NotJson, records
from bot.rows import EventRow, TallyRow
from storage.imports import ImportedEvent, ImportedTally
from storage.model import FRESH_FOR, EventFacts, EventState, FreshFor
from storage.regions import Gazetteer

MOST_BYTES = 50_000_000
_MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: the line it begins on, the record's id, the field, and what is wanted."""

    line: int
    record: str
    field: str
    message: str


class BadFile(Exception):
    """The file was not taken; `problems` holds everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        """Remember what is wrong."""
        super().__init__(f"{len(problems)} problems")
        self.problems = problems

    def lines(self) -> Iterator[str]:
        """A line for each problem: "12: a-7: km_to: …"."""
        for problem in self.problems[:_MOST_TOLD]:
            parts = (str(problem.line), problem.record, problem.field, problem.message)
            yield ": ".join(part for part in parts if part)
        if len(self.problems) > _MOST_TOLD:
            yield f"… and {len(self.problems) - _MOST_TOLD} more"


@dataclass(frozen=True, slots=True)
class Validated:
    """Rows ready to be imported."""

    events: list[ImportedEvent] = field(default_factory=list)
    tallies: list[ImportedTally] = field(default_factory=list)


def read_and_validate(
    data: bytes, name: str, gazetteer: Gazetteer, now: datetime, fresh_for: FreshFor = FRESH_FOR
) -> Validated:
    """The rows of a JSON, JSON lines or CSV file (told apart by its name); BadFile with all that is wrong."""
    if len(data) > MOST_BYTES:
        raise BadFile([Problem(1, "", "", f"the file is larger than {MOST_BYTES // 1_000_000} MB; split it")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadFile(
            [Problem(line, "", "", "the file must be in UTF-8; save it again in that encoding")]
        ) from None
    if name.lower().endswith(".csv"):
        found = _csv(text)
    elif name.lower().endswith(".json"):
        found = _json(text)
    elif name.lower().endswith(".jsonl"):
        found = _lines(text)
    else:
        raise BadFile([Problem(1, "", "", "the name must end in .json, .jsonl or .csv")])
    return _validated(found, gazetteer, now, fresh_for)


@dataclass(frozen=True, slots=True)
class _Raw:
    line: int
    tally: bool
    values: Mapping[str, Any]


def _json(text: str) -> list[_Raw]:
    try:
        return [_Raw(line, key == "tallies", values) for line, key, values in records(text)]
    except NotJson as error:
        raise BadFile([Problem(error.line, "", "", error.message)]) from None


def _lines(text: str) -> list[_Raw]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            raise BadFile([Problem(number, "", "", "not JSON; each line is one event")]) from None
        if not isinstance(values, dict):
            raise BadFile([Problem(number, "", "", "each line is an object of fields")])
        found.append(_Raw(number, False, values))
    return found


def _csv(text: str) -> list[_Raw]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[_Raw] = []
    try:
        columns = [column.strip() for column in next(reader, [])]
        if "external_id" not in columns:
            raise BadFile(
                [Problem(1, "", "external_id", "the first line names the columns, this one among them")]
            )
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(columns):
                    raise BadFile([Problem(line, "", "", f"{len(cells)} cells, but {len(columns)} columns")])
                values = {c: v.strip() for c, v in zip(columns, cells, strict=False) if v.strip()}
                tally = str(values.pop("record", "event")).lower() == "tally"
                found.append(_Raw(line, tally, _unpacked(values, tally=tally)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadFile([Problem(reader.line_num, "", "", f"not CSV: {error}")]) from None
    return found


def _unpacked(values: dict[str, Any], *, tally: bool) -> dict[str, Any]:
    """Sources come in one cell, "name|address|time" with " ; " between them, and so do further regions."""
    if not tally and (further := values.get("also")) is not None:
        values["also"] = [part.strip() for part in str(further).split(";") if part.strip()]
    cell = values.pop("source" if tally else "sources", None)
    if cell is not None:
        named = []
        for part in str(cell).split(" ; "):
            pieces = [piece.strip() or None for piece in part.split("|")]
            named.append(dict(zip(("name", "url", "at"), pieces, strict=False)))
        values["source" if tally else "sources"] = named[0] if tally else named
    return values


def _validated(found: list[_Raw], gazetteer: Gazetteer, now: datetime, fresh_for: FreshFor) -> Validated:
    problems: list[Problem] = []
    seen: dict[tuple[bool, str], int] = {}
    events: list[ImportedEvent] = []
    tallies: list[ImportedTally] = []
    for raw in found:
        record = str(raw.values.get("external_id", ""))[:120]
        try:
            context = {"gazetteer": gazetteer, "now": now}
            if raw.tally:
                tallies.append(TallyRow.model_validate(raw.values, context=context).imported())
            else:
                row = EventRow.model_validate(raw.values, context=context)
                events.append(ImportedEvent(row.external_id, _aged(row.facts(), now, fresh_for)))
        except ValidationError as error:
            problems += [_problem(raw, record, entry) for entry in error.errors(include_url=False)]
            continue
        first = seen.setdefault((raw.tally, record), raw.line)
        if first != raw.line:
            problems.append(Problem(raw.line, record, "external_id", f"is the id of line {first} already"))
    if not found:
        problems.append(Problem(1, "", "", "there are no events in this file"))
    if problems:
        raise BadFile(problems)
    return Validated(events, tallies)


def _problem(raw: _Raw, record: str, entry: Any) -> Problem:
    name = ".".join(str(part) for part in entry["loc"])
    message = str(entry["msg"]).removeprefix("Value error, ")
    if entry["type"] == "missing":
        message = "is missing"
    if entry["type"] == "extra_forbidden":
        model = TallyRow if raw.tally else EventRow
        near = difflib.get_close_matches(name, list(model.model_fields), 1)
        message = "there is no such field" + (f"; did you mean {near[0]}?" if near else "")
    return Problem(raw.line, record, name, message[0].lower() + message[1:])


def _aged(facts: EventFacts, now: datetime, fresh_for: FreshFor) -> EventFacts:
    """Of an event that nobody confirmed for longer than its kind stays fresh nothing is known: not that it was lifted."""
    if facts.state is not EventState.ACTIVE or facts.kind is None:
        return facts
    since = facts.last_confirmed or facts.started
    if since is None:
        return facts.changed(state=EventState.LAPSED)
    until = since + fresh_for[facts.kind]
    return facts.changed(state=EventState.LAPSED, ended=until) if now > until else facts
