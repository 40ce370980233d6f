"""Whatever happens in whatever order: nothing is lost, nobody is disturbed twice without a reason, no old news last."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storage.choices import Choices, Manner
from storage.model import EventState, PushAction, Severity
from storage.regions import Gazetteer
from storage.rhythm import Rhythm
from storage.sealing import Sealer
from tests.delivery.states.record import At
from tests.delivery.states.telegram import Fate
from tests.delivery.states.world import World

#: So many histories of each kind; `CHASKI_STATES=2000` looks for longer, each time for others.
_MORE = int(os.environ.get("CHASKI_STATES", "0"))
_PEOPLE = [101, 102, 103, 104, 105]
_GROUPS = [-201, -202]
_NEW = {-201: -100_201, -202: -100_202}
_FORUM, _TOPICS = -100_300, [7, 8]
_EVENTS = ["", "08", "21", "2105", "210501", "080101"]
_FOLLOWED = ["", "08", "21", "2105", "210501", "0801"]

#: It is 14:20 in the beginning.
_DIGESTS = [(), (), (time(15),), (time(7), time(19))]
_QUIET = [None, (time(14), time(15)), (time(14, 30), time(18)), (time(22), time(6))]

#: What an event's next revision does in each chat.
_ACTIONS = [PushAction.TELL, PushAction.CHANGE, PushAction.CORRECT, PushAction.RETRACT]

chat_ids = st.sampled_from([*_PEOPLE, *_GROUPS])
places = st.sampled_from(
    [*((chat, None) for chat in [*_PEOPLE, *_GROUPS]), *((_FORUM, topic) for topic in _TOPICS)]
)
still = st.sampled_from([*((chat, None) for chat in _PEOPLE), *((_FORUM, topic) for topic in _TOPICS)])
# Most of the time somewhere in Puno: so that there is somebody to send to.
regions = st.sampled_from([*_EVENTS, "210501", "2105", "210501"])
followed = st.sampled_from([*_FOLLOWED, "21", "2105", "21"])


#: What goes wrong on the way of a push: who answers how, and who has blocked the bot without a word.
fates = st.lists(
    st.tuples(st.sampled_from([*_PEOPLE, *_GROUPS, _FORUM]), st.sampled_from([*Fate, "blocks"])), max_size=5
)
#: Telegram finds fault with one in five.
sounds = st.sampled_from([True, True, True, True, False])


class Delivery(RuleBasedStateMachine):
    """What can happen."""

    open: Callable[[], World]

    @initialize(
        rate=st.sampled_from([1e6, 1e6, 4.0]),
        delay=st.sampled_from([0.0, 0.007, 0.05]),
        steady=st.lists(places, min_size=6, unique=True),
    )
    def begin(self, rate: float, delay: float, steady: list[tuple[int, int | None]]) -> None:
        self.world = type(self).open()
        self.world.rate, self.world.database.delay = rate, delay
        self.pushes: list[int] = []
        self.troubles: set[str] = set()
        self.run(self.world.start())
        for place in steady:
            self.follow(place, "21")
        for chat, topic in steady[:2]:
            self.run(self.world.choose((chat, topic or 0), Choices(manner=Manner.DIGEST)))
            self.run(self.world.keep((chat, topic or 0), Rhythm(digests=())))
        for chat, topic in steady[2:4]:
            night = Rhythm(None, (), (time(14), time(15)), urgent_wakes=False)
            self.run(self.world.keep((chat, topic or 0), night, always=True))

    def run(self, work):  # type: ignore[no-untyped-def]
        return self.world.run(work)

    @property
    def process(self):  # type: ignore[no-untyped-def]
        return self.world.process

    # People.

    @rule(place=places, code=followed)
    def follow(self, place: tuple[int, int | None], code: str) -> None:
        chat, topic = self.world.telegram.now_at(place[0]), place[1]
        if chat in self.world.telegram.blocked or (chat, topic or 0) in self.world.telegram.closed:
            return
        self.run(self.world.follow((chat, topic or 0), code))

    @rule(place=places, code=followed, forget=st.booleans())
    def leave(self, place: tuple[int, int | None], code: str, forget: bool) -> None:
        chat, topic = self.world.telegram.now_at(place[0]), place[1]
        store, now = self.world.store, self.world.now()

        async def act() -> None:
            known = await store.chats.find(chat)
            if known is not None:
                number = await store.chats.destination(known.id, topic, now=now)
                await store.chats.unfollow(number, [code])

        if forget:
            self.world.erased(chat)
            self.run(store.chats.forget(chat))
        else:
            self.world.leaves(chat, topic or 0)
            self.run(act())

    @rule(chat=chat_ids, noticed=st.booleans())
    def block_or_unblock(self, chat: int, noticed: bool) -> None:
        chat = self.world.telegram.now_at(chat)
        if chat in self.world.telegram.blocked:
            self.world.telegram.blocked.discard(chat)
            self.follow((chat, None), "21")
            return
        self.world.telegram.blocked.add(chat)
        if noticed:
            self.world.excuse(chat)
            self.run(self.world.store.chats.suspend(chat, why="blocked", now=self.world.now()))

    @rule(chat=st.sampled_from(_GROUPS), noticed=st.booleans())
    def migrate(self, chat: int, noticed: bool) -> None:
        if chat not in self.world.telegram.moved and chat not in self.world.telegram.blocked:
            self.world.move(chat, _NEW[chat])
        if noticed and chat in self.world.telegram.moved:
            self.run(self.world.store.chats.migrate(chat, _NEW[chat]))

    @rule(topic=st.sampled_from(_TOPICS))
    def close_or_open_topic(self, topic: int) -> None:
        if (_FORUM, topic) not in self.world.telegram.closed:
            self.world.telegram.closed.add((_FORUM, topic))
            return
        self.world.telegram.closed.discard((_FORUM, topic))
        self.follow((_FORUM, topic), "2105")

    # What people choose. Groups that move are left out: whose choices hold then has tests of its own.

    @rule(place=still, manner=st.sampled_from([None, Manner.DIGEST, Manner.DIGEST, Manner.SILENT]))
    def choose(self, place: tuple[int, int | None], manner: Manner | None) -> None:
        self.run(self.world.choose((place[0], place[1] or 0), Choices(manner=manner)))

    @rule(place=still, digests=st.sampled_from(_DIGESTS), quiet=st.sampled_from(_QUIET), wakes=st.booleans())
    def keep_hours(
        self,
        place: tuple[int, int | None],
        digests: tuple[time, ...],
        quiet: tuple[time, time] | None,
        wakes: bool,
    ) -> None:
        self.run(self.world.keep((place[0], place[1] or 0), Rhythm(None, digests, quiet, wakes)))

    @rule(place=still, hours=st.sampled_from([1, 1, 8, None]))
    def mute(self, place: tuple[int, int | None], hours: int | None) -> None:
        self.run(self.world.mute((place[0], place[1] or 0), hours))

    # The desk.

    def go_wrong(self, wrong: list[tuple[int, Fate | str]]) -> None:
        for chat, fate in wrong:
            chat = self.world.telegram.now_at(chat)
            if isinstance(fate, Fate):
                self.world.telegram.fates[chat].append(fate)
            elif chat != _FORUM:
                self.world.telegram.blocked.add(chat)

    @rule(
        region=regions,
        severity=st.sampled_from([None, None, Severity.EXTREME]),
        undo=st.sampled_from([0, 0, 10]),
        sound=sounds,
        wrong=fates,
    )
    def publish(
        self, region: str, severity: Severity | None, undo: int, sound: bool, wrong: list[Any]
    ) -> None:
        self.go_wrong(wrong)
        changes = {"severity": severity} if severity else {}
        self.pushes.append(
            self.run(self.world.publish(None, timedelta(seconds=undo), sound, region=region, **changes))
        )

    @precondition(lambda self: self.world.events)
    @rule(
        back=st.integers(1, 3),
        urgent=st.booleans(),
        lifted=st.booleans(),
        undo=st.sampled_from([0, 0, 10]),
        sound=sounds,
        action=st.sampled_from([*_ACTIONS, PushAction.CORRECT]),
        moved=st.sampled_from([None, None, None, "2105", "08"]),
    )
    def correct(
        self,
        back: int,
        urgent: bool,
        lifted: bool,
        undo: int,
        sound: bool,
        action: PushAction = PushAction.TELL,
        moved: str | None = None,
    ) -> None:
        event, region = self.world.events[-min(back, len(self.world.events))]
        region = region if moved is None else moved
        changes: dict[str, object] = {"severity": Severity.EXTREME} if urgent else {}
        if lifted:
            changes |= {"state": EventState.ENDED, "ended": self.world.now()}
        self.pushes.append(
            self.run(
                self.world.publish(
                    event, timedelta(seconds=undo), sound, action=action, region=region, **changes
                )
            )
        )

    @precondition(lambda self: self.world.events)
    @rule(back=st.integers(1, 2))
    def confirm(self, back: int) -> None:
        self.run(self.world.refresh(self.world.events[-min(back, len(self.world.events))][0]))

    @precondition(lambda self: self.world.telegram.arrived)
    @rule(back=st.integers(1, 8))
    def delete(self, back: int) -> None:
        arrived = self.world.telegram.arrived
        arrived[-min(back, len(arrived))].lost = True

    @rule(
        pause=st.sampled_from([0.0, 0.005, 0.015, 0.03, 0.1]),
        then=st.sampled_from(["correct", "correct", "confirm", "other", "undo", "undo"]),
        action=st.sampled_from(_ACTIONS),
        sound=sounds,
        wrong=fates,
    )
    def publish_twice(
        self, pause: float, then: str, action: PushAction, sound: bool, wrong: list[Any]
    ) -> None:
        self.publish("2105", None, 0, sound, wrong)
        self.run(self.world.passes(pause))
        if then == "other":
            self.publish("210501", None, 0, True, [])
        elif then == "confirm":
            self.confirm(1)
        else:
            self.correct(1, False, False, 10 if then == "undo" else 0, True, action)
        if then == "undo":
            self.run(self.world.passes(1.5))
            self.undo(1)

    @precondition(lambda self: self.pushes)
    @rule(back=st.integers(1, 2))
    def undo(self, back: int) -> None:
        self.run(self.world.undo(self.pushes[-min(back, len(self.pushes))]))

    # Telegram.

    @rule(
        chat=st.sampled_from([*_PEOPLE, *_GROUPS, _FORUM]), fates=st.lists(st.sampled_from(Fate), min_size=1)
    )
    def will_answer(self, chat: int, fates: list[Fate]) -> None:
        self.world.telegram.fates[self.world.telegram.now_at(chat)].extend(fates)

    # The machine.

    @rule(trouble=st.sampled_from(["paused", "down", "revoked", "full"]))
    def trouble(self, trouble: str) -> None:
        self._set(trouble, True)

    @precondition(lambda self: self.troubles)
    @rule()
    def relief(self) -> None:
        for trouble in list(self.troubles):
            self._set(trouble, False)

    def _set(self, trouble: str, on: bool) -> None:
        (self.troubles.add if on else self.troubles.discard)(trouble)
        if trouble == "full":
            if self.process:
                self.process.link.full = on
        elif trouble == "paused":
            self.run(self.world.pause(on))
        else:
            setattr(self.world.telegram, trouble, on)

    @rule(first=st.sampled_from([0.0, 0.01, 0.015, 0.03]), then=st.sampled_from([0.01, 0.03, 0.1, 0.3, 1.0]))
    def wait_a_moment(self, first: float, then: float) -> None:
        self.run(self.world.passes(first))
        self.run(self.world.passes(then))

    @rule(seconds=st.sampled_from([0.0, 0.005, 0.015, 0.03, 0.3, 1.0, 4.0]))
    def wait(self, seconds: float) -> None:
        self.run(self.world.passes(seconds))

    @rule(seconds=st.sampled_from([30, 600, 3600, 4 * 3600]))
    def sleep(self, seconds: int) -> None:
        self.run(self.world.sleeps(seconds))

    @precondition(lambda self: self.process)
    @rule(how=st.sampled_from([None, "stop", *At, *At]), passes=st.integers(1, 3), again=st.booleans())
    def end(self, how: At | str | None, passes: int, again: bool) -> None:
        if isinstance(how, At):
            self.process.ending.plan(how, passes)
            self.run(self.world.passes(0.02))
        elif how == "stop":
            self.run(self.world.stop())
        else:
            self.process.ending.dead = True
            self.run(self.world.bury())
        if again and not self.process:
            self.start()

    @precondition(lambda self: not self.process)
    @rule()
    def start(self) -> None:
        self.run(self.world.start())
        self.process.link.full = "full" in self.troubles

    # What must hold.

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "world"):
            self.run(self.world.check())

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            if not self.world.broken:
                self.run(self.world.drain())
        finally:
            self.world.close()


def _look(machine: type[Delivery], histories: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=_MORE or histories,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=not _MORE,
            print_blob=False,
            # A failure is made smaller for minutes: only where somebody looks for one.
            phases=[Phase.generate, Phase.shrink] if _MORE else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_happens_on_sqlite(
    prepared_sqlite: Path, tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer
) -> None:
    def world() -> World:
        file = tmp_path / f"{uuid.uuid4().hex}.db"
        shutil.copyfile(prepared_sqlite, file)
        return World(f"sqlite:///{file}", sealer, gazetteer)

    _look(type("OnSqlite", (Delivery,), {"open": staticmethod(world)}), 18)


def test_whatever_happens_on_postgresql(
    emptied: Callable[[], str], sealer: Sealer, gazetteer: Gazetteer
) -> None:
    def world() -> World:
        return World(emptied(), sealer, gazetteer)

    _look(type("OnPostgresql", (Delivery,), {"open": staticmethod(world)}), 5)


@pytest.fixture(params=["sqlite", "postgresql"])
def world(
    request: pytest.FixtureRequest, tmp_path: Path, sealer: Sealer, gazetteer: Gazetteer
) -> Iterator[World]:
    if request.param == "postgresql":
        url = request.getfixturevalue("emptied")()
    else:
        file = tmp_path / "chaski.db"
        shutil.copyfile(request.getfixturevalue("prepared_sqlite"), file)
        url = f"sqlite:///{file}"
    made = World(url, sealer, gazetteer)
    yield made
    made.close()


def test_who_comes_back_before_the_process_heard_that_they_are_recorded_as_gone_is_there(
    world: World,
) -> None:
    async def history() -> None:
        await world.start()
        await world.follow((101, 0), "21")
        world.telegram.blocked.add(101)
        await world.publish(None, timedelta(0), True, region="21")
        world.database.delay = 0.3
        while not await world._silent():
            await world.passes(0.05)
        assert not world.gone
        world.telegram.blocked.discard(101)
        await world.follow((101, 0), "21")
        await world.passes(5.0)
        await world.publish(None, timedelta(0), True, region="21")
        await world.passes(5.0)
        await world.check()

    world.run(history())

    assert [arrival.place for arrival in world.telegram.arrived] == [(101, 0)]
