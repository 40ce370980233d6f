"""What comes to stand beside another event that may be the same is asked about first, whichever tap brings it there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from telegram import Message, Update

from handlers.asking import asked_in
from handlers.context import Context, number_in
from handlers.desk import answers
from handlers.desk.pointing import numbered
from handlers.desk.reader import ReadDraft
from handlers.desk.reader.matching import matching
from handlers.desk.wanting import Act, Wanted, wanted
from handlers.speaking import say_anew, say_below, toast
from handlers.views import twins as views
from storage.model import Draft, Event, EventFacts, EventState
from storage.stages import comes, is_open

#: What a button says of an event that goes on although others may be the same: their numbers follow.
SURE = "sure"
#: Of the other one, that it is the same: the number of the event that was meant at first follows.
SAME = "same"
#: What each act is of an event that is open already, where it is the same; what is open needs no reopening.
_OF_THE_SAME = {
    Act.CONFIRM: Act.CONFIRM,
    Act.RESTRICT: Act.RESTRICT,
    Act.BLOCK: Act.BLOCK,
    Act.BEGIN: Act.CONFIRM,
}


def new_to(before: EventFacts | None, after: EventFacts, others: Collection[Event]) -> list[Event]:
    """The other events with which what comes to stand so is compared: none where it was so, nor those it stood beside."""
    if before is None:
        return list(others)
    if not comes(before, after):
        return []
    return [one for one in others if not (is_open(before) and matching(ReadDraft(before), [one]).events)]


async def open_like(
    context: Context, event: Event, after: EventFacts, apart: Collection[int] = ()
) -> Event | None:
    """Another event that is open and may be the same as this one after an act; `apart` are known to be others."""
    others = [one for one in await answers.open_events(context) if one.id != event.id and one.id not in apart]
    return next(iter(matching(ReadDraft(after), new_to(event.facts, after, others)).events), None)


async def asked(
    update: Update, context: Context, event: Event, act: Act, apart: Collection[int] = (), way: str = ""
) -> bool:
    """Ask before an act makes an event go on beside another like it; False where it does not, or none is.

    `way` is what a button bears of the command that was typed for a reopening.
    """
    lapsed = event.facts.state is EventState.LAPSED and act is not Act.LIFT
    if not lapsed and not (event.facts.state is EventState.ENDED and act is Act.REOPEN):
        return False
    after = event.facts.changed(state=EventState.ACTIVE)
    name = f"{act}.{way}" if way else act
    return await asked_before(
        update, context, event, act, f"lc:{event.id}:{event.revision}:{name}.", after, apart
    )


async def asked_before(
    update: Update,
    context: Context,
    event: Event,
    what: Act | str,
    head: str,
    after: EventFacts,
    apart: Collection[int] = (),
    *,
    answered_before: bool = False,
) -> bool:
    """Ask before an event comes to stand beside another like it; False where none is.

    `head` begins the button that says yes; `answered_before` is of a tap that was. The question hangs on the command, so
    that what was typed beside it is known when it is answered.
    """
    other = await open_like(context, event, after, apart)
    if other is None:
        return False
    if not answered_before:
        await toast(update)
    act = _OF_THE_SAME.get(what) if isinstance(what, Act) else None
    same: tuple[str, str] | None = None
    if act is not None:
        same = (act, f"lc:{other.id}:{other.revision}:{act}.{SAME}{event.id}")
    elif what in ("pub", "send") and is_open(event.facts):
        # One blockade told by two events is none to put right: the one told twice is withdrawn.
        same = ("ret", f"lc:{event.id}:{event.revision}:ret")
    data = f"{head}{SURE}{'.'.join(str(one) for one in (*apart, other.id))}"
    screen = views.question(event, other, (what, data), same, **await context.world(update))
    command = command_of(update)
    if command is not None:
        await say_below(context, command, screen)
    else:
        await say_anew(update, context, screen)
    return True


async def asked_of_edit(update: Update, context: Context, draft: Draft, what: str, words: str = "") -> bool:
    """Ask before an edit goes out ("pub", "send") that brings its event beside another like it; False where none is.

    `words` are what the tapped button bears already.
    """
    event = await context.store.events.get(draft.event) if draft.event is not None else None
    if event is None:
        return False
    head = f"d:{draft.id}:{draft.version}:{what}:{words}"
    return await asked_before(update, context, event, what, head, draft.facts, draft.apart)


async def set_apart(context: Context, draft: Draft, others: Collection[int]) -> Draft | None:
    """The draft of an edit, of which its editor said that these are other events; None if it changed meanwhile."""
    if not others or draft.event is None:
        return draft
    edits, apart = (draft.event, draft.base_revision or 1), (*draft.apart, *others)
    settled = [(draft, draft.facts, draft.doubts, edits, apart)]
    if not await context.store.drafts.settle(settled, now=context.now):
        return None
    return await context.store.drafts.get(draft.id, draft.editor)


def command_of(update: Update) -> Message | None:
    """The command that is being obeyed, or that the tapped message hangs on; None for a tap on any other message."""
    query = update.callback_query
    if query is None:
        return update.effective_message
    shown = query.message
    command = shown.reply_to_message if isinstance(shown, Message) else None
    if not isinstance(command, Message) or command.forward_origin is not None:
        return None
    return command if command.from_user is not None and command.from_user.id == query.from_user.id else None


def apart_in(words: str) -> tuple[int, ...]:
    """The events that a button says are others: "sure2.5"."""
    _, found, numbers = words.partition(SURE)
    said = [number_in(one) for one in numbers.split(".")] if found else []
    return tuple(one for one in said if one is not None)


def answered(update: Update, context: Context, event: int, act: Act, words: str) -> Wanted:
    """What a tap asks for, with what was typed beside the command that it hangs on.

    The words of a button: what was typed for a reopening ("res"), that two events are two ("sure2") or one ("same1").
    """
    said = words.split(".")
    typed = Act(said[0]) if said[0] in set(Act) else act
    settled = words.startswith(SAME) or SURE in words
    command = command_of(update)
    if command is None or not (settled or typed is not act):
        return Wanted(act)
    first = number_in(words.removeprefix(SAME)) if words.startswith(SAME) else None
    text = asked_in(command)
    found = numbered(text)
    meant = event if first is None else first
    read = wanted(typed, found.rest if found.number == meant else text, command.date, context.house.zone)
    return read if typed is act else replace(read, act=act if typed is Act.CONFIRM else typed, reopens=True)
