"""What waits for a digest is told in it: once, in the newest words, and never lost."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
import sqlalchemy as sa

from storage.choices import Choices, Manner, Sort
from storage.model import EventState, PushAction, Severity
from storage.publishing import Published
from storage.pushes import Change, Delivery, DeliveryState, Item, Outcome, OutcomeKind
from storage.rhythm import Rhythm
from storage.schema import deliveries, pushes
from storage.store import Store
from tests.conftest import LIMA, Clock
from tests.factories import follow_up, follower, publish
from tests.mail import Mail

ANNA, BERTA = 101, 102
DIGEST = Choices(manner=Manner.DIGEST)


@pytest.fixture
def mail(store: Store, clock: Clock) -> Mail:
    return Mail(store, clock)


def at(clock: Clock, hour: int, minute: int = 0, day: int = 5) -> None:
    """Let it be that time in Lima; a little later, as it always is."""
    clock.forward(datetime(2023, 1, day, hour, minute, 3, tzinfo=LIMA) - clock.now())


async def keep(store: Store, clock: Clock, destination: int, rhythm: Rhythm) -> None:
    await store.preferences.change_rhythm(destination, lambda _: rhythm, now=clock.now())


async def on_digest(
    store: Store,
    clock: Clock,
    chat: int,
    *codes: str,
    choices: Choices = DIGEST,
    rhythm: Rhythm | None = None,
) -> int:
    """A chat that follows these and chose so; gives its destination."""
    known = await follower(store, chat, *codes, now=clock.now())
    number = await store.chats.destination(known.id, None, now=clock.now())
    await store.preferences.choose(number, choices)
    if rhythm is not None:
        await keep(store, clock, number, rhythm)
    return number


async def waits(store: Store, clock: Clock, mail: Mail) -> Published:
    """Something happened at Ilave, and Anna's digest is to tell it."""
    await on_digest(store, clock, ANNA, "21")
    published = await publish(store, clock.now())
    await mail.deliver()
    return published


async def states(store: Store) -> dict[str, int]:
    query = sa.select(deliveries.c.state, sa.func.count().label("number")).group_by(deliveries.c.state)
    async with store._database.read() as connection:
        return {row.state: row.number for row in await connection.execute(query)}


async def test_what_happened_since_morning_is_told_at_seven_in_the_evening_and_once(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21")
    await follower(store, BERTA, "21", now=clock.now())
    first = await publish(store, clock.now())
    second = await publish(store, clock.now(), region="2111")

    at_once = await mail.deliver()
    at(clock, 18, 59)
    before = await mail.deliver()
    at(clock, 19)
    digest = await mail.digests()
    at(clock, 19, 1)
    again = await mail.deliver()
    at(clock, 7, day=6)
    tomorrow = await mail.deliver()

    assert at_once.keys() == {BERTA}
    assert before == again == tomorrow == {}
    assert digest == {ANNA: [Item(first.event, 1, Change.NEW), Item(second.event, 1, Change.NEW)]}
    assert await states(store) == {"sent": 5}


async def test_an_event_is_told_as_it_stands_and_what_a_chat_knows_of_it_counts(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21")
    lifted = await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)
    await mail.deliver()

    begun = await publish(store, clock.now(), region="2111")
    await follow_up(store, lifted.event, PushAction.CHANGE, clock.now(), passage="un carril")
    await mail.deliver()
    at(clock, 7, day=6)
    morning = await mail.digests()
    await follow_up(
        store, lifted.event, PushAction.CHANGE, clock.now(), state=EventState.ENDED, ended=clock.now()
    )
    await follow_up(store, begun.event, PushAction.CHANGE, clock.now(), passage="ninguno")
    await follow_up(store, begun.event, PushAction.CHANGE, clock.now(), passage="un carril")
    await mail.deliver()
    at(clock, 19, day=6)
    evening = await mail.digests()

    assert morning == {ANNA: [Item(lifted.event, 2, Change.CHANGED), Item(begun.event, 1, Change.NEW)]}
    assert evening == {ANNA: [Item(lifted.event, 3, Change.OVER), Item(begun.event, 3, Change.CHANGED)]}


async def test_what_the_desk_took_back_before_anybody_was_told_is_told_to_nobody(
    store: Store, clock: Clock, mail: Mail
) -> None:
    published = await waits(store, clock, mail)

    await follow_up(store, published.event, PushAction.RETRACT, clock.now(), state=EventState.RETRACTED)
    await mail.deliver()
    at(clock, 19)
    digest = await mail.deliver()

    assert digest == {}
    assert not (await states(store)).keys() & {"digest", "held", "pending"}


async def test_what_a_digest_told_is_corrected_by_an_answer_to_it_with_all_that_is_so(
    store: Store, clock: Clock, mail: Mail
) -> None:
    published = await waits(store, clock, mail)
    await follow_up(store, published.event, PushAction.REFRESH, clock.now())
    at(clock, 19)
    await mail.deliver()
    told = mail.number

    await follow_up(store, published.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    got = await mail.deliver()

    ((correction,),) = got.values()
    assert correction.step is not None
    assert (correction.step.form.shape, correction.step.message) == ("fresh", told)
    # Wrong was what the digest said, the newest by then; not the revision that waited.
    assert (correction.step.form.base, correction.step.form.shows) == (2, 3)


async def test_a_correction_waits_for_a_digest_that_is_on_its_way_with_what_is_wrong(
    store: Store, clock: Clock, mail: Mail
) -> None:
    published = await waits(store, clock, mail)
    at(clock, 19)
    await mail.gather()
    (digest,) = await mail.claim()

    await follow_up(store, published.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    await mail.expand()
    meanwhile = await mail.claim()
    await store.outbox.record([(digest, mail.sent(digest))], clock.now())
    clock.forward(timedelta(seconds=1))
    (correction,) = await mail.claim()

    assert meanwhile == []
    assert correction.step is not None and correction.step.form.base == 1


async def test_a_correction_of_what_waits_still_is_told_by_the_digest_alone(
    store: Store, clock: Clock, mail: Mail
) -> None:
    published = await waits(store, clock, mail)

    await follow_up(store, published.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    at_once = await mail.deliver()
    at(clock, 19)
    digest = await mail.digests()

    assert at_once == {}
    assert digest == {ANNA: [Item(published.event, 2, Change.NEW)]}


async def test_who_does_not_follow_it_any_more_or_wants_no_such_news_is_not_told(
    store: Store, clock: Clock, mail: Mail
) -> None:
    anna = await on_digest(store, clock, ANNA, "21")
    berta = await on_digest(store, clock, BERTA, "21")
    await publish(store, clock.now())
    await mail.deliver()

    await store.chats.unfollow(anna, ["21"])
    await store.preferences.choose(berta, Choices(sorts=Sort.MARCHES, manner=Manner.DIGEST))
    at(clock, 19)
    digest = await mail.deliver()

    assert digest == {}
    assert not (await states(store)).keys() & {"digest", "held", "pending"}


async def test_what_came_at_once_meanwhile_is_not_told_again(store: Store, clock: Clock, mail: Mail) -> None:
    anna = await on_digest(store, clock, ANNA, "21")
    published = await publish(store, clock.now())
    other = await publish(store, clock.now(), region="2111")
    await mail.deliver()

    await store.preferences.choose(anna, Choices())
    await follow_up(store, published.event, PushAction.CHANGE, clock.now(), passage="un carril")
    at_once = await mail.deliver()
    at(clock, 19)
    digest = await mail.digests()

    assert at_once.keys() == {ANNA}
    assert digest == {ANNA: [Item(other.event, 1, Change.NEW)]}


async def test_after_quiet_hours_one_message_tells_what_came_and_what_waited(
    store: Store, clock: Clock, mail: Mail
) -> None:
    quiet = Rhythm(quiet=(time(22), time(6)))
    await on_digest(store, clock, ANNA, "21", choices=Choices(), rhythm=quiet)
    await on_digest(store, clock, BERTA, "21", choices=Choices(), rhythm=quiet)
    at(clock, 23)
    first = await publish(store, clock.now())
    second = await publish(store, clock.now(), region="2111", severity=Severity.EXTREME)

    at_night = await mail.deliver()
    at(clock, 6, day=6)
    got = await mail.deliver()

    assert {delivery.push for theirs in at_night.values() for delivery in theirs} == {second.push}
    for chat in (ANNA, BERTA):
        (delivery,) = got[chat]
        assert delivery.telling is not None and delivery.telling.digest.quiet
        assert delivery.telling.digest.items == (Item(first.event, 1, Change.NEW),)


async def test_a_mute_that_ends_is_followed_by_what_it_kept_back(
    store: Store, clock: Clock, mail: Mail
) -> None:
    anna = await on_digest(store, clock, ANNA, "21", choices=Choices())
    await store.preferences.mute(anna, clock.now() + timedelta(hours=8), now=clock.now())
    published = await publish(store, clock.now(), severity=Severity.EXTREME)

    meanwhile = await mail.deliver()
    at(clock, 19)
    still = await mail.deliver()
    at(clock, 20)
    await store.preferences.mute(anna, None, now=clock.now())
    digest = await mail.digests()

    assert meanwhile == still == {}
    assert digest == {ANNA: [Item(published.event, 1, Change.NEW)]}


async def test_a_digest_that_falls_into_a_mute_comes_when_it_is_over(
    store: Store, clock: Clock, mail: Mail
) -> None:
    anna = await on_digest(store, clock, ANNA, "21")
    published = await publish(store, clock.now())
    await mail.deliver()
    at(clock, 18, 50)
    await store.preferences.mute(anna, clock.now() + timedelta(hours=1), now=clock.now())

    at(clock, 19)
    muted = await mail.deliver()
    at(clock, 19, 55)
    digest = await mail.digests()

    assert muted == {}
    assert digest == {ANNA: [Item(published.event, 1, Change.NEW)]}


async def test_who_mutes_while_their_digest_waits_to_be_sent_gets_it_after_the_mute(
    store: Store, clock: Clock, mail: Mail
) -> None:
    anna = await on_digest(store, clock, ANNA, "21")
    published = await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)
    await mail.gather()

    await store.preferences.mute(anna, clock.now() + timedelta(hours=1), now=clock.now())
    muted = await mail.deliver()
    at(clock, 20, 1)
    digest = await mail.digests()

    assert muted == {}
    assert digest == {ANNA: [Item(published.event, 1, Change.NEW)]}


def _answers(kind: OutcomeKind, **more: object) -> Outcome:
    return Outcome(kind, **more)  # type: ignore[arg-type]


async def test_a_digest_that_nobody_could_deliver_for_twelve_hours_goes_into_the_next(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21")
    first = await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)
    await mail.gather()
    (claimed,) = await mail.claim()
    refused = Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=60_000.0)
    await store.outbox.record([(claimed, refused)], clock.now())
    second = await publish(store, clock.now(), region="2111")
    await mail.deliver()

    at(clock, 7, 1, day=6)
    await mail.close()
    parked = await mail.deliver()
    at(clock, 13, day=6)
    digest = await mail.digests()

    assert parked == {}
    assert digest == {ANNA: [Item(first.event, 1, Change.NEW), Item(second.event, 1, Change.NEW)]}
    assert not (await states(store)).keys() & {"digest", "held", "pending", "retry"}


async def test_a_digest_that_waits_at_the_next_moment_goes_into_one_with_what_is_new(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21", rhythm=Rhythm(digests=()))
    first = await publish(store, clock.now())
    await mail.expand()
    at(clock, 15)
    await mail.gather()  # and nothing is sent: owners paused it

    second = await publish(store, clock.now(), region="2111")
    await mail.expand()
    at(clock, 16)
    digest = await mail.digests()

    assert digest == {ANNA: [Item(first.event, 1, Change.NEW), Item(second.event, 1, Change.NEW)]}


async def test_while_a_digest_is_on_its_way_the_next_waits_for_what_becomes_of_it(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21", rhythm=Rhythm(digests=()))
    first = await publish(store, clock.now())
    await mail.expand()
    at(clock, 14, 59)
    clock.forward(timedelta(minutes=1))
    await mail.gather()
    (on_its_way,) = await mail.claim()
    second = await publish(store, clock.now(), region="2111")
    await mail.expand()

    at(clock, 16)
    meanwhile = await mail.deliver()
    await store.outbox.record([(on_its_way, mail.sent(on_its_way))], clock.now())
    at(clock, 16, 2)
    digest = await mail.digests()

    assert meanwhile == {}
    assert on_its_way.telling is not None
    assert on_its_way.telling.digest.items == (Item(first.event, 1, Change.NEW),)
    assert digest == {ANNA: [Item(second.event, 1, Change.NEW)]}


ENDS = [
    (_answers(OutcomeKind.GONE, detail="blocked"), DeliveryState.GONE),
    (_answers(OutcomeKind.REFUSED, detail="?"), DeliveryState.PARKED),
    # One chat's digest is at fault: no other's is stopped by it.
    (_answers(OutcomeKind.MESSAGE_AT_FAULT, detail="can't parse entities"), DeliveryState.PARKED),
]


@pytest.mark.parametrize(("answer", "state"), ENDS)
async def test_what_a_digest_cannot_tell_ends_as_the_digest_does_and_nobody_elses(
    store: Store, clock: Clock, mail: Mail, answer: Outcome, state: DeliveryState
) -> None:
    await on_digest(store, clock, ANNA, "21")
    await on_digest(store, clock, BERTA, "21")
    await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)

    def of(delivery: Delivery) -> Outcome:
        return answer if delivery.telegram_id == ANNA else mail.sent(delivery)

    await mail.deliver(of)

    assert await states(store) == {state.value: 2, "sent": 2}
    async with store._database.read() as connection:
        found = await connection.scalars(
            sa.select(pushes.c.state).where(pushes.c.action == PushAction.DIGEST)
        )
        assert list(found) == ["done"]


async def test_a_group_that_moves_keeps_its_choices_and_gets_its_digest_once(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, -201, "21")
    published = await publish(store, clock.now())
    await mail.deliver()
    # Telegram told of the new group before it told that it is the old one.
    await follower(store, -100201, now=clock.now())

    await store.chats.migrate(-201, -100201)
    at(clock, 19)
    digest = await mail.digests()
    chosen = await store.preferences.of(-100201, None, now=clock.now())

    assert digest == {-100201: [Item(published.event, 1, Change.NEW)]}
    assert chosen is not None and chosen.choices == DIGEST


@pytest.mark.parametrize("waits", [True, False])
async def test_a_group_that_moves_in_a_mute_is_told_when_it_is_over(
    store: Store, clock: Clock, mail: Mail, waits: bool
) -> None:
    group = await on_digest(store, clock, -201, "21", choices=Choices())
    await store.preferences.mute(group, clock.now() + timedelta(hours=1), now=clock.now())
    if waits:
        await publish(store, clock.now())
        await mail.deliver()
    await follower(store, -100201, now=clock.now())

    await store.chats.migrate(-201, -100201)
    for minute in (30, 31, 32):  # the first looks go through everybody
        at(clock, 14, minute)
        await mail.gather()
    await publish(store, clock.now(), region="2111")
    muted = await mail.deliver()
    at(clock, 15, 21)
    digest = await mail.digests()

    assert muted == {}
    assert len(digest[-100201]) == 1 + waits


_HOUR = Rhythm(quiet=(time(14, 20), time(15, 20)))


@pytest.mark.parametrize("silence", ["mute", "quiet hours", "digest"])
@pytest.mark.parametrize("closed", ["topic", "topics", "unnoticed", "chat", "written to"])
async def test_what_waited_is_told_once_the_chat_takes_messages_again(
    store: Store, clock: Clock, mail: Mail, silence: str, closed: str
) -> None:
    chat = await follower(store, -100201, now=clock.now())
    topic = await store.chats.destination(chat.id, 7, now=clock.now())
    await store.chats.follow(topic, ["21"], now=clock.now())
    match silence:
        case "mute":
            await store.preferences.mute(topic, clock.now() + timedelta(hours=1), now=clock.now())
        case "quiet hours":
            await keep(store, clock, topic, _HOUR)
        case _:
            await store.preferences.choose(topic, DIGEST)
            await keep(store, clock, topic, Rhythm(digests=(time(15, 20),)))
    published = await publish(store, clock.now())
    await mail.deliver()
    if closed.startswith("topic"):
        await store.groups.close_topic(-100201, 7, now=clock.now())
    elif closed != "unnoticed":
        await store.chats.suspend(-100201, why="kicked", now=clock.now())
    at(clock, 15, 21)
    refused = await mail.deliver(lambda _: Outcome(OutcomeKind.TOPIC_GONE, detail="TOPIC_CLOSED"))
    at(clock, 15, 30)
    suspended = await mail.deliver()

    at(clock, 15, 40)
    match closed:
        case "topic" | "unnoticed":
            await store.groups.open_topic(-100201, 7)
        case "topics":
            await store.groups.open_topics(-100201)
        case "chat":
            await store.chats.resume(-100201)
        case _:
            await follower(store, -100201, now=clock.now())
    digest = await mail.digests()
    at(clock, 15, 41)
    again = await mail.deliver()

    assert len(refused) == (closed == "unnoticed")
    assert suspended == again == {}
    assert digest == {-100201: [Item(published.event, 1, Change.NEW)]}


@pytest.mark.parametrize("silence", ["mute", "quiet hours"])
async def test_what_a_correction_has_to_say_waits_no_longer_than_the_silence(
    store: Store, clock: Clock, mail: Mail, silence: str
) -> None:
    anna = await on_digest(store, clock, ANNA, "21", choices=Choices())
    published = await publish(store, clock.now())
    await mail.deliver()
    if silence == "mute":
        await store.preferences.mute(anna, clock.now() + timedelta(hours=8), now=clock.now())
    else:
        await keep(store, clock, anna, Rhythm(quiet=(time(14), time(22))))
    await follow_up(store, published.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    edit = await mail.deliver()

    clock.forward(timedelta(minutes=10))
    if silence == "mute":
        await store.preferences.mute(anna, None, now=clock.now())
    else:
        await keep(store, clock, anna, Rhythm())
    answer = await mail.deliver()

    shapes = [one.step.form.shape for one in (*edit[ANNA], *answer[ANNA]) if one.step is not None]
    assert shapes == ["edit", "answer"]


async def test_who_is_forgotten_leaves_no_digest_behind(store: Store, clock: Clock, mail: Mail) -> None:
    await on_digest(store, clock, ANNA, "21")
    await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)
    await mail.gather()

    await store.chats.forget(ANNA)
    digest = await mail.deliver()

    assert digest == {}
    assert await states(store) == {}


async def test_who_blocks_the_bot_and_comes_back_gets_the_next_digest(
    store: Store, clock: Clock, mail: Mail
) -> None:
    published = await waits(store, clock, mail)

    await store.chats.suspend(ANNA, why="blocked", now=clock.now())
    at(clock, 19)
    blocked = await mail.deliver()
    await store.chats.resume(ANNA)
    at(clock, 7, day=6)
    digest = await mail.digests()

    assert blocked == {}
    assert digest == {ANNA: [Item(published.event, 1, Change.NEW)]}


async def test_a_clock_that_ran_ahead_and_was_set_back_delays_no_digest(
    store: Store, clock: Clock, mail: Mail
) -> None:
    await on_digest(store, clock, ANNA, "21")
    at(clock, 14, 30, day=8)
    await mail.gather()
    at(clock, 18, 50)
    await mail.gather()
    published = await publish(store, clock.now())
    await mail.deliver()

    at(clock, 19)
    digest = await mail.digests()

    assert digest == {ANNA: [Item(published.event, 1, Change.NEW)]}


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (Rhythm(), (19, 40, 5), (19, 5)),  # nobody was there at seven
        (Rhythm(digests=()), (19, 40, 5), (19, 5)),
        (Rhythm(), (3, 0, 6), (19, 5)),  # nor on that day
        (Rhythm(digests=(time(23),), quiet=(time(22), time(6))), (6, 30, 6), (6, 6)),
    ],
)
async def test_a_digest_that_comes_late_is_named_by_the_moment_it_was_due(
    store: Store,
    clock: Clock,
    mail: Mail,
    rhythm: Rhythm,
    now: tuple[int, int, int],
    due: tuple[int, int],
) -> None:
    await on_digest(store, clock, ANNA, "21", rhythm=rhythm)
    await publish(store, clock.now())
    await mail.expand()
    await mail.claim()

    hour, minute, day = now
    at(clock, hour, minute, day)
    ((delivery,),) = (await mail.deliver()).values()

    hour, day = due
    assert delivery.telling is not None
    assert delivery.telling.digest.due == datetime(2023, 1, day, hour, tzinfo=LIMA)


async def test_digests_are_erased_a_week_later(store: Store, clock: Clock, mail: Mail) -> None:
    await on_digest(store, clock, ANNA, "21")
    await publish(store, clock.now())
    await mail.deliver()
    at(clock, 19)
    await mail.deliver()

    kept = await store.retention.erase_digests(clock.now() - timedelta(days=7))
    clock.forward(timedelta(days=8))
    erased = await store.retention.erase_digests(clock.now() - timedelta(days=7))

    assert (kept, erased) == (0, 1)
    # What it told is kept as long as its event goes on.
    assert await states(store) == {"sent": 1}
