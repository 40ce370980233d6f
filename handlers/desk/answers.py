"""What an editor answers to the questions of drafts, by a tap."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context
from handlers.desk.planning import answered, vouched
from handlers.speaking import toast
from storage.doubts import Doubt, blocking
from storage.model import Draft, Event, Source

#: More than are ever open at once in the whole country.
_MOST_EVENTS = 1000


async def open_events(context: Context) -> list[Event]:
    """All that goes on or is announced."""
    return await context.store.events.active("", limit=_MOST_EVENTS)


async def asked_about(context: Context, doubts: Sequence[Doubt]) -> dict[int, Event]:
    """The events that questions are about, by their numbers."""
    numbers = {c.event for doubt in doubts for c in doubt.choices if c.event is not None}
    found = [await context.store.events.get(number) for number in sorted(numbers)]
    return {event.id: event for event in found if event is not None}


async def answer(
    update: Update, context: Context, draft: Draft, words: str, *, alike: Sequence[Draft] = ()
) -> bool:
    """Take the answer `DOUBT.CHOICE` to a draft's question, and to the same question of drafts alike.

    False, after saying so, where the question or the event is gone.
    """
    number, _, choice = words.partition(".")
    texts, language = context.house.texts, await context.language(update)
    try:
        doubt = draft.doubts[int(number)]
        picked = None if choice == "n" else int(choice)
        events = await open_events(context)
        settled = []
        for one in (draft, *alike):
            at = one.doubts.index(doubt)
            done = answered(one, at, picked, events, context.now)
            settled.append((one, done.facts, done.doubts, done.edits, done.apart))
    except (IndexError, ValueError):
        await toast(update, texts.plain(language, "stale-button"), alert=True)
        return False
    except LookupError:
        await toast(update, texts.plain(language, "desk-changed-meanwhile"), alert=True)
        return False
    if not await context.store.drafts.settle(settled, now=context.now):
        await toast(update, texts.plain(language, "desk-changed-meanwhile"))
        return False
    await toast(update)
    return True


async def vouch(update: Update, context: Context, drafts: Sequence[Draft]) -> None:
    """Take all that stands beside these drafts for right, at once."""
    settled = [(draft, vouched(draft)) for draft in drafts if len(blocking(draft.doubts)) < len(draft.doubts)]
    done = [(draft, one.facts, one.doubts, one.edits, one.apart) for draft, one in settled]
    if done and not await context.store.drafts.settle(done, now=context.now):
        texts, language = context.house.texts, await context.language(update)
        await toast(update, texts.plain(language, "desk-changed-meanwhile"))
        return
    await toast(update)


async def witnessed(update: Update, context: Context, drafts: Sequence[Draft]) -> None:
    """Name a witness as the source of drafts that name none."""
    witness = context.house.texts.plain(await context.language(update), "witness")
    for draft in drafts:
        if not draft.facts.sources:
            facts = draft.facts.changed(sources=(Source(witness, None, draft.created_at),))
            await context.store.drafts.change(draft, now=context.now, facts=facts)
    await toast(update)
