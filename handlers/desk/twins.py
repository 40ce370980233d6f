"""What is over would go on beside another event that may be the same: asked about first, whichever tap brings it back."""

from __future__ import annotations

from telegram import Message, Update

from handlers.asking import asked_in
from handlers.context import Context
from handlers.desk import answers
from handlers.desk.pointing import numbered
from handlers.desk.reader import ReadDraft
from handlers.desk.reader.matching import matching
from handlers.desk.wanting import Act, Wanted, wanted
from handlers.speaking import say_anew, say_below, toast
from handlers.views import twins as views
from storage.model import Event, EventFacts, EventState

#: What a button says of an event that goes on although another may be the same.
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


def goes_on(before: EventFacts, after: EventFacts) -> bool:
    """Whether what was over, withdrawn or out of sight would go on."""
    going = (EventState.ACTIVE, EventState.ANNOUNCED)
    return before.state not in going and after.state in going


async def open_like(context: Context, event: Event) -> Event | None:
    """Another event that is open and may be the same, None where none is."""
    others = [one for one in await answers.open_events(context) if one.id != event.id]
    found = matching(ReadDraft(event.facts), others).events
    return found[0] if found else None


async def asked(update: Update, context: Context, event: Event, act: Act) -> bool:
    """Ask before an act makes an event go on beside another like it; False where it does not, or none is."""
    lapsed = event.facts.state is EventState.LAPSED and act is not Act.LIFT
    if not lapsed and not (event.facts.state is EventState.ENDED and act is Act.REOPEN):
        return False
    return await asked_before(update, context, event, act, f"lc:{event.id}:{event.revision}:{act}.{SURE}")


async def asked_before(update: Update, context: Context, event: Event, what: Act | str, data: str) -> bool:
    """Ask before an event goes on beside another like it; False where none is. `data` is the button that says yes.

    The question hangs on the command, so that what was typed beside it is known when it is answered.
    """
    other = await open_like(context, event)
    if other is None:
        return False
    await toast(update)
    act = _OF_THE_SAME.get(what) if isinstance(what, Act) else None
    same = None if act is None else (act, f"lc:{other.id}:{other.revision}:{act}.{SAME}{event.id}")
    screen = views.question(event, other, (what, data), same, **await context.world(update))
    if update.callback_query is None and update.effective_message is not None:
        await say_below(context, update.effective_message, screen)
    else:
        await say_anew(update, context, screen)
    return True


def answered(update: Update, context: Context, event: int, act: Act, value: str) -> Wanted:
    """What is wanted once the question is answered, with what was typed beside the command that it hangs on."""
    query = update.callback_query
    shown = query.message if query is not None else None
    command = shown.reply_to_message if isinstance(shown, Message) else None
    if not isinstance(command, Message):
        return Wanted(act)
    first = value.removeprefix(SAME)
    text = asked_in(command)
    words = numbered(text)
    meant = int(first) if first.isdecimal() and len(first) < 16 else event
    return wanted(act, words.rest if words.number == meant else text, command.date, context.house.zone)
