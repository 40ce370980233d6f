"""What lay for longer than its word holds: before it goes out as if it were new, it is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from telegram import Update

from handlers.context import Context
from handlers.speaking import say, toast
from handlers.views import desk as views
from storage.model import Draft, EventState, PushAction
from storage.suggesting import Suggestion, Wants

#: What a button says that was tapped in spite of it.
ANYWAY = "old"
#: What changes or ends an event may be older than what others said of it since.
_EDITS = timedelta(hours=1)


async def asked(update: Update, context: Context, drafts: Sequence[Draft], anyway: str, back: str) -> bool:
    """Ask whether it is still so where one of these is too old; `anyway` and `back` are the buttons' data."""
    ages = [age for draft in drafts if (age := _age(context, draft)) is not None]
    if not ages:
        return False
    await _ask(update, context, max(ages), anyway, back)
    return True


async def asked_of_list(update: Update, context: Context, one: Suggestion, anyway: str, back: str) -> bool:
    """Ask whether a suggestion is still so where the list that made it was last read too long ago."""
    kind = one.facts.kind
    holds = _EDITS if one.wants is not Wants.NEW or kind is None else context.house.fresh_for[kind]
    age = context.now - (await context.store.suggestions.looked_at() or one.updated_at)
    if age <= holds:
        return False
    await _ask(update, context, age, anyway, back)
    return True


async def _ask(update: Update, context: Context, age: timedelta, anyway: str, back: str) -> None:
    await toast(update)
    await say(update, context, views.aged(age, anyway, back, **await context.world(update)))


def _age(context: Context, draft: Draft) -> timedelta | None:
    """How long it lay, None where that does no harm: it is over, is a correction, or is as good as new."""
    facts, now = draft.facts, context.now
    if facts.kind is None or draft.action in (PushAction.CORRECT, PushAction.RETRACT):
        return None
    age = now - draft.created_at
    if draft.event is not None and age > _EDITS:
        return age
    if facts.state is EventState.ACTIVE:
        return age if age > context.house.fresh_for[facts.kind] else None
    if facts.state is EventState.ANNOUNCED and facts.started is not None:
        # It was still to come when it was written, and has begun since.
        return age if draft.created_at < facts.started <= now else None
    return None
