"""An event at the desk after it was published: its buttons, what became of an act, and what stands in its way."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from markupsafe import Markup

from handlers.desk.wanting import Act
from handlers.texts import Texts
from handlers.views import sourcing, times, wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.voice import Voice, dotted
from storage.lifecycle import Turn
from storage.model import RETRACTIONS, Draft, Event, EventFacts, EventState, Kind, TrafficState
from storage.permission import Way
from storage.regions import Gazetteer
from storage.stages import is_withdrawn

#: How one gets by, at most so long.
_PASSAGE = 300


def acts(facts: EventFacts) -> list[tuple[Act, str]]:
    """What can be done to such an event with one tap, each with its sign."""
    if is_withdrawn(facts):
        return []
    road = facts.kind is Kind.BLOCKADE or facts.traffic_state is not None
    if facts.state is EventState.ENDED:
        return [(Act.REOPEN, "🔴" if facts.kind is Kind.BLOCKADE else "▶️")]
    over = (Act.LIFT, "🟢" if facts.kind is Kind.BLOCKADE else "⚪")
    if facts.state is EventState.ANNOUNCED:
        return [(Act.CONFIRM, "✓"), (Act.BEGIN, "▶️"), over]
    if not road:
        return [(Act.CONFIRM, "✓"), over]
    eased = facts.traffic_state is TrafficState.RESTRICTED
    return [(Act.CONFIRM, "✓"), (Act.BLOCK, "🔴") if eased else (Act.RESTRICT, "🟡"), over]


def act_button(event: Event, act: Act | str, origin: str, *, label: str) -> Button:
    """The button for an act on the event as it is now."""
    data = f"lc:{event.id}:{event.revision}:{act}"
    return Button(label, f"{data}:{origin}" if origin else data)


def act_label(act: Act, sign: str, facts: EventFacts, voice: Voice) -> str:
    """What the button for an act says: of what is announced or no blockade in words of its own."""
    name = act.value
    if act is Act.LIFT and facts.state is EventState.ANNOUNCED:
        name = "off"
    elif act is Act.LIFT and facts.kind is not Kind.BLOCKADE:
        name = "end"
    if act is Act.CONFIRM and facts.state is EventState.ANNOUNCED:
        name = "stands"
    label = voice.plain(f"life-act-{name}")
    return f"{sign} {label}"


def stands(facts: EventFacts, event: Event, voice: Voice) -> list[Markup]:
    """The event in two or three lines, as followers would read it."""
    title = dotted((wording.heading(facts, voice), wording.where(facts, voice), wording.road(facts)))
    lines = [Markup("<b>{} {}</b>").format(wording.sign(facts), title)]
    if facts.state is EventState.RETRACTED:
        return [*lines, voice("withdrawn"), *(x for x in (wording.withdrawal(facts, voice),) if x)]
    if facts.state is EventState.ENDED:
        return [*lines, wording.over(dataclasses.replace(event, facts=facts), voice, standing=False)]
    lines.append(
        dotted((wording.state(facts, voice, standing=False), one_line(facts.passage, _PASSAGE))),
    )
    return [*lines, sourcing.verified(facts, voice, standing=False)]


def card(event: Event, origin: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """One event at the desk with everything that can be done to it."""
    voice, facts = Voice(texts, regions, reader), event.facts
    lines = stands(facts, event, voice)
    stale = event.stale_for(reader.now, reader.fresh_for)
    if stale is not None:
        lines.append(voice("life-stale", time=times.roughly(stale, voice.language)))
    lines.append(voice("life-number", number=str(event.id), revision=event.revision))
    return Screen(stacked(lines), (*buttons(event, origin, voice), *_back(origin, voice)))


def buttons(event: Event, origin: str, voice: Voice) -> tuple[Row, ...]:
    """A button for each act on the event, then to correct and to retract it; none for what was withdrawn."""
    if is_withdrawn(event.facts):
        return ()
    offered = [
        act_button(event, act, origin, label=act_label(act, sign, event.facts, voice))
        for act, sign in acts(event.facts)
    ]
    fix = act_button(event, "fix", origin, label=voice.plain("life-act-fix"))
    retract = act_button(event, "ret", origin, label=voice.plain("life-act-ret"))
    return (*in_pairs([*offered, fix]), (retract,))


def _back(origin: str, voice: Voice) -> tuple[Row, ...]:
    if not origin:
        return ()
    return ((Button(voice.plain("board-back"), f"dk:{origin[0]}:{origin[1:]}"),),)


def as_turned(event: Event, turn: Turn) -> Event:
    """The event as the act makes it, also where it still waits for a publisher."""
    return dataclasses.replace(event, facts=turn.facts)


def is_quiet(turn: Turn) -> bool:
    """Whether a note tells enough: it was confirmed, or nothing changed."""
    return turn.draft is None and (turn.push is None or turn.confirms)


def note(event: Event, turn: Turn, *, texts: Texts, regions: Gazetteer, reader: Reader) -> str:
    """What became of an act, over the button that was tapped."""
    voice = Voice(texts, regions, reader)
    if turn.draft is not None:
        return voice.plain("life-note-sent", number=str(turn.event))
    if turn.push is None:
        return voice.plain("life-note-same", number=str(turn.event))
    if turn.confirms:
        said = sourcing.verified(event.facts, voice, standing=False).striptags()
        return voice.plain("life-note-confirmed", number=str(turn.event), said=said)
    return voice.plain("life-note-out", number=str(turn.event))


def outcome(
    event: Event,
    turn: Turn,
    seconds: int,
    paused: bool,
    told: int,
    named: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """What an act made of the event, when it leaves and how it is taken back; `told` publishers know of a draft.

    `named` says that the editor named a source.
    """
    voice, number = Voice(texts, regions, reader), str(turn.event)
    lines = stands(turn.facts, event, voice)
    if turn.draft is not None:
        how = "life-sent-before" if turn.again else "life-sent"
        lines.append(Markup("\n") + voice(how, number=number, count=told))
        take = Button(voice.plain("life-open-draft"), f"d:{turn.draft.id}:{turn.draft.version}:card")
        return Screen(stacked(lines), ((take,),))
    if turn.push is None:
        lines.append(Markup("\n") + voice("life-same", number=number))
        return Screen(stacked(lines), ((_more(event, turn, voice),),))
    if turn.confirms:
        lines.append(Markup("\n") + voice("life-confirmed", number=number))
        if not named:
            lines.append(voice("life-other-source", number=number))
        return Screen(stacked(lines), ((_more(event, turn, voice),),))
    rows: tuple[Row, ...] = ()
    if seconds > 0:
        lines.append(Markup("\n") + voice("desk-leaves-in", number=number, seconds=seconds))
        rows = ((Button(voice.plain("desk-undo"), f"u:{turn.push}"),),)
    else:
        lines.append(Markup("\n") + voice("desk-published", number=number))
    if turn.facts.state is EventState.ENDED and not named:
        lines.append(voice("life-no-source", number=number))
    if paused:
        lines.append(voice("sending-paused-now"))
    return Screen(stacked(lines), rows)


def _more(event: Event, turn: Turn, voice: Voice) -> Button:
    return Button(voice.plain("life-open"), f"lc:{event.id}:{turn.revision}:more")


def confirmed(event: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """An edit said no more than that the event stands: its messages are updated without a sound."""
    return Screen(texts(reader.language, "life-confirmed", number=str(event)))


def reasons(
    event: Event, copies: int, origin: str, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Why an event is withdrawn, to tap or to type; how many messages it will edit."""
    voice, number = Voice(texts, regions, reader), str(event.id)
    lines = [
        voice("life-retract-ask", number=number),
        *stands(event.facts, event, voice)[:1],
        voice("life-copies", count=copies),
        Markup("\n") + voice("life-retract-type", number=number),
    ]
    rows = [
        (act_button(event, f"why.{one}", origin, label=voice.plain(f"life-why-{one}")),)
        for one in RETRACTIONS
    ]
    keep = act_button(event, "more", origin, label=voice.plain("life-keep"))
    return Screen(stacked(lines), (*rows, (keep,)))


def retract_ask(
    draft: Draft, copies: int, way: Way, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Whether to withdraw it with that reason: what followers will read, and how many messages it will edit."""
    voice, number = Voice(texts, regions, reader), str(draft.event)
    event = Event(draft.event or 0, 0, draft.facts, draft.created_at, draft.created_at)
    lines = [
        voice("life-retract-ask", number=number),
        voice("life-copies", count=copies),
        Markup("<blockquote>{}</blockquote>").format(stacked(stands(draft.facts, event, voice))),
    ]
    head = f"d:{draft.id}:{draft.version}"
    keep: Row = (Button(voice.plain("life-keep"), f"{head}:discy"),)
    if way is Way.NOWHERE:
        return Screen(stacked([*lines, voice("desk-way-nowhere")]), (keep,))
    send = way is Way.SEND
    go = Button(
        voice.plain("desk-send" if send else "life-retract-yes"), f"{head}:{'send' if send else 'pub'}"
    )
    return Screen(stacked(lines), ((go,), keep))


def which(events: Sequence[Event], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The command named one event and answered another: which is meant."""
    voice = Voice(texts, regions, reader)
    rows = tuple(
        (
            Button(
                f"{event.id} · {wording.where(event.facts, voice).unescape()}"[:60],
                f"lc:{event.id}:{event.revision}:more",
            ),
        )
        for event in events
    )
    return Screen(voice("life-which"), rows)


def how_to(name: str, replied: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How such a command names its event; `replied` says that the message answered shows none."""
    voice = Voice(texts, regions, reader)
    lines = [voice("life-no-event-there")] if replied else []
    lines.append(voice(f"life-how-{name}"))
    return Screen(stacked(lines), ((Button(voice.plain("board-open"), "dk:m:0"),),))


def unreadable(problem: str, event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What was wrong with the words beside the number; nothing was done."""
    voice = Voice(texts, regions, reader)
    number = str(event.id)
    lines = [voice(problem, limit=0, number=number), voice("life-nothing-done", number=number)]
    return Screen(stacked(lines))


def nothing_read(event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The words change nothing that Chaski can read; the card below has every field."""
    return Screen(Voice(texts, regions, reader)("life-nothing-read", number=str(event.id)))


def undone(
    number: int, last: Markup | None = None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """It was taken back in time; the event stands as before. `last` tells what was taken back."""
    voice = Voice(texts, regions, reader)
    said = stacked([*([last] if last else []), voice("life-undone", number=str(number))])
    return Screen(said, ((Button(voice.plain("board-open"), "dk:m:0"),),))
