"""Every handler in one ordered list: the first that fits an update has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.asking import asked_in
from handlers.campaign import tapped_campaign
from handlers.captions import tapped_offer
from handlers.channelposts import tapped_in_channel
from handlers.channels import channels, shared, tapped_channel
from handlers.context import Context
from handlers.desk.auditing import audit, tapped_audit
from handlers.desk.batching import tapped_batch, tapped_count
from handlers.desk.board import desk, tapped_board
from handlers.desk.campaigns import campaigns, tapped_campaigns
from handlers.desk.cardbuttons import tapped_draft
from handlers.desk.correcting import correct, retract
from handlers.desk.counting import tally, tapped_waiting
from handlers.desk.forwards import make_draft
from handlers.desk.inviting import tapped_invitation
from handlers.desk.lastact import undo_last
from handlers.desk.people import editors, tapped_editor
from handlers.desk.post import cancel, drafts, post
from handlers.desk.questions import tapped_question
from handlers.desk.reviewing import tapped_review
from handlers.desk.suggesting import suggestions, tapped_suggestion
from handlers.desk.tips import tapped_tip, tips
from handlers.desk.turning import confirm, lift, restrict, tapped_turn
from handlers.desk.undoing import undo
from handlers.greeting import was_added
from handlers.help import help_
from handlers.inline import inline
from handlers.language import language, tapped_language
from handlers.latest import latest, tapped_latest
from handlers.membership import arrived, migrated, my_place
from handlers.menu import ALIASES
from handlers.near import moved, near, position
from handlers.operations import pause, resume
from handlers.privacy import forget, privacy, tapped_forget
from handlers.prompts import replied
from handlers.record import event, history, tapped_event, tapped_history
from handlers.report import report, tapped_place
from handlers.road import tapped_road
from handlers.route import route, tapped_route
from handlers.routefollow import tapped_follow_route
from handlers.search import search, tapped_search
from handlers.settings.muting import tapped_mute
from handlers.settings.overview import settings, tapped_settings
from handlers.start import start
from handlers.status import status, tapped_status
from handlers.subscribe import subscribe, tapped_follow, walk
from handlers.subscriptions import subscriptions, tapped_unfollow, tapped_unfollow_route, unsubscribe
from handlers.topics import closed, reopened
from handlers.words import edited, forward, other, unknown, unknown_button, words

Handler = BaseHandler[Any, Context, Any]
_Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

_COMMANDS = {
    "start": start,
    "help": help_,
    "subscribe": subscribe,
    "unsubscribe": unsubscribe,
    "subscriptions": subscriptions,
    "settings": settings,
    "status": status,
    "route": route,
    "near": near,
    "latest": latest,
    "search": search,
    "history": history,
    "event": event,
    "report": report,
    "channels": channels,
    "language": language,
    "privacy": privacy,
    "forget": forget,
    "post": post,
    "drafts": drafts,
    "tips": tips,
    "desk": desk,
    "confirm": confirm,
    "restrict": restrict,
    "lift": lift,
    "correct": correct,
    "retract": retract,
    "cancel": cancel,
    "undo": undo_last,
    "tally": tally,
    "editors": editors,
    "suggestions": suggestions,
    "campaigns": campaigns,
    "audit": audit,
    "pause": pause,
    "resume": resume,
}


#: What a button does, by the head of its data.
_BUTTONS = {
    "st": tapped_status,
    "rt": tapped_route,
    "rd": tapped_road,
    "rf": tapped_follow_route,
    "ru": tapped_unfollow_route,
    "lt": tapped_latest,
    "se": tapped_search,
    "sq": tapped_search,
    "hi": tapped_history,
    "ev": tapped_event,
    "fo": tapped_follow,
    "un": tapped_unfollow,
    "rp": tapped_place,
    "ph": tapped_offer,
    "wk": walk,
    "op": tapped_settings,
    "mu": tapped_mute,
    "la": tapped_language,
    "fg": tapped_forget,
    "ch": tapped_channel,
    "d": tapped_draft,
    "b": tapped_batch,
    "ta": tapped_count,
    "tc": tapped_waiting,
    "rv": tapped_review,
    "qs": tapped_question,
    "u": undo,
    "dk": tapped_board,
    "lc": tapped_turn,
    "ed": tapped_editor,
    "iv": tapped_invitation,
    "au": tapped_audit,
    "cp": tapped_campaign,
    "cs": tapped_campaigns,
    "sg": tapped_suggestion,
    "tp": tapped_tip,
    "md": make_draft,
}


class _Below(filters.MessageFilter):
    """A picture or a file with one of these commands below it, named to no other bot."""

    def __init__(self, name: str) -> None:
        """Knows the command in each language."""
        super().__init__(name=f"below {name}")
        self._command = re.compile(
            rf"/(?:{'|'.join((name, *ALIASES[name]))})(?:@(\w+))?(?:\s|$)", re.IGNORECASE
        )

    def filter(self, message: Message) -> bool:
        """Whether the words below it begin with the command."""
        found = self._command.match(message.caption or "")
        return found is not None and (found[1] or "").lower() in ("", message.get_bot().username.lower())


def _captioned(callback: _Callback) -> _Callback:
    """Does what is asked below a picture as if it were typed; the rest of its album goes with it."""

    async def asked(update: Update, context: Context) -> None:
        message = update.effective_message
        if message is not None:
            context.args = asked_in(message).split()
            if message.media_group_id:
                context.house.albums.add(message)
        await callback(update, context)

    return asked


class _OwnCard(filters.MessageFilter):
    """A message that came by Chaski's own inline mode."""

    def filter(self, message: Message) -> bool:
        """Whether this is one; those by other bots are people's messages like any."""
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def arrivals() -> Sequence[Handler]:
    """What is done before a message is answered, whatever it says; the answer is another handler's."""
    return [
        CallbackQueryHandler(tapped_in_channel),
        MessageHandler(filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL, arrived),
    ]


def routes() -> Sequence[Handler]:
    """The handlers in the order in which they are asked.

    Commands come first, because a command must work in the middle of any dialogue. Then buttons, by
    the head of their data, and the button nobody knows. Forwards come before words, because a
    forwarded text is no command and no answer to the desk's question. Words and everything else are
    for private chats only: in groups Chaski speaks when spoken to, and hears replies to its questions.
    """
    return [*_commands(), *_buttons(), InlineQueryHandler(inline), *_news_of_the_chat(), *_said()]


def _commands() -> Sequence[Handler]:
    """The commands, typed or below a picture or a file, in a message or an edited one."""
    own = filters.UpdateType.MESSAGES & ~filters.FORWARDED
    return [
        *(
            CommandHandler([name, *ALIASES[name]], callback, filters=own)
            for name, callback in _COMMANDS.items()
        ),
        # Telegram's commands are in texts: below a photo or file they mean the same, and /report takes the photo.
        MessageHandler(filters.UpdateType.MESSAGE & ~filters.FORWARDED & _Below("report"), report),
        *(
            MessageHandler(own & _Below(name), _captioned(callback))
            for name, callback in _COMMANDS.items()
            if name != "report"
        ),
    ]


def _buttons() -> Sequence[Handler]:
    """The buttons, and last the one that nobody knows."""
    known = (CallbackQueryHandler(callback, rf"^{head}:") for head, callback in _BUTTONS.items())
    return [*known, CallbackQueryHandler(unknown_button)]


def _news_of_the_chat() -> Sequence[Handler]:
    """What Telegram says of the chat itself: the bot's place in it, its topics, a channel that was chosen."""
    service = filters.StatusUpdate
    return [
        ChatMemberHandler(my_place, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(service.MIGRATE, migrated),
        MessageHandler(service.NEW_CHAT_MEMBERS | service.CHAT_CREATED, was_added),
        MessageHandler(service.FORUM_TOPIC_CLOSED | service.GENERAL_FORUM_TOPIC_HIDDEN, closed),
        MessageHandler(service.FORUM_TOPIC_REOPENED, reopened),
        MessageHandler(filters.ChatType.PRIVATE & service.CHAT_SHARED, shared),
    ]


def _said() -> Sequence[Handler]:
    """What people say without a command."""
    # What somebody picked from an inline answer is Chaski's own text: it is no question.
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~_OwnCard()
    amended = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
    in_group = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    return [
        MessageHandler(private & filters.FORWARDED, forward),
        MessageHandler(private & (filters.LOCATION | filters.VENUE), position),
        MessageHandler(amended & filters.LOCATION, moved),
        MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGES, unknown),
        MessageHandler(private & filters.TEXT, words),
        # In a group a reply to a question of ours is its answer; what people say to each other is not for Chaski.
        MessageHandler(in_group & filters.REPLY & filters.TEXT, replied),
        # An edited text is read as a new one, so that a corrected place is answered.
        MessageHandler(amended & filters.TEXT, words),
        MessageHandler(amended, edited),
        MessageHandler(private & ~filters.StatusUpdate.ALL, other),
    ]
