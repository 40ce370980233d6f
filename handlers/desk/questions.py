"""An editor's answers to what the desk asks: still there, partly, lifted, don't know."""

from __future__ import annotations

from datetime import datetime, timedelta

from telegram import Bot, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError

from handlers.context import Context, House, number_in
from handlers.desk import twins, wanting
from handlers.desk.freshness import waits
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.reviewing import tell_publishers
from handlers.speaking import say, say_anew, toast
from handlers.views import askings as views
from handlers.views.screen import Screen
from storage.arrivals import Newer
from storage.lifecycle import Over, Turn
from storage.model import Event, EventState, Language, TrafficState
from storage.permission import Act
from storage.questions import About, Answer, Asking, Question
from storage.staff import Editor
from storage.store import Store
from storage.writing import Outdated

#: How much earlier than a question others may have been asked the same, for their messages to be brought up to date.
_BEFORE = timedelta(days=2)


async def tapped_question(update: Update, context: Context) -> None:
    """A button of a message that asks: `qs:ASKING:EVENT:ANSWER`, or `qs:ASKING:p:PAGE` for another page."""
    editor = await at_the_desk(update, context, Act.SEND)
    if editor is None:
        return
    number, subject, action = (*context.tapped(update), "", "", "")[:3]
    asked = number_in(number)
    asking = None if asked is None else await context.store.questions.get(asked)
    if asking is None or asking.editor != editor.id:
        await refuse(update, context, "question-gone")
        return
    if subject == "p":
        await toast(update)
        await _show(update, context, asking, number_in(action, 4) or 0)
        return
    question = next((one for one in asking.questions if str(one.event) == subject), None)
    event = await context.store.events.get(question.event) if question is not None else None
    if question is None or event is None or question.about is About.LAPSED:
        await refuse(update, context, "question-gone")
        return
    if action == "seen" or question.answer is Answer.SENT or not _open(event, question, asking, context.now):
        await _note(update, context, "question-settled", alert=action != "seen")
    elif action == "none":
        await context.store.questions.answer(asking.id, event.id, Answer.UNKNOWN, now=context.now)
        await _note(update, context, "question-asks-others")
    elif action in _ACTS:
        await _act(update, context, editor, asking, event, action)
    else:
        await refuse(update, context, "stale-button")
        return
    await _show_again(update, context, asking, event.id)


#: What each answer makes of the event; `yes` and `wait` confirm it as it is.
_ACTS: dict[str, dict[str, EventState | TrafficState]] = {
    "yes": {},
    "wait": {},
    "begun": {"state": EventState.ACTIVE},
    "part": {"traffic_state": TrafficState.RESTRICTED},
    "full": {"traffic_state": TrafficState.INTERRUPTED},
    "over": {"state": EventState.ENDED},
}


#: The act that each answer is on what lapsed meanwhile.
_LATE = {
    **dict.fromkeys(("yes", "wait"), wanting.Act.CONFIRM),
    "begun": wanting.Act.BEGIN,
    "part": wanting.Act.RESTRICT,
    "full": wanting.Act.BLOCK,
    "over": wanting.Act.LIFT,
}


async def _act(
    update: Update, context: Context, editor: Editor, asking: Asking, event: Event, action: str
) -> None:
    """Do what the answer says, once; whoever was quicker has the last word."""
    seen = await context.store.audit.newest()
    if await twins.asked(update, context, event, _LATE[action]):
        return
    try:
        turn = await _turn(context, editor, event, action, seen)
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        await _act(update, context, editor, asking, event, action)
        return
    except (Over, Outdated, LookupError):
        await _note(update, context, "question-settled", alert=True)
        return
    answer = Answer.DONE if turn.draft is None else Answer.SENT
    await context.store.questions.answer(asking.id, event.id, answer, now=context.now)
    if turn.draft is not None:
        await _note(update, context, "question-sent")
        if not turn.again:
            await tell_publishers(update, context, turn.draft)
        return
    changes = bool(_ACTS[action])
    await _note(update, context, "question-changed" if changes else "question-confirmed")
    if turn.push is not None:
        context.house.wake()
        if changes:
            await _offer_undo(update, context, turn, turn.push)
    await _tell_others(context, asking, event.id)


async def _turn(context: Context, editor: Editor, event: Event, action: str, seen: int) -> Turn:
    lifecycle, now = context.store.lifecycle, context.now
    if not _ACTS[action]:
        return await lifecycle.confirm(event.id, editor.id, now=now, base=event.revision, seen=seen)
    return await lifecycle.change(
        event.id,
        editor.id,
        now=now,
        undo=context.house.undo,
        base=event.revision,
        seen=seen,
        **_ACTS[action],  # type: ignore[arg-type]
    )


async def _offer_undo(update: Update, context: Context, turn: Turn, push: int) -> None:
    """A thumb may have slipped: what goes out is said in a message of its own, with Undo."""
    event = await context.store.events.get(turn.event)
    if event is None:
        return
    seconds = round(await context.store.outbox.undo_left(push, context.now))
    paused = await context.store.operations.paused()
    world = await context.world(update)
    shown = await say_anew(update, context, views.changed(event, seconds, push, paused, **world))
    await context.store.outbox.report_in(push, shown.message_id)


async def _tell_others(context: Context, answered: Asking, event: int) -> None:
    """Bring the messages of others who were asked the same up to date."""
    for other in await context.store.questions.showing([event], answered.at - _BEFORE):
        if other.id != answered.id:
            await redraw(context.house, context.bot, other)


async def redraw(house: House, bot: Bot, asking: Asking) -> None:
    """Show a message that asks as its events are now; a comfort, so that no failure matters.

    A longer list is left alone: nobody knows which of its pages is being read.
    """
    if len(asking.questions) > views.PER_PAGE:
        return
    chat = await house.store.editors.telegram_id(asking.editor)
    if chat is None:
        return
    known = await house.store.chats.find(chat)
    language = known.language if known is not None else house.default_language
    screen = await picture(house, asking, 0, language)
    try:
        await bot.edit_message_text(
            screen.text,
            chat_id=chat,
            message_id=asking.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
        )
    except TelegramError:
        return


async def picture(house: House, asking: Asking, page: int, language: Language) -> Screen:
    """The message that asks, as its events are now; pages count from 0."""
    items = await _items(house.store, asking, house.now())
    return views.asking(asking.id, items, page, **house.world(language))


async def _items(store: Store, asking: Asking, now: datetime) -> list[views.Item]:
    events = await store.events.some([question.event for question in asking.questions])
    return [
        views.Item(
            events[question.event],
            question.about,
            question.answer,
            question.about is not About.LAPSED and _open(events[question.event], question, asking, now),
        )
        for question in asking.questions
        if question.event in events
    ]


def _open(event: Event, question: Question, asking: Asking, now: datetime) -> bool:
    # Lapsed before it had begun: to say "not yet" now would make it active.
    if question.about is About.BEGUN and event.facts.state is not EventState.ANNOUNCED:
        return False
    return waits(event, asking.at, now)


async def _show(update: Update, context: Context, asking: Asking, page: int) -> None:
    await say(update, context, await picture(context.house, asking, page, await context.language(update)))


async def _show_again(update: Update, context: Context, asking: Asking, event: int) -> None:
    """The page on which the event is, as it is now."""
    newest = await context.store.questions.get(asking.id)
    if newest is None:
        return
    position = next(n for n, question in enumerate(newest.questions) if question.event == event)
    await _show(update, context, newest, position // views.PER_PAGE)


async def _note(update: Update, context: Context, key: str, *, alert: bool = False) -> None:
    await toast(update, context.house.texts.plain(await context.language(update), key), alert=alert)
