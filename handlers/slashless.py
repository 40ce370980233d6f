"""Commands without their slash, as people write them in a hurry: "ruta Cusco Puno", "dejar de seguir Puno"."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import record, route, search, status
from handlers.asking import places
from handlers.context import Context
from handlers.journeys import Guide
from handlers.latest import latest
from handlers.menu import ALIASES
from handlers.near import near
from handlers.report import report
from handlers.settings.overview import settings
from handlers.speaking import say
from handlers.subscribe import follow_named, subscribe
from handlers.subscriptions import subscriptions, unfollow_named, unsubscribe
from storage.naming import fold

#: What does without a word more.
_ALONE: dict[str, Callable[[Update, Context], Awaitable[None]]] = {
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "subscriptions": subscriptions,
    "settings": settings,
    "status": status.status,
    "route": route.route,
    "near": near,
    "latest": latest,
    "search": search.search,
    "history": record.history,
    "report": report,
}
#: What is done with the words behind it.
_WITH: dict[str, Callable[[Update, Context, str], Awaitable[None]]] = {
    "subscribe": follow_named,
    "unsubscribe": unfollow_named,
    "status": status.answer,
    "search": search.answer,
}
_NAMES = {word: name for name in _ALONE for word in (name, *ALIASES[name])}
_NAMES |= {"follow": "subscribe", "unfollow": "unsubscribe"}
_BETWEEN = re.compile(
    r"(?:de (?:seguir|recibir(?: avisos)?)\s+)?(?:(?:a|de|en|from|to|of|in)\s+)?", re.IGNORECASE
)
#: What asks for all that goes on, without a place.
_ANYWHERE = re.compile(
    r"(?:hay|como esta el|donde hay) (?:paso|pase|bloqueos?|paros?|marchas?)(?: (?:hoy|ahora|en el peru))?"
    r"|(?:que (?:hay|pasa|vias estan bloqueadas)|donde hay|bloqueos|paros|novedades)(?: (?:hoy|ahora|de hoy))?"
    r"|(?:any|where are the) (?:blockades|roadblocks|protests)(?: today| now)?|what is going on"
)


async def obeyed(update: Update, context: Context, text: str) -> bool:
    """Do what a text asks whose first word is a command's, or that asks what goes on; False for any other.

    Also where the rest does not fit the command.
    """
    first, _, rest = text.strip().partition(" ")
    name, rest = _NAMES.get(fold(first)), rest.strip()
    if _ANYWHERE.fullmatch(fold(text)):
        await say(update, context, await status.country(update, context, 0))
        return True
    if name is None:
        return False
    if not rest:
        await _ALONE[name](update, context)
        return True
    if name == "route":
        return _leads(rest, context) and await route.answer(update, context, rest, asked=True)
    words = _BETWEEN.sub("", rest, count=1)
    if name not in _WITH or (name != "search" and not _names_a_place(words, context)):
        return False
    await _WITH[name](update, context, words)
    return True


def _leads(words: str, context: Context) -> bool:
    """Whether these words name both ends of a journey, however spelt."""
    ends = Guide(context.regions, context.house.network).journey(words, asked=True)
    return ends is not None and all(end is not None and route.meant(end) for end in ends)


def _names_a_place(words: str, context: Context) -> bool:
    named = places(words, context.regions)
    return bool(named.clear) or any(found.choices or found.suggestions for _, found in named.unclear)
