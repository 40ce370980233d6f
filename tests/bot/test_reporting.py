"""What the editor, the owners and the operator see of sending: the real record, a real bot, a local Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import structlog
from telegram import Bot

from bot.delivery.leading import Leading
from bot.delivery.watching import Trouble, Watcher
from bot.logs import set_up
from bot.playground.faults import Fault, Kind
from bot.playground.people import Person
from bot.playground.server import Playground
from bot.playground.views import View
from bot.reporting import Reporter
from handlers.texts import Texts
from storage.leadership import Leadership
from storage.model import Language
from storage.pushes import Delivery, Outcome, OutcomeKind, Push, PushLane, PushState
from storage.store import Store
from tests.conftest import LIMA, Clock
from tests.factories import editor as editor_row
from tests.factories import facts, follower

TEXTS = Texts.load()
SENT, GONE, UNKNOWN = OutcomeKind.SENT, OutcomeKind.GONE, OutcomeKind.UNKNOWN
AT_FAULT = OutcomeKind.MESSAGE_AT_FAULT
UNDO = timedelta(seconds=10)


class Terminal(io.StringIO):
    """A terminal, or a file that takes its place."""

    def __init__(self, *, tty: bool = True) -> None:
        super().__init__()
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@dataclass
class Desk:
    """An editor with a published event, followers, and a reporter that looks when it is told to."""

    store: Store
    clock: Clock
    playground: Playground
    bot: Bot
    person: Person
    owners: frozenset[int]
    seconds: float = 0.0
    push: int = 0
    reporter: Reporter = None  # type: ignore[assignment]

    def restart(self, terminal: io.StringIO | None = None, language: Language = Language.ES) -> None:
        """A reporter that knows nothing but the record."""
        self.reporter = Reporter(
            self.store,
            self.bot,
            TEXTS,
            LIMA,
            self.clock.now,
            self.owners,
            language,
            terminal,
            clock=lambda: self.seconds,
        )

    async def publish(self, followers: int, *, reported: bool = True) -> None:
        """Publish to so many followers; the desk's message offers to undo it."""
        now = self.clock.now()
        for number in range(followers):
            await follower(self.store, 1000 + number, "21", now=now)
        draft = await self.store.drafts.open(
            (await editor_row(self.store, now, self.person.id)).id, facts(now), now=now
        )
        published = await self.store.events.publish(draft, now=now, undo=UNDO)
        assert published.push is not None
        self.push = published.push
        if reported:
            message = await self.bot.send_message(self.person.id, "Sale en 10 s")
            await self.store.outbox.report_in(self.push, message.message_id)

    async def leave(self) -> Push:
        """Let the undo time pass and write the recipients."""
        self.clock.forward(UNDO)
        await self.store.outbox.expand(self.push, self.clock.now(), 1000)
        return await self._current()

    async def _current(self) -> Push:
        (push,) = [p for p in await self.store.outbox.due_pushes(self.clock.now()) if p.id == self.push]
        return push

    async def send(self, *kinds: OutcomeKind) -> list[Delivery]:
        """Claim as many and give them these outcomes."""
        now = self.clock.now()
        lanes = [[[await self._current()]]]
        claimed = await self.store.outbox.claim(now, lanes, len(kinds), timedelta(seconds=30))
        assert len(claimed) == len(kinds)
        results = [
            (delivery, Outcome(kind, message_id=n))
            for n, (delivery, kind) in enumerate(zip(claimed, kinds, strict=True))
        ]
        await self.store.outbox.record(results, now)
        return claimed

    async def look(self, after: float = 0.0) -> None:
        """A round of the reporter so many seconds later, to its end."""
        self.seconds += after
        if isinstance(self.store.leadership, Leadership):
            await self.store.leadership.take()
        await self.reporter.look()
        await self.told()

    async def told(self) -> None:
        """Wait until everything that was begun to be told is told."""
        alarm = self.reporter.alarm
        while tasks := [*self.reporter._tasks, *alarm._tasks]:
            await asyncio.gather(*tasks)

    async def known(self, people: int) -> None:
        """Wait until the languages of so many owners are known."""
        async with asyncio.timeout(10):
            while len(self.reporter._languages._known) < people:  # noqa: ASYNC110  nothing tells
                await asyncio.sleep(0.01)

    async def finish(self) -> None:
        """Write off what is left, close the push and tell the reporter, as the engine does."""
        while await self.store.outbox.settle(self.clock.now()):
            pass
        for push in await self.store.outbox.finish(self.clock.now()):
            self.reporter.finished(push)

    async def reported(self) -> list[int]:
        return [push.id for push in await self.store.outbox.reported(self.clock.now())]

    @property
    def shown(self) -> View:
        """What stands in the desk's first message."""
        return next(view for view in self.playground.messages(self.person.id) if view.from_bot)

    @property
    def last_line(self) -> str:
        return self.shown.text.replace("\u00a0", " ").splitlines()[-1]

    @property
    def edits(self) -> int:
        return len(self.playground.ledger.calls("editMessageText"))

    def heard(self, person: Person) -> list[str]:
        return [view.text for view in self.playground.messages(person.id) if view.from_bot]


@pytest.fixture
async def desk(store: Store, clock: Clock) -> AsyncIterator[Desk]:
    playground = Playground(now=lambda: clock.now().timestamp())
    await playground.start()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(playground.stop)
        bot = Bot(playground.token, base_url=f"{playground.url}/bot")
        await stack.enter_async_context(bot)
        await store.leadership.take()
        person = playground.people.user("Mesa", "es")
        person.start_quietly()
        made = Desk(store, clock, playground, bot, person, frozenset({person.id}))
        made.restart()
        yield made


@pytest.fixture
def logged() -> Iterator[Callable[[], list[dict[str, object]]]]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    set_up("INFO", stream=stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_the_reporter_is_what_the_engine_calls_a_watcher(store: Store, clock: Clock) -> None:
    bot = Bot("123456:PLAYGROUND")

    watcher: Watcher = Reporter(store, bot, TEXTS, LIMA, clock.now, frozenset(), Language.ES)

    assert watcher is not None


async def test_one_message_goes_from_undo_over_progress_to_the_final_counts(desk: Desk) -> None:
    await desk.publish(8)

    await desk.look()
    before = desk.shown.text
    await desk.leave()
    await desk.look()
    await desk.send(SENT, SENT)
    await desk.look(after=1)
    first = desk.last_line
    await desk.send(SENT, SENT, GONE)
    await desk.look(after=3)
    second = desk.last_line
    await desk.send(SENT, UNKNOWN, SENT)
    desk.clock.forward(timedelta(seconds=5))
    await desk.send(UNKNOWN)
    await desk.finish()
    await desk.look()

    assert before == "Sale en 10 s"
    assert first == "2 de 8 · 2,0/s · falta menos de 1 min"
    assert second == "5 de 8 · 1,2/s · falta menos de 1 min"
    assert desk.last_line == "6 recibieron · 1 había bloqueado el bot · 1 en duda"
    assert desk.shown.text.startswith("Publicado: hecho 1.")
    assert await desk.reported() == []
    assert len(desk.heard(desk.person)) == 1


async def test_one_message_adds_up_what_goes_out_together_until_all_of_it_is_over(desk: Desk) -> None:
    await desk.publish(4)
    first = desk.push
    await desk.publish(0, reported=False)
    second = desk.push
    (message,) = [
        push.report for push in await desk.store.outbox.due_pushes(desk.clock.now() + UNDO) if push.report
    ]
    await desk.store.outbox.report_in(second, message)

    for desk.push in (first, second):
        await desk.leave()
    await desk.look()
    desk.push = first
    await desk.send(SENT, SENT)
    await desk.look(after=1)
    under_way = desk.shown.text.replace("\u00a0", " ")
    await desk.send(SENT, SENT)
    await desk.finish()
    await desk.look(after=3)
    half = desk.last_line
    desk.restart()
    desk.push = second
    for _ in range(4):
        desk.clock.forward(timedelta(seconds=2))
        await desk.send(SENT)
    await desk.finish()
    await desk.look(after=3)

    assert under_way == "Publicados: hechos 1, 2.\n2 de 8 · 2,0/s · falta menos de 1 min"
    assert half.startswith("4 de 8")
    assert desk.shown.text.startswith("Publicados: hechos 1, 2.")
    assert desk.last_line == "8 recibieron"
    assert await desk.reported() == []
    assert len(desk.heard(desk.person)) == 1


async def test_an_editor_who_chose_english_reads_english(desk: Desk) -> None:
    await desk.store.chats.ensure(desk.person.id, kind="private", language=Language.EN, now=desk.clock.now())
    await desk.publish(3)

    await desk.leave()
    await desk.look()
    await desk.send(SENT)
    await desk.look(after=1)

    assert desk.last_line == "1 of 3 · 1.0/s · less than 1 min left"


async def test_the_undo_button_goes_when_its_time_is_over_also_after_a_restart(desk: Desk) -> None:
    await desk.publish(3)

    await desk.leave()
    desk.restart()
    await desk.look()
    await desk.look(after=1)

    assert desk.shown.buttons == () and desk.last_line == "0 de 3"


async def test_a_restart_goes_on_in_the_same_message(desk: Desk) -> None:
    await desk.publish(4)
    await desk.leave()
    await desk.look()
    await desk.send(SENT, SENT)
    await desk.look(after=1)

    desk.restart()
    await desk.send(SENT)
    await desk.look(after=1)
    await desk.look(after=1)
    middle = desk.last_line
    await desk.send(SENT)
    await desk.store.outbox.finish(desk.clock.now())
    desk.restart()
    await desk.look()

    assert middle == "3 de 4"
    assert desk.last_line == "4 recibieron"
    assert await desk.reported() == []


async def test_what_was_over_before_its_message_was_known_is_told_all_the_same(desk: Desk) -> None:
    await desk.publish(1, reported=False)
    await desk.leave()
    await desk.send(SENT)
    await desk.finish()
    await desk.look()

    message = await desk.bot.send_message(desk.person.id, "Publicado")
    await desk.store.outbox.report_in(desk.push, message.message_id)
    await desk.look(after=1)

    assert desk.last_line == "1 recibió"
    assert await desk.reported() == []


async def test_edits_come_at_a_sane_interval_and_never_with_the_same_text(desk: Desk) -> None:
    await desk.publish(200)
    await desk.leave()
    edits = []

    for _ in range(160):
        await desk.look(after=0.5)
        edits.append(desk.edits)
        await desk.send(SENT)
    minute, later = edits[120] - edits[0], edits[-1] - edits[120]
    for _ in range(40):
        await desk.look(after=5)
    still = desk.edits

    assert edits[0] == edits[1] == 0 and edits[2] == 1
    assert 18 <= minute <= 21
    assert later == 2
    # The speed of the last half minute is told until nothing was sent in it, then nothing new is said.
    assert still - edits[-1] <= 4


async def test_an_undone_push_is_left_as_the_undo_said_it(desk: Desk) -> None:
    await desk.publish(2)
    editor = await editor_row(desk.store, desk.clock.now(), desk.person.id)

    await desk.store.events.undo(desk.push, editor.id, now=desk.clock.now())
    await desk.finish()
    await desk.look()
    desk.clock.forward(UNDO)
    await desk.look(after=1)

    assert desk.edits == 0 and desk.shown.text == "Sale en 10 s"
    assert await desk.reported() == []


async def test_paused_sending_is_named_in_the_message(desk: Desk) -> None:
    await desk.publish(2)
    editor = await editor_row(desk.store, desk.clock.now(), desk.person.id)
    await desk.store.operations.set_paused(True, editor=editor.id, now=desk.clock.now())

    await desk.leave()
    await desk.look()
    await desk.look(after=1)

    assert desk.last_line == "0 de 2 · envíos en pausa"


@pytest.mark.parametrize(
    "fault",
    [
        Fault(Kind.FORBIDDEN),
        Fault(Kind.BAD_REQUEST, description="Bad Request: message to edit not found"),
        Fault(Kind.BAD_REQUEST, description="Bad Request: message can't be edited"),
    ],
    ids=["blocked", "deleted", "too old"],
)
async def test_a_message_that_is_out_of_reach_is_left_quietly(desk: Desk, fault: Fault) -> None:
    await desk.publish(2)
    await desk.leave()
    await desk.look()
    desk.playground.faults.add(Fault(fault.kind, method="editMessageText", description=fault.description))

    await desk.look(after=1)
    left = await desk.reported()
    await desk.look(after=10)

    assert left == []
    assert desk.edits == 1


@pytest.mark.parametrize("kind", [Kind.TOO_MANY, Kind.SERVER_JSON, Kind.RESET])
async def test_a_passing_refusal_is_waited_out(desk: Desk, kind: Kind) -> None:
    await desk.publish(2)
    await desk.leave()
    await desk.look()
    desk.playground.faults.add(Fault(kind, method="editMessageText", count=1, retry_after=8))

    await desk.look(after=1)
    await desk.look(after=4)
    early = desk.edits
    await desk.look(after=11)

    assert early == 1
    assert desk.last_line == "0 de 2"
    assert await desk.reported() == [desk.push]


async def test_the_final_counts_are_told_even_if_telegram_does_not_take_them_at_once(desk: Desk) -> None:
    await desk.publish(1)
    await desk.leave()
    await desk.send(SENT)
    desk.playground.faults.add(Fault(Kind.SERVER_JSON, method="editMessageText", count=1))

    await desk.finish()
    await desk.look()
    refused = desk.shown.text
    await desk.look(after=11)

    assert refused == "Sale en 10 s"
    assert desk.last_line == "1 recibió"
    assert await desk.reported() == []


async def test_the_last_word_comes_right_after_an_edit_that_was_still_in_flight(desk: Desk) -> None:
    await desk.publish(3)
    await desk.leave()
    await desk.look()
    await desk.send(SENT)
    desk.playground.faults.add(Fault(Kind.DELAY, method="editMessageText", seconds=1.5, count=1))
    desk.seconds += 1
    await desk.reporter.look()

    desk.clock.forward(timedelta(days=30))
    await desk.finish()
    await desk.reporter.look()
    await desk.told()
    going = desk.last_line
    await desk.look()

    assert going.startswith("1 de 3")
    assert desk.last_line == "1 recibió · 2 fuera de tiempo"
    assert "muy tarde" in desk.shown.text


async def test_the_editor_hears_why_telegram_refuses_the_message_and_what_to_do(desk: Desk) -> None:
    await desk.publish(3)
    push = await desk.leave()
    await desk.look()
    await desk.send(AT_FAULT)

    for _ in range(2):
        desk.reporter.parked(push, "can't parse entities: <i> & co")
    await desk.told()
    await desk.finish()
    await desk.look()

    _, told = desk.heard(desk.person)
    assert "can't parse entities: <i> & co" in told
    assert "se detuvo para todos" in told and "/publicar 1" in told
    assert "no acepta el mensaje" in desk.shown.text
    assert desk.last_line == "3 sin enviar"


async def test_owners_hear_of_a_message_that_no_editor_published(desk: Desk) -> None:
    now = desk.clock.now()
    push = Push(9, 5, 1, PushLane.ROUTINE, PushState.PARKED, now, now, 0)

    desk.reporter.parked(push, "message is too long")
    await desk.told()

    (told,) = desk.heard(desk.person)
    assert "message is too long" in told and "hecho 5" in told


@pytest.mark.parametrize(
    ("trouble", "words"), [(Trouble.BOT_REFUSED, "rechaza al bot"), (Trouble.RECORD, "espacio en disco")]
)
async def test_owners_hear_once_that_all_sending_rests_and_once_that_it_goes_on(
    desk: Desk, trouble: Trouble, words: str
) -> None:
    for _ in range(5):
        desk.reporter.troubled(trouble, "detail")
        desk.seconds += 60
    await desk.told()
    alone = desk.heard(desk.person)
    for _ in range(2):
        desk.reporter.recovered(trouble)
    await desk.told()

    assert len(alone) == 1 and words in alone[0]
    assert desk.heard(desk.person)[1:] == ["Los envíos siguen. Estuvieron detenidos desde las 14:20."]


async def test_a_trouble_that_comes_and_goes_is_told_once_an_hour(desk: Desk) -> None:
    for _ in range(6):
        desk.reporter.troubled(Trouble.RECORD, "")
        desk.reporter.recovered(Trouble.RECORD)
        desk.seconds += 600
    await desk.told()
    an_hour = len(desk.heard(desk.person))
    desk.reporter.troubled(Trouble.RECORD, "")
    await desk.told()

    assert an_hour == 2
    assert len(desk.heard(desk.person)) == 3


async def test_a_trouble_that_came_back_unheard_and_lasts_is_told_after_the_hour(desk: Desk) -> None:
    desk.reporter.troubled(Trouble.RECORD, "")
    desk.reporter.recovered(Trouble.RECORD)
    desk.reporter.troubled(Trouble.RECORD, "")
    await desk.told()
    early = len(desk.heard(desk.person))

    desk.seconds += 3600
    desk.reporter.alarm.check()
    await desk.told()

    assert early == 2
    assert len(desk.heard(desk.person)) == 3


async def test_telegrams_silence_is_told_to_nobody_over_telegram(desk: Desk) -> None:
    await desk.publish(2)
    await desk.leave()
    await desk.look()

    desk.reporter.troubled(Trouble.UNREACHABLE, "timed out")
    await desk.look(after=1)
    resting = desk.last_line
    desk.reporter.recovered(Trouble.UNREACHABLE)
    await desk.look(after=3)

    assert resting == "0 de 2 · envíos detenidos por ahora"
    assert desk.last_line == "0 de 2"
    assert len(desk.heard(desk.person)) == 1


async def test_owners_are_told_without_the_database_in_the_language_last_known(desk: Desk) -> None:
    other = desk.playground.people.user("Other", "en")
    other.start_quietly()
    desk.owners = frozenset({desk.person.id, other.id})
    await desk.store.chats.ensure(other.id, kind="private", language=Language.EN, now=desk.clock.now())
    desk.restart()
    running = asyncio.create_task(desk.reporter.run())
    await desk.known(2)

    async def broken(chat: int) -> None:
        raise OSError("disk full")

    desk.store.chats.find = broken  # type: ignore[method-assign, assignment]
    desk.reporter.troubled(Trouble.RECORD, "disk full")
    await desk.told()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert "base de datos" in desk.heard(desk.person)[0]
    assert "database cannot be written" in desk.heard(other)[0]


async def test_a_terminal_has_one_line_that_is_rewritten(desk: Desk) -> None:
    terminal = Terminal()
    desk.restart(terminal)
    await desk.publish(4, reported=False)
    await desk.leave()

    await desk.look()
    await desk.send(SENT)
    await desk.look(after=1)
    await desk.send(SENT, SENT, SENT)
    await desk.finish()
    await desk.look(after=1)
    screen = terminal.getvalue()

    assert "\n" not in screen
    assert screen.split("\r")[1] == "0 of 4"
    assert "\r1 of 4 · 1.0/s · less than 1 min left" in screen
    assert screen.endswith(" \r")


async def test_a_log_line_takes_the_place_of_the_terminals_line(desk: Desk) -> None:
    terminal = Terminal()
    root = logging.getLogger()
    handlers = root.handlers
    root.handlers = [logging.StreamHandler(terminal)]
    try:
        desk.restart(terminal)
        await desk.publish(4, reported=False)
        await desk.leave()
        await desk.look()

        logging.getLogger("somebody").error("something")
    finally:
        root.handlers = handlers

    assert terminal.getvalue().endswith("\r0 of 4\r      \rsomething\n")


async def test_elsewhere_there_is_a_calm_log_line_and_the_final_counts_without_ids(
    desk: Desk, logged: Callable[[], list[dict[str, object]]]
) -> None:
    desk.restart(Terminal(tty=False))
    await desk.publish(100, reported=False)
    await desk.leave()

    for _ in range(70):
        await desk.look(after=1)
        await desk.send(SENT)
    await desk.send(*[SENT] * 29, GONE)
    await desk.finish()
    await desk.look(after=1)

    lines = [line for line in logged() if line["logger"] == "bot.ticker"]
    assert [line["event"] for line in lines] == ["sending", "sending", "a push is over"]
    assert (lines[0]["total"], lines[0]["per_second"]) == (100, 1.0)
    assert (lines[-1]["sent"], lines[-1]["gone"], lines[-1]["state"]) == (99, 1, "done")
    assert not any(str(desk.person.id) in str(line) or "1410" in str(line) for line in lines)


async def test_who_does_not_lead_reports_nothing(desk: Desk) -> None:
    await desk.publish(2)
    await desk.leave()
    leading = desk.store.leadership
    desk.store.leadership = type("Follower", (), {"holds": False})()  # type: ignore[assignment]

    await desk.look()
    await desk.look(after=1)
    followed = desk.edits
    desk.store.leadership = leading
    await desk.look()
    await desk.look(after=1)

    assert (followed, desk.edits) == (0, 1)


async def test_it_runs_by_itself_until_it_is_cancelled(desk: Desk) -> None:
    reporter = Reporter(desk.store, desk.bot, TEXTS, LIMA, desk.clock.now, desk.owners, Language.ES)
    desk.reporter = reporter
    await desk.publish(2)
    # However slow the machine is, the lease does not run out meanwhile.
    leading = Leading(desk.store.leadership)
    await leading.start()
    running = asyncio.create_task(reporter.run())

    await desk.leave()
    going = await desk.playground.wait_for(desk.person.id, lambda v: "de 2" in v.text)
    await desk.send(SENT, SENT)
    await desk.finish()
    over = await desk.playground.wait_for(desk.person.id, lambda v: "2 recibieron" in v.text)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await leading.stop()

    assert going.message_id == over.message_id
    assert running.cancelled() and not reporter._tasks
