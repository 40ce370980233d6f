"""What is over would go on beside another event that may be the same: asked about first, whichever tap brings it back."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk import answers
from handlers.desk.reader import ReadDraft
from handlers.desk.reader.matching import matching
from handlers.speaking import say_anew, toast
from handlers.views import turns as views
from storage.model import Event, EventFacts, EventState

#: What a button says of an event that goes on although another may be the same.
SURE = "sure"


def goes_on(before: EventFacts, after: EventFacts) -> bool:
    """Whether what was over, withdrawn or out of sight would go on."""
    going = (EventState.ACTIVE, EventState.ANNOUNCED)
    return before.state not in going and after.state in going


async def open_like(context: Context, event: Event) -> Event | None:
    """Another event that is open and may be the same, None where none is."""
    others = [one for one in await answers.open_events(context) if one.id != event.id]
    found = matching(ReadDraft(event.facts), others).events
    return found[0] if found else None


async def asked(
    update: Update, context: Context, event: Event, data: str, key: str = "life-twin-both"
) -> bool:
    """Ask whether an event shall go on beside another like it; False where none is. `data` is the button that says yes."""
    other = await open_like(context, event)
    if other is None:
        return False
    await toast(update)
    await say_anew(update, context, views.twin(event, other, data, key, **await context.world(update)))
    return True
