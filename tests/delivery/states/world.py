"""Chats, a desk, a Telegram, and one process of Chaski after the other: what happens to them, and what must hold."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from unittest.mock import patch

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.digesting import Digesting
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Payload
from bot.delivery.watching import Trouble
from storage.choices import Choices
from storage.gathering import Gathering
from storage.leadership import Leadership
from storage.model import Language, PushAction
from storage.operations import Operations
from storage.outbox import Outbox
from storage.pushes import DeliveryState, Digest, Form, Outcome, Push, PushLane, PushState, Shape
from storage.pushes import OutcomeKind as Kind
from storage.regions import Gazetteer
from storage.results import Result
from storage.rhythm import Rhythm
from storage.schema import (
    HELD,
    chats,
    deliveries,
    destinations,
    leadership,
    push_regions,
    pushes,
    subscriptions,
)
from storage.sealing import Sealer
from storage.store import Store
from tests.conftest import LIMA, Clock
from tests.delivery.states.hours import QuickLoop
from tests.delivery.states.record import Ending, Link, Quick
from tests.delivery.states.silence import ON_ITS_WAY, Silence
from tests.delivery.states.telegram import Arrival, Place, Telegram
from tests.delivery.states.transitions import DELIVERY, PUSH, illegal, reachable
from tests.factories import EDITOR, facts, follow_up

_AMENDING = (PushAction.CORRECT, PushAction.RETRACT)
_ON_THE_WAY = (PushState.WAITING, PushState.EXPANDING, PushState.SENDING)
_OPEN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY)
_DIGESTS = ("digest", "bare")
#: What was claimed before the machine slept may be sent in its first moments.
_DROWSY = timedelta(seconds=5)


async def _render(push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
    if isinstance(form, Digest):
        told = " ".join(f"{item.event}:{item.revision}" for item in form.items)
        bare = Payload("sendMessage", {"text": f"{push.id} 0 0 bare {told}"})
        return Payload("sendMessage", {"text": f"{push.id} 0 0 digest {told}"}, words=bare)
    form = form or Form(Shape.PLAIN, push.revision)
    method = "editMessageText" if form.shape is Shape.EDIT else "sendMessage"
    return Payload(method, {"text": f"{push.id} {push.event} {form.shows} {form.shape.value}"})


def _without(
    debts: set[tuple[Place, int]], chat: int, topic: int | None, push: int | None
) -> set[tuple[Place, int]]:
    return {
        (place, number)
        for place, number in debts
        if place[0] != chat
        or (topic is not None and place[1] != topic)
        or (push is not None and number != push)
    }


class World:
    """Everything there is in one example."""

    def __init__(self, url: str, sealer: Sealer, gazetteer: Gazetteer) -> None:
        """Nobody follows anything, and no process runs."""
        self.loop = QuickLoop()
        self.sealer = sealer
        opened: list[Quick] = []
        self.loop.busy = lambda: any(database.at_work for database in opened)

        def opening(*values, **more) -> Quick:  # type: ignore[no-untyped-def]
            opened.append(Quick(*values, **more))
            return opened[-1]

        with patch("storage.store.Database", opening):
            self.store = self.run(Store.open(url, sealer, gazetteer=gazetteer))
        self.database = opened[-1]
        self.telegram = Telegram()
        self.rate = 1e6
        self.process: Process | None = None
        self.deaths = 0
        self.broken: list[str] = []
        self.undone: set[int] = set()
        self.events: list[tuple[int, str]] = []
        #: Who must get which push, for they follow what it is about and did nothing against it since.
        self.owed: set[tuple[Place, int]] = set()
        #: Who has a message about an event that was wrong, and since which push they must hear how it is.
        self.wronged: set[tuple[Place, int]] = set()
        #: Each push's event and what it does.
        self.published: dict[int, tuple[int, PushAction]] = {}
        self.revisions: dict[int, int] = {}
        self.urgent: set[int] = set()
        #: What digests told, or were to tell, by place and push.
        self.digests: dict[tuple[Place, int], dict[int, int]] = {}
        self.silences: dict[Place, Silence] = {}
        self._woke = Clock().now() - _DROWSY
        #: Who was recorded as gone and did not come back since; and how often each came back.
        self.gone: set[int] = set()
        self.back: Counter[int] = Counter()
        self.finished: set[int] = set()
        self._start = Clock().now()
        self._deliveries: dict[int, DeliveryState] = {}
        self._pushes: dict[int, PushState] = {}
        self.telegram.watch = self._watch
        self.telegram.on_arrival = self._arrived
        self.telegram.on_edit = self._edited
        self.telegram.on_two = lambda chat: self.broken.append(f"two messages on their way to {chat} at once")
        self.telegram.on_answer = self._heard
        if self.database.is_sqlite:
            # There one commit follows the other, so each is a step.
            self.database.check = self._check_step

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.loop.time())

    def run(self, work):  # type: ignore[no-untyped-def]
        return self.loop.run_until_complete(work)

    def close(self) -> None:
        if self.process is not None:
            self.process.ending.dead = True
            self.run(self.bury())
        self.run(self.database.close())
        self.run(self.loop.shutdown_asyncgens())
        self.loop.close()

    # What happens.

    async def start(self) -> None:
        self.process = Process(self)
        await self.process.start()

    async def stop(self) -> None:
        process = self.process
        assert process is not None
        ended = asyncio.ensure_future(process.stop())
        while not ended.done() and not process.ending.dead:  # noqa: ASYNC110  either may come first
            await asyncio.sleep(0.1)
        if process.ending.dead:
            await self.bury()
            return
        await ended
        self.process = None
        left = [one for one in self.telegram.arrived if not (one.recorded or one.doubtful)]
        if process.link.full:
            self._forgotten()
        elif left:
            self.broken.append(f"stopped, and not recorded: {left}")
        async with self.database.read() as connection:
            held = await connection.scalar(
                sa.select(sa.func.count()).where(deliveries.c.state == DeliveryState.SENDING)
            )
        if held and not process.link.full and not self.deaths:
            self.broken.append(f"stopped, and {held} claims were not given back")

    async def bury(self) -> None:
        """The process is dead: whatever it still waited for will never come."""
        while self.database.at_work:  # noqa: ASYNC110  a transaction tells nobody that it ends
            await asyncio.sleep(0)
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.process = None
        self.deaths += 1
        self._forgotten()
        # It may have recorded something and not lived to tell.
        for chat, topic in await self._silent():
            self.excuse(chat, topic)
        if not self.database.is_sqlite:
            async with self.database.write() as connection:
                await connection.execute(leadership.update().values(until=0.0))

    async def passes(self, seconds: float) -> None:
        """Time passes; a process may die in it."""
        await asyncio.sleep(seconds)
        if self.process is not None and self.process.ending.dead:
            await self.bury()

    async def sleeps(self, seconds: float) -> None:
        """The machine sleeps: whoever held something comes too late."""
        self._forgotten()
        self.loop.skip(seconds)
        self._woke = self.now()
        await self.passes(0.1)

    async def publish(
        self,
        event: int | None,
        undo: timedelta,
        sound: bool,
        action: PushAction = PushAction.TELL,
        **changes: object,
    ) -> int:
        editor = await self.store.editors.ensure_owner(EDITOR, now=self.now())
        base, moved = None, False
        region = str(changes["region"])
        if event is not None:
            moved = await self._moves(event, region)
            found = await self.store.events.get(event)
            assert found is not None
            base = found.revision
        if not sound:
            self.telegram.faulty.add((event or len(self.events) + 1, (base or 0) + 1))
        draft = await self.store.drafts.open(
            editor.id,
            facts(self.now(), **changes),
            now=self.now(),
            event=event,
            base_revision=base,
            action=action,
        )
        waiting = await self._waiting(event)
        published = await self.store.events.publish(draft, now=self.now(), undo=undo)
        assert published.push is not None
        if event is None:
            self.events.append((published.event, region))
        else:
            self.events = [(one, region if one == event else at) for one, at in self.events]
        followers = await self._followers(region)
        self.published[published.push] = (published.event, await self._action(published.push))
        if published.silent:
            # It says no more than that the event stands: what is on its way goes on, and nobody is told anew.
            followers = []
        had = {one.place for one in self.telegram.arrived if published.event in one.tells}
        had -= set(await self._silent())
        if action in _AMENDING:
            self.wronged |= {(place, published.push) for place in had}
            # Whoever an earlier push owed it is told by this one; so is who follows where it was moved to.
            followers = [place for place in followers if place not in had and (moved or place in waiting)]
        self.owed |= {(place, published.push) for place in followers}
        if self.process is not None:
            self.process.engine.published()
        return published.push

    async def refresh(self, event: int) -> None:
        """Somebody confirms an event."""
        push = await follow_up(self.store, event, PushAction.REFRESH, self.now(), last_confirmed=self.now())
        self.published[push] = (event, await self._action(push))
        if self.process is not None:
            self.process.engine.published()

    async def _action(self, push: int) -> PushAction:
        async with self.database.read() as connection:
            row = (await connection.execute(sa.select(pushes).where(pushes.c.id == push))).one()
        self.revisions[push] = row.revision
        if row.lane == PushLane.URGENT:
            self.urgent.add(push)
        return PushAction(row.action)

    async def _moves(self, event: int, region: str) -> bool:
        async with self.database.read() as connection:
            last = (
                sa.select(pushes.c.id)
                .where(
                    pushes.c.event == event,
                    pushes.c.state != PushState.UNDONE,
                    pushes.c.action != PushAction.REFRESH,
                )
                .order_by(pushes.c.id.desc())
                .limit(1)
            )
            told = sa.select(push_regions.c.region).where(push_regions.c.push.in_(last))
            found = list(await connection.scalars(told))
        return bool(found) and region not in found

    async def _waiting(self, event: int | None) -> set[Place]:
        """Who is owed a push of the event that is on its way, that Telegram would not take, or that grew too old."""
        async with self.database.read() as connection:
            rows = (
                await connection.execute(
                    sa.select(pushes.c.id, pushes.c.state)
                    .where(pushes.c.event == event, pushes.c.action != PushAction.REFRESH)
                    .order_by(pushes.c.id.desc())
                )
            ).all()
        rows = [row for row in rows if row.state != PushState.UNDONE]
        on_the_way = {row.id for row in rows if row.state in _ON_THE_WAY}
        on_the_way |= {row.id for row in rows[:1] if row.state in (PushState.PARKED, PushState.EXPIRED)}
        return {place for place, push in self.owed if push in on_the_way}

    # What people choose.

    async def follow(self, place: Place, code: str) -> None:
        """Follow a region; whoever had left is there again."""
        chats, now = self.store.chats, self.now()
        kind = "private" if place[0] > 0 else "supergroup"
        known = await chats.ensure(place[0], kind=kind, language=Language.ES, now=now)
        self.gone.discard(place[0])
        self.back[place[0]] += 1
        await chats.follow(await chats.destination(known.id, place[1] or None, now=now), [code], now=now)

    async def choose(self, place: Place, choices: Choices) -> None:
        destination = await self._destination(place)
        if destination is not None:
            await self.store.preferences.choose(destination, choices)

    async def keep(self, place: Place, rhythm: Rhythm, *, always: bool = False) -> None:
        """Choose that; `always` where nothing can be on its way by what held before."""
        destination = await self._destination(place)
        if destination is not None:
            await self.store.preferences.change_rhythm(destination, lambda _: rhythm, now=self.now())
            self._silence(place).keep(rhythm, self._start - ON_ITS_WAY if always else self.now())

    async def mute(self, place: Place, hours: int | None) -> None:
        destination = await self._destination(place)
        if destination is not None:
            until = None if hours is None else self.now() + timedelta(hours=hours)
            await self.store.preferences.mute(destination, until, now=self.now())
            self._silence(place).mute(until, self.now())

    def _silence(self, place: Place) -> Silence:
        return self.silences.setdefault(place, Silence(self._start - ON_ITS_WAY))

    async def _destination(self, place: Place) -> int | None:
        """The chat or topic that is there now, if Chaski keeps anything of it."""
        chat, topic = place
        found = await self.store.preferences.of(chat, topic or None, now=self.now())
        return None if found is None else found.destination

    async def undo(self, push: int) -> bool:
        editor = await self.store.editors.ensure_owner(EDITOR, now=self.now())
        done = await self.store.events.undo(push, editor.id, now=self.now())
        if done:
            self.undone.add(push)
        return done

    async def pause(self, paused: bool) -> None:
        editor = await self.store.editors.ensure_owner(EDITOR, now=self.now())
        await self.store.operations.set_paused(paused, editor=editor.id, now=self.now())

    def excuse(self, chat: int, topic: int | None = None, push: int | None = None) -> None:
        """Nobody owes this chat (or topic) what was published so far (or this push) any more."""
        self.leaves(chat, topic, push)
        self.wronged = _without(self.wronged, chat, topic, push)

    def leaves(self, chat: int, topic: int | None = None, push: int | None = None) -> None:
        """The same for who follows nothing any more: what is wrong in the chat is put right all the same."""
        self.owed = _without(self.owed, chat, topic, push)

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        self.telegram.moved[old] = new
        for debts in (self.owed, self.wronged):
            found = {((new, place[1]) if place[0] == old else place, number) for place, number in debts}
            debts.clear()
            debts |= found
        for arrival in self.telegram.arrived:
            if arrival.place[0] == old:
                arrival.place, arrival.lost = (new, arrival.place[1]), True

    def erased(self, chat: int) -> None:
        """The bot knows nothing of what arrived in a chat."""
        self.excuse(chat)
        self.gone.discard(chat)
        self.silences = {place: one for place, one in self.silences.items() if place[0] != chat}
        for key in [key for key in self.telegram.uncertain if key[0][0] == chat]:
            del self.telegram.uncertain[key]
        for arrival in self.telegram.arrived:
            if arrival.place[0] == chat:
                arrival.place = (0, 0)

    # What must hold.

    def _watch(self, chat: int, push: int) -> None:
        if chat in self.gone:
            self.broken.append(f"sent to {chat} after it was recorded as gone (push {push})")

    def _arrived(self, arrival: Arrival) -> None:
        for before in self.telegram.arrived:
            if before.place != arrival.place:
                continue
            if before.push == arrival.push and not before.doubtful:
                self.broken.append(f"twice without a reason: {arrival}")
            self._compare_news(before, arrival)
        if self.published.get(arrival.push, (0, PushAction.TELL))[1] is PushAction.REFRESH:
            self.broken.append(f"a confirmation made a sound: {arrival}")
        self._check_silence(arrival)
        if arrival.shape in _DIGESTS:
            self.digests[arrival.place, arrival.push] = arrival.tells
            if not arrival.tells:
                self.broken.append(f"an empty digest: {arrival}")
            return
        known = [
            one for one in self.telegram.arrived if one.place == arrival.place and arrival.event in one.tells
        ]
        if arrival.shape != "plain" and not known and not self.deaths and not self._doubted(arrival):
            self.broken.append(f"corrected who had nothing: {arrival}")
        if arrival.shape == "answer":
            wrong = [one for one in known if self._reachable(one) and one.shows < arrival.revision]
            if wrong:
                self.broken.append(f"answered while it still shows what was wrong: {wrong} then {arrival}")

    def _compare_news(self, before: Arrival, arrival: Arrival) -> None:
        """What somebody has may not be told again by a digest, and nothing older than it by anything."""
        for event, revision in arrival.tells.items():
            known = before.tells.get(event)
            if known is None:
                continue
            if (known if before.shape in _DIGESTS else max(known, before.shows)) > revision:
                self.broken.append(f"older after newer: {before} then {arrival}")
            if arrival.shape in _DIGESTS and known == revision and before.recorded and not before.doubtful:
                self.broken.append(f"told again: {before} then {arrival}")

    def _check_silence(self, arrival: Arrival) -> None:
        now, place = self.now(), arrival.place
        if place not in self.silences or now < self._woke + _DROWSY:
            return
        if self.silences[place].broken_by(now, urgent=arrival.push in self.urgent):
            self.broken.append(f"in silence: {arrival}")

    def _doubted(self, arrival: Arrival) -> bool:
        return any(
            place == arrival.place
            and (
                self.published.get(push, (0,))[0] == arrival.event
                or arrival.event in self.digests.get((place, push), ())
            )
            for place, push in self.telegram.uncertain
        )

    @staticmethod
    def _reachable(arrival: Arrival) -> bool:
        return arrival.recorded and not arrival.lost and arrival.shape not in ("answer", *_DIGESTS)

    def _edited(self, arrival: Arrival, push: int, revision: int) -> None:
        if arrival.shape in ("answer", *_DIGESTS):
            self.broken.append(f"an answer or a digest was edited: {arrival}")
        if arrival.event != self.published.get(push, (arrival.event,))[0]:
            self.broken.append(f"push {push} edited a message of another event: {arrival}")
        if revision < arrival.shows:
            self.broken.append(f"an edit brought back {revision}: {arrival}")
        newer = [
            one
            for one in self.telegram.arrived
            if one.place == arrival.place and one.tells.get(arrival.event, 0) > revision
        ]
        if newer and arrival.shows < revision:
            self.broken.append(f"edited to {revision} below something newer: {newer}")

    def _heard(self, arrival: Arrival, outcome: Outcome) -> None:
        if arrival.shape in _DIGESTS:
            # Also of what did not arrive it is known what it would have told.
            self.digests[arrival.place, arrival.push] = arrival.tells
            if outcome.kind is Kind.MESSAGE_AT_FAULT:
                return  # the bare one follows
        self._answered(arrival.place, arrival.push, outcome)

    def _answered(self, place: Place, push: int, outcome: Outcome) -> None:
        told = self.digests.get((place, push))
        if outcome.kind is Kind.GONE:
            self.excuse(place[0])
        elif outcome.kind is Kind.TOPIC_GONE:
            self.excuse(*place)
        elif outcome.kind is Kind.REFUSED and told is not None:
            for number, (event, _) in self.published.items():
                if self.revisions[number] <= told.get(event, 0):
                    self.excuse(*place, push=number)
        elif outcome.kind is Kind.REFUSED:
            self.excuse(*place, push=push)
        elif outcome.kind is Kind.MESSAGE_AT_FAULT:
            self.owed = {owed for owed in self.owed if owed[1] != push}
            self.wronged = {owed for owed in self.wronged if owed[1] != push}

    def recorded(self, results: Sequence[Result], back: Mapping[int, int]) -> None:
        """The outcomes are in the record; who came `back` how often when that began to be written."""
        for delivery, outcome in results:
            place = (self.telegram.now_at(delivery.telegram_id), delivery.topic or 0)
            # Who came back meanwhile did so before or after: they may be there, and a process hears late of its commit.
            if outcome.kind is Kind.GONE and self.back[delivery.telegram_id] == back[delivery.telegram_id]:
                self.gone.add(delivery.telegram_id)
            if delivery.step is not None and delivery.step.form.shape is Shape.EDIT:
                continue
            # What was published between the answer and the record does not concern it either.
            self._answered(place, delivery.push, outcome)
            for arrival in self.telegram.arrived:
                if arrival.place == place and arrival.push == delivery.push:
                    arrival.recorded = arrival.recorded or outcome.kind is Kind.SENT

    def _forgotten(self) -> None:
        for arrival in self.telegram.arrived:
            arrival.doubtful = arrival.doubtful or not arrival.recorded

    async def _followers(self, region: str) -> list[Place]:
        query = (
            sa.select(chats.c.sealed, destinations.c.topic, subscriptions.c.target)
            .join(destinations, destinations.c.chat == chats.c.id)
            .join(subscriptions, subscriptions.c.destination == destinations.c.id)
            .where(chats.c.suspended_at.is_(None), destinations.c.suspended_at.is_(None))
        )
        async with self.database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [
            (self.telegram.now_at(self.sealer.open(row.sealed)), row.topic)
            for row in rows
            if row.target.startswith(region) or region.startswith(row.target)
        ]

    async def _silent(self) -> list[Place]:
        query = (
            sa.select(chats.c.sealed, destinations.c.topic)
            .join(destinations, destinations.c.chat == chats.c.id)
            .where(chats.c.suspended_at.is_not(None) | destinations.c.suspended_at.is_not(None))
        )
        async with self.database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [(self.telegram.now_at(self.sealer.open(row.sealed)), row.topic) for row in rows]

    async def _check_step(self, connection: AsyncConnection) -> None:
        await self._compare(connection, DELIVERY, PUSH)

    async def check(self) -> None:
        """Compare the record with what it was the last time."""
        if not self.database.is_sqlite:
            async with self.database.read() as connection:
                await self._compare(connection, reachable(DELIVERY), reachable(PUSH))
        assert not self.broken, self.broken

    async def _compare(self, connection, delivery, push) -> None:  # type: ignore[no-untyped-def]
        rows = await connection.execute(sa.select(deliveries.c.id, deliveries.c.state))
        now = {row.id: DeliveryState(row.state) for row in rows}
        rows = await connection.execute(sa.select(pushes.c.id, pushes.c.state))
        pushed = {row.id: PushState(row.state) for row in rows}
        self.broken += [f"delivery {one}" for one in illegal(delivery, self._deliveries, now)]
        self.broken += [f"push {one}" for one in illegal(push, self._pushes, pushed)]
        self._deliveries, self._pushes = now, pushed

    async def drain(self) -> None:
        """All trouble ends and time goes on until nothing is left to do."""
        self.telegram.heal()
        await self._calm()
        await self.pause(False)
        if self.process is not None:
            self.process.link.full = False
        for _ in range(30):
            if self.process is not None and self.process.ending.dead:
                await self.bury()
            if self.process is None:
                await self.start()
            await self.passes(3.0)
            if self.process is None:
                continue
            if not await self._unfinished():
                if not await self._waits():
                    break
                await self.sleeps(3600.0)
            await self.sleeps(60.0)
        else:
            self.broken.append(f"it never ends: {await self._unfinished()}")
        await self.check()
        await self._check_end()

    async def _calm(self) -> None:
        """Nobody wants to be left in peace any more, and whoever wants digests has one every hour."""
        async with self.database.read() as connection:
            chosen = list(await connection.scalars(sa.select(destinations.c.id)))
        for destination in chosen:
            await self.store.preferences.change_rhythm(
                destination, lambda _: Rhythm(digests=()), now=self.now()
            )
            await self.store.preferences.mute(destination, None, now=self.now())
        self.silences.clear()

    async def _waits(self) -> bool:
        """Whether anything waits for a digest of somebody who is there."""
        query = (
            sa.select(deliveries.c.id)
            .join(destinations, destinations.c.id == deliveries.c.destination)
            .join(chats, chats.c.id == destinations.c.chat)
            .where(HELD, chats.c.suspended_at.is_(None), destinations.c.suspended_at.is_(None))
        )
        async with self.database.read() as connection:
            return (await connection.scalar(query.limit(1))) is not None

    async def _unfinished(self) -> list[object]:
        async with self.database.read() as connection:
            left = sa.select(pushes.c.id, pushes.c.state).where(pushes.c.settled_at.is_(None))
            waiting = sa.select(deliveries.c.id, deliveries.c.push, deliveries.c.state).where(
                deliveries.c.state.in_(_OPEN)
            )
            return [*(await connection.execute(left)).all(), *(await connection.execute(waiting)).all()]

    async def _check_end(self) -> None:
        assert self.process is not None
        assert self.process.engine.in_flight == 0
        async with self.database.read() as connection:
            found = {row.id: row for row in await connection.execute(sa.select(pushes))}
            rows = await connection.execute(
                sa.select(
                    deliveries.c.push,
                    deliveries.c.state,
                    deliveries.c.digest,
                    destinations.c.topic,
                    chats.c.sealed,
                )
                .join(destinations, destinations.c.id == deliveries.c.destination)
                .join(chats, chats.c.id == destinations.c.chat)
            )
            kept = {
                (((self.telegram.now_at(self.sealer.open(row.sealed))), row.topic), row.push): row
                for row in rows
            }
        states = {key: row.state for key, row in kept.items()}
        for row in found.values():
            self._check_reason(row)
        for (place, push), one in kept.items():
            # What a digest told ends as the digest does.
            tried = push if one.digest is None else one.digest
            if one.state == DeliveryState.UNKNOWN and self.telegram.uncertain[place, tried] < 2:
                assert self.deaths >= 8, f"{place} has push {push} as unknown without a reason"
        moved = self.telegram.moved.values()
        for (place, push), times in self.telegram.uncertain.items():
            assert times <= 2 + self.deaths or place[0] in moved, (
                f"{place} got push {push} {times} times into the void"
            )
        have = {(arrival.place, arrival.push) for arrival in self.telegram.arrived}
        lost = [
            (owed, states.get(owed))
            for owed in self.owed - have
            if found[owed[1]].state == PushState.DONE
            and states.get(owed) != DeliveryState.UNKNOWN
            and not self._told_otherwise(*owed, found, states)
        ]
        assert not lost, f"lost: {lost}"
        for place, push in self.wronged:
            self._check_put_right(place, push, found, states)

    def _told_otherwise(self, place, push, found, states) -> bool:  # type: ignore[no-untyped-def]
        """Whether a digest told it, or something newer of the event took its place and came or could not."""
        event, since = found[push].event, found[push].revision
        if any(
            one.place == place and one.shape in _DIGESTS and one.tells.get(event, 0) >= since
            for one in self.telegram.arrived
        ):
            return True
        if states.get((place, push)) != DeliveryState.SUPERSEDED:
            return False
        newer = [row for row in found.values() if row.event == event and row.id > push]
        return any(
            one.place == place and one.tells.get(event, 0) >= since for one in self.telegram.arrived
        ) or any(
            row.state != PushState.DONE or states.get((place, row.id)) not in (None, DeliveryState.SENT)
            for row in newer
        )

    def _check_put_right(self, place, push, found, states) -> None:  # type: ignore[no-untyped-def]
        """Whoever had it heard how it is, and every message of theirs that can be edited says so."""
        event, since = found[push].event, found[push].revision
        while found[push].replaced_by is not None:
            push = found[push].replaced_by
        if found[push].state != PushState.DONE or states.get((place, push)) == DeliveryState.UNKNOWN:
            return
        theirs = [one for one in self.telegram.arrived if one.place == place and event in one.tells]
        told = [one for one in theirs if one.tells[event] >= since]
        assert told, f"{place} was not corrected by push {push}: {theirs}"
        wrong = [one for one in theirs if self._reachable(one) and one.shows < since]
        assert not wrong, f"{place} still shows what was wrong: {wrong}"

    def _check_reason(self, row) -> None:  # type: ignore[no-untyped-def]
        state = PushState(row.state)
        texts = range(row.revision, max(row.revision, row.shows) + 1)
        good = {
            PushState.DONE: True,
            PushState.UNDONE: row.id in self.undone,
            PushState.EXPIRED: row.expires <= self.now(),
            PushState.PARKED: any((row.event, text) in self.telegram.faulty for text in texts),
            PushState.SUPERSEDED: row.replaced_by is not None and row.replaced_by not in self.undone,
        }
        assert good.get(state), f"push {row.id} ended as {state} without a reason"


class _Recording(Outbox):
    def __init__(self, world: World, link: Link, leads: Leadership) -> None:
        super().__init__(link, world.sealer, leads, world.store.outbox._followed, world.store.outbox._zone)
        self._world = world

    async def record(self, results: Sequence[Result], now: datetime) -> None:
        back = self._world.back.copy()
        await super().record(results, now)
        self._world.recorded(results, back)


class Process:
    """One process of Chaski, from its start to its end."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.ending = Ending()
        self.link = Link(world.database, self.ending)
        leads = Leadership(self.link)
        self._leading = Leading(leads)
        self.engine = Engine(
            _Recording(world, self.link, leads),
            _render,
            world.telegram.line(self.ending),
            Pacing(world.rate),
            world.now,
            self._leading,
            paused=Operations(self.link).paused,
            watcher=self,
        )
        gathering = Gathering(self.link, leads, LIMA)
        self._digesting = Digesting(gathering, world.now, lambda: self._leading.holds, self.engine.wake)
        self._clock: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self._leading.start()
        await self.engine.start()
        self._clock = asyncio.create_task(self._digesting.run())

    async def stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            await asyncio.gather(self._clock, return_exceptions=True)
        await self.engine.stop()
        await self._leading.stop()

    def finished(self, push: Push) -> None:
        if push.id in self._world.finished:
            self._world.broken.append(f"push {push.id} was finished twice")
        self._world.finished.add(push.id)

    def parked(self, push: Push, why: str) -> None:
        texts = range(push.revision, push.text + 1)
        if not any((push.event, text) in self._world.telegram.faulty for text in texts):
            self._world.broken.append(f"push {push.id} was parked: {why}")

    def troubled(self, trouble: Trouble, detail: str) -> None:
        pass

    def recovered(self, trouble: Trouble) -> None:
        pass
