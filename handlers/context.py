"""What every handler is handed: the store, the gazetteer, the texts, the clock, and who is speaking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple, TypedDict
from zoneinfo import ZoneInfo

from telegram import Bot, Update, User
from telegram.constants import ChatType
from telegram.ext import CallbackContext, ContextTypes

from handlers.administrators import Administrators
from handlers.desk.albums import Albums
from handlers.desk.notices import Notices
from handlers.desk.parts import Parts
from handlers.greeter import Greeter
from handlers.live import Live
from handlers.settings.cities import Cities
from handlers.texts import Texts
from handlers.views.reader import Reader
from storage.model import FRESH_FOR, Chat, FreshFor, Language
from storage.network import Network
from storage.regions import Gazetteer
from storage.staff import Editor, FourEyes
from storage.store import Store
from storage.whereabouts import Whereabouts


class World(TypedDict):
    """The keyword arguments that all views share."""

    texts: Texts
    regions: Gazetteer
    reader: Reader


@dataclass(frozen=True, slots=True)
class House:
    """All that the conversation works with; made once at start and handed to every handler."""

    store: Store
    regions: Gazetteer
    network: Network
    whereabouts: Whereabouts
    texts: Texts
    now: Callable[[], datetime]
    zone: ZoneInfo
    owners: frozenset[int]
    undo: timedelta
    default_language: Language
    four_eyes: FourEyes = FourEyes.OFF
    fresh_for: FreshFor = field(default_factory=lambda: FRESH_FOR)
    paid_cap: int | None = None  # Telegram Stars a day that sending may cost
    albums: Albums = field(default_factory=Albums)
    parts: Parts = field(default_factory=Parts)
    notices: Notices = field(default_factory=Notices)
    live: Live = field(default_factory=Live)
    administrators: Administrators = field(default_factory=Administrators)
    greeter: Greeter = field(default_factory=Greeter)
    cities: Cities = field(default_factory=Cities)
    #: Tell the engine that something was published, and that the record may be out of reach.
    wake: Callable[[], None] = field(default=lambda: None)
    doubt: Callable[[], None] = field(default=lambda: None)

    def world(self, language: Language) -> World:
        """What every view is given besides its data, for somebody who reads that language now."""
        reader = Reader(language, self.now(), self.zone, self.fresh_for)
        return {"texts": self.texts, "regions": self.regions, "reader": reader}


class Pressed(NamedTuple):
    """What a button is under (0: nothing that there is), the version it was made for, what it does, and with what."""

    number: int
    version: int
    action: str
    value: str


class Context(CallbackContext[Bot, dict[object, object], dict[object, object], dict[object, object]]):
    """PTB's context with Chaski's house in it."""

    house: House

    @property
    def store(self) -> Store:
        """The record."""
        return self.house.store

    @property
    def regions(self) -> Gazetteer:
        """The places."""
        return self.house.regions

    @property
    def now(self) -> datetime:
        """The present moment, by the clock that was handed in."""
        return self.house.now()

    async def editor(self, update: Update) -> Editor | None:
        """Who sent the update, as the record has them now; None for whoever is not at the desk, who leaves no trace."""
        user = update.effective_user
        if user is None:
            return None
        if user.id in self.house.owners:
            return await self.store.editors.ensure_owner(user.id, now=self.now)
        return await self.store.editors.find(user.id)

    async def everyone(self) -> list[Editor]:
        """All who work at the desk, owners included who have not done anything there yet."""
        for owner in sorted(self.house.owners):
            await self.store.editors.ensure_owner(owner, now=self.now)
        return await self.store.editors.all()

    async def chat(self, update: Update) -> Chat | None:
        """What Chaski keeps about the chat, None if nothing."""
        # An inline query comes from no chat; whoever asks has their private one.
        found = update.effective_chat or (update.effective_user if update.inline_query else None)
        return None if found is None else await self.store.chats.find(found.id)

    async def remember(self, update: Update) -> Chat:
        """The chat, kept from now on: for acts that need it (following, choosing a language)."""
        chat = update.effective_chat
        assert chat is not None
        return await self.store.chats.ensure(
            chat.id, kind=chat.type, language=await self.language(update), now=self.now
        )

    async def keep_language(self, update: Update) -> None:
        """Keep the language of whoever Chaski will write to unasked, when no app is there to ask for it."""
        if await self.chat(update) is None:
            await self.remember(update)

    async def followed(self, update: Update) -> list[str]:
        """The codes of the regions that the chat or topic follows, wider ones first."""
        chat = update.effective_chat
        if chat is None:
            return []
        found = await self.store.chats.subscriptions(chat.id, topic_of(update))
        return [subscription.target for subscription in found if subscription.target_kind == "region"]

    async def world(self, update: Update) -> World:
        """What every view is given besides its data: texts, places, and who reads when and where."""
        return self.house.world(await self.language(update))

    def tapped(self, update: Update) -> list[str]:
        """The parts of a tapped button's data after its head; one empty part where there are none."""
        query = update.callback_query
        data = (query.data or "") if query is not None else ""
        return data.split(":")[1:] or [""]

    def pressed(self, update: Update) -> Pressed:
        """The tapped button under something that changes, `HEAD:NUMBER:VERSION:ACTION[:VALUE]`."""
        number, version, action, value = (*self.tapped(update), "", "", "")[:4]
        asked, made_for = number_in(number), number_in(version)
        known = asked is not None and made_for is not None
        return Pressed((asked or 0) if known else 0, made_for or 0, action, value)

    async def language(self, update: Update) -> Language:
        """The language to answer in: the chat's choice, else the one of the person's app, else the default."""
        known = await self.chat(update)
        if known is not None:
            return known.language
        return spoken(update, self.house.default_language)

    async def language_of(self, user: User | None) -> Language:
        """The language of somebody's private chat or app; the default where neither is known."""
        if user is None or user.is_bot:
            return self.house.default_language
        known = await self.store.chats.find(user.id)
        return known.language if known is not None else _of_app(user, self.house.default_language)


def number_in(text: str, digits: int = 15) -> int | None:
    """The number that a part of a button's data is; None for anything else, or more than so many digits."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= digits else None


def spoken(update: Update, default: Language) -> Language:
    """The language of the person's app, if Chaski speaks it; groups speak the default."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or (chat is not None and chat.type != ChatType.PRIVATE):
        return default
    return _of_app(user, default)


def _of_app(user: User, default: Language) -> Language:
    if not user.language_code:
        return default
    code = user.language_code.lower().split("-")[0]
    # Whoever reads neither language is likelier to be helped by English, save speakers of Peru's own languages.
    if code in ("es", "qu", "ay", "pt", "gl", "ca"):
        return Language.ES
    return Language.EN


def topic_of(update: Update) -> int | None:
    """The forum topic an update came from, None for the chat itself."""
    message = update.effective_message
    if message is None or not getattr(message, "is_topic_message", False):
        return None
    thread: int | None = message.message_thread_id
    return thread


def context_types(
    house: House,
) -> ContextTypes[Context, dict[object, object], dict[object, object], dict[object, object]]:
    """The context types for PTB's builder, with the house already inside."""

    class Housed(Context):
        pass

    Housed.house = house
    return ContextTypes(context=Housed)
