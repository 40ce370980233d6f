"""What is over or lapsed would go on beside another open event that may be the same: that is asked first."""

from __future__ import annotations

from telegram import Message, Update

from handlers.asking import argument
from handlers.context import Context
from handlers.desk import answers
from handlers.desk.pointing import numbered
from handlers.desk.reader import ReadDraft
from handlers.desk.reader.matching import matching
from handlers.desk.wanting import Act, Wanted, wanted
from handlers.speaking import say_anew, say_below, toast
from handlers.views import twins as views
from storage.model import Event, EventState

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


async def asked(update: Update, context: Context, event: Event, act: Act) -> bool:
    """Ask whether it is the same as another that is open; False where none is like it, or the act opens nothing.

    The question hangs on the command, so that what was typed beside it is known when it is answered.
    """
    lapsed = event.facts.state is EventState.LAPSED and act is not Act.LIFT
    if not lapsed and not (event.facts.state is EventState.ENDED and act is Act.REOPEN):
        return False
    others = [one for one in await answers.open_events(context) if one.id != event.id]
    found = matching(ReadDraft(event.facts), others).events
    if not found:
        return False
    await toast(update)
    same = _OF_THE_SAME.get(act)
    screen = views.question(
        event,
        found[0],
        (act, f"{act}.{SURE}"),
        (same, f"{same}.{SAME}{event.id}") if same is not None else None,
        **await context.world(update),
    )
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
    first = int(value.removeprefix(SAME)) if value.removeprefix(SAME).isdecimal() else event
    text = argument(command.text or command.caption)
    words = numbered(text)
    return wanted(act, words.rest if words.number == first else text, command.date, context.house.zone)
