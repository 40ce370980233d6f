"""What a pasted text became: its drafts in a list, what became of them, its counts and its questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from handlers.desk.joining import joined
from handlers.desk.outstanding import asked, ready, sourceless
from handlers.texts import Texts
from handlers.views import checks, sourcing, wording
from handlers.views.questions import Press, answers, brief, question
from handlers.views.reaching import Reach, reach_line
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.status import told
from handlers.views.voice import Voice
from storage.batches import Batch
from storage.doubts import blocking
from storage.model import Draft, Event, EventState
from storage.permission import Way
from storage.regions import Gazetteer

_MOST_LINES = 25
_QUESTIONS_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How a batch stands, beside itself: events its questions are about, ways out, and what its pushes still allow."""

    events: Mapping[int, Event] = field(default_factory=dict)
    ways: Mapping[int, Way] = field(default_factory=dict)  # of each open draft
    reach: Reach = field(default_factory=Reach)
    undo_left: Mapping[int, float] = field(default_factory=dict)  # seconds, of each push
    withdrawable: Collection[int] = ()  # counts that were recorded
    count_way: Way = Way.PUBLISH
    paused: bool = False
    going: Sequence[tuple[int, Markup]] = ()  # event, how far


def batch_list(
    batch: Batch,
    standing: Standing,
    notes: Sequence[Markup] = (),
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """The drafts of one text, a line each, what became of them, the questions that are open, and the ways on."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("paste-title", count=len(batch.drafts) - len(batch.discarded)))]
    lines += _lines(batch, voice)
    lines += _sources(batch, voice)
    lines += _counts(batch, standing, voice)
    lines += [_note(why, words, voice) for why, words in batch.notes[:4]]
    lines += [voice("paste-going", event=str(event), line=line) for event, line in standing.going]
    asking = asked(batch)
    rows: list[Row] = []
    for one in asking[:_QUESTIONS_AT_ONCE]:
        facts = batch.drafts[one.places[0]].facts
        numbers = ", ".join(str(place + 1) for place in one.places)
        told_ = voice(
            "paste-for",
            count=len(one.places),
            numbers=numbers,
            question=question(one.doubt, facts, standing.events, voice),
        )
        lines.append(Markup("\n") + told_)
        press = _pressing(batch, one.places[0], marked=len(asking) > 1)
        rows += answers(one.doubt, one.number, facts, voice, press)
    if len(asking) > _QUESTIONS_AT_ONCE:
        lines.append(voice("paste-more-questions", count=len(asking) - _QUESTIONS_AT_ONCE))
    if not asking and (without := sourceless(batch)):
        numbers = ", ".join(str(place + 1) for place in without)
        lines.append(
            Markup("\n")
            + voice("paste-for", count=len(without), numbers=numbers, question=voice("doubt-source"))
        )
        press = _pressing(batch, without[0])
        witness = press(voice.plain("choice-witness"), "src")
        rows.append((witness, press(voice.plain("choice-other-source"), "q.sources")))
    if batch.open:
        lines.append(Markup("\n") + reach_line(standing.reach, voice))
    lines += [Markup("\n") + note for note in notes[:1]] + list(notes[1:])
    if standing.paused:
        lines.append(voice("sending-paused-now"))
    left = [seconds for seconds in standing.undo_left.values() if seconds > 0]
    if left:
        lines.append(Markup("\n") + voice("paste-leaves-in", count=len(left), seconds=round(min(left))))
    elif batch.pushes and not standing.going and not notes:
        lines.append(Markup("\n") + voice("paste-gone"))
    rows += _onward(batch, standing, voice)
    return Screen(stacked(lines), tuple(rows))


def _pressing(batch: Batch, place: int, *, marked: bool = False) -> Press:
    # Where two questions stand above the buttons, each says whose it is.
    mark = f"{place + 1}: " if marked else ""
    return lambda label, action: Button(f"{mark}{label}", f"b:{batch.id}:{batch.stamp}:{action}:{place}")


def _lines(batch: Batch, voice: Voice) -> list[Markup]:
    found = []
    for place, draft in enumerate(batch.drafts[:_MOST_LINES]):
        told_ = voice("paste-line", number=str(place + 1), told=brief(draft.facts, voice))
        if draft.id in batch.discarded:
            found.append(voice("paste-line-discarded", told=told_))
        elif draft.published_event is not None:
            found.append(voice("paste-line-published", told=told_, event=str(draft.published_event)))
        elif draft.sent_at is not None:
            found.append(voice("paste-line-sent", told=told_))
        else:
            found.append(open_line(draft, told_, voice))
    if len(batch.drafts) > _MOST_LINES:
        found.append(voice("paste-more-lines", count=len(batch.drafts) - _MOST_LINES))
    return found


def open_line(draft: Draft, told_: Markup, voice: Voice) -> Markup:
    """A draft's line with what it does to which event, and a mark where a question is open."""
    facts = draft.facts
    if draft.event is not None:
        key = "paste-line-lifts" if facts.state is EventState.ENDED else "paste-line-updates"
        told_ = voice(key, told=told_, event=str(draft.event))
    elif facts.state in (EventState.ANNOUNCED, EventState.ENDED) and facts.kind is not None:
        what = (
            wording.state(facts, voice, standing=False)
            if facts.state is EventState.ANNOUNCED
            else wording.outcome(facts, voice)
        )
        told_ = voice("paste-line-about", told=told_, what=what)
    if (check := checks.to_check(draft, voice)) is not None:
        told_ = voice("paste-line-about", told=told_, what=check)
    return voice("paste-line-asks", told=told_) if blocking(draft.doubts) else told_


def _sources(batch: Batch, voice: Voice) -> list[Markup]:
    names = {s.name.casefold(): sourcing.source(s) for d in batch.open for s in d.facts.sources}
    if not names:
        return []
    shown = Markup(", ").join(list(names.values())[:6])
    return [voice("paste-source", count=len(names), names=shown)]


def _counts(batch: Batch, standing: Standing, voice: Voice) -> list[Markup]:
    lines = []
    if batch.counts:
        key = "paste-counts-there" if standing.count_way is Way.PUBLISH else "paste-counts-refused"
        lines.append(voice("tally-sent" if batch.counts_sent else key))
        lines += [told(count.as_tally(), voice) for count in batch.counts[:6]]
    if batch.tallies:
        lines.append(voice("paste-counts-recorded"))
        lines += [told(tally, voice) for tally in batch.tallies[:6]]
    return lines


def _note(why: str, words: str, voice: Voice) -> Markup:
    return voice(f"paste-note-{why.replace('_', '-')}", words=one_line(words, 90))


def _onward(batch: Batch, standing: Standing, voice: Voice) -> list[Row]:
    def press(label: str, action: str) -> Button:
        return Button(label, f"b:{batch.id}:{batch.stamp}:{action}")

    rows: list[Row] = []
    going = [d for d in batch.open if ready(d) and standing.ways.get(d.id) in (Way.PUBLISH, Way.SEND)]
    publish = sum(standing.ways[d.id] is Way.PUBLISH for d in going)
    send = len(going) - publish
    if publish and send:
        rows.append((press(voice.plain("paste-both", publish=publish, send=send), "pub"),))
    elif send:
        rows.append((press(voice.plain("paste-send", count=send), "pub"),))
    elif publish:
        begun = any(d.published_event is not None for d in batch.drafts)
        key = (
            "paste-publish"
            if publish == len(batch.open) and not begun
            else "paste-publish-left"
            if begun
            else "paste-publish-others"
        )
        rows.append((press(voice.plain(key, count=publish), "pub"),))
    if any(checks.beside(draft) for draft in batch.open) and going:
        rows.append((press(voice.plain("check-fine"), "ok"),))
    if batch.counts:
        rows.append(
            (
                *record_buttons(batch, standing.count_way, voice),
                press(voice.plain("paste-no-counts"), "norec"),
            )
        )
    if joined(batch.open) is not None:
        rows.append((press(voice.plain("paste-join"), "join"),))
    if batch.open:
        rows.append((press(voice.plain("paste-review"), "rev"),))
    undoable = [
        n for n, d in enumerate(batch.drafts) if standing.undo_left.get(batch.pushes.get(d.id, 0), 0) > 0
    ]
    if len(undoable) > 1:
        rows.append((press(voice.plain("paste-undo-all"), "undo"),))
    rows += in_pairs(press(voice.plain("paste-undo-one", number=str(n + 1)), f"undo:{n}") for n in undoable)
    if batch.pushes:
        rows.append((press(voice.plain("paste-how"), "how"),))
    rows += in_pairs(
        Button(voice.plain("tally-withdraw", number=str(tally.id)), f"ta:w:{tally.id}")
        for tally in batch.tallies
        if tally.id in standing.withdrawable
    )
    if batch.open or (batch.counts and not batch.drafts):
        rows.append((press(voice.plain("paste-discard"), "disc"),))
    return rows


def record_buttons(batch: Batch, way: Way, voice: Voice) -> tuple[Button, ...]:
    """Record the counts of a batch, or send them to a publisher; nothing once they are there."""
    if batch.counts_sent or way is Way.NOWHERE:
        return ()
    head = f"b:{batch.id}:{batch.stamp}"
    if way is Way.SEND:
        return (Button(voice.plain("tally-send", count=len(batch.counts)), f"{head}:sendc"),)
    return (Button(voice.plain("paste-record", count=len(batch.counts)), f"{head}:rec"),)


def discard_ask(batch: Batch, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether to throw all open drafts of the text away."""
    voice = Voice(texts, regions, reader)
    head = f"b:{batch.id}:{batch.stamp}"
    row = (
        Button(voice.plain("desk-discard-yes"), f"{head}:discy"),
        Button(voice.plain("desk-back"), f"{head}:list"),
    )
    return Screen(voice("paste-discard-ask", count=len(batch.open)), (row,))


def discarded(count: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How many drafts were thrown away."""
    return Screen(texts(reader.language, "paste-discarded", count=count))


def only_notes(
    notes: Sequence[tuple[str, str]], message: int, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Why a text opens no draft, with the way to open one all the same."""
    voice = Voice(texts, regions, reader)
    lines = [_note(why, words, voice) for why, words in notes[:4]] or [voice("paste-nothing")]
    return Screen(stacked(lines), ((Button(voice.plain("desk-make-draft"), f"md:{message}:bare"),),))


def batch_title(batch: Batch, voice: Voice) -> str:
    """A batch in few words, for a button."""
    places = dict.fromkeys(
        voice.regions.get(d.facts.region[:2]).name for d in batch.open if d.facts.region is not None
    )
    where = ", ".join(list(places)[:3]) or "…"
    return one_line(voice.plain("paste-batch", count=len(batch.open), where=where), 60)
