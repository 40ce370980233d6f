"""The queue of tips in the record: joined, bounded, anonymous, forgotten; on both databases."""

from __future__ import annotations

import asyncio
import random
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.upkeep import Upkeep
from storage.allowance import MOST_WAITING, Wait
from storage.authority import Refused
from storage.batches import Entry
from storage.filing import Ceilings
from storage.model import EventFacts, Kind, Language, Source
from storage.schema import audit, reporters, reports, tips
from storage.staff import Editor, Role
from storage.store import Store
from storage.tips import Tip, TipState
from storage.verdicts import MUTE, UNDO
from tests.conftest import Clock
from tests.factories import editor
from tests.tables import rows_in

ILAVE, JULIACA, CUSCO = "210501", "211101", "080101"
WORDS = "Hay un bloqueo en el puente de Ilave, no dejan pasar a nadie"
DAY = timedelta(days=1)


async def _tell(
    store: Store, now: datetime, chat: int, text: str = WORDS, region: str = ILAVE, **more: Any
) -> Tip:
    filed = await store.filing.file(chat, text, region, language=Language.ES, now=now, **more)
    assert isinstance(filed, Tip), filed
    return filed


def _facts(tip: Tip) -> EventFacts:
    source = Source("testigo", None, tip.created_at)
    return EventFacts(kind=Kind.BLOCKADE, region=tip.region, summary_es=tip.text, sources=(source,))


async def test_what_several_say_is_one_tip_and_one_chat_is_one_voice(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())

    first = await _tell(store, clock.now(), 1)
    await _tell(store, clock.now(), 1)
    joined = await _tell(
        store, clock.now(), 2, "hay un bloqeo en el puente de ilave no dejan pasar a nadie urgente"
    )
    other = await _tell(store, clock.now(), 3, WORDS, JULIACA)
    page = await store.tips.page(desk, 0)

    assert first.id == joined.id != other.id
    assert page.total == 2 and page.tip is not None
    assert (page.tip.voices, page.tip.text) == (2, WORDS)
    assert page.tip.also == ("hay un bloqeo en el puente de ilave no dejan pasar a nadie urgente",)


async def test_the_next_day_the_same_words_are_news(store: Store, clock: Clock) -> None:
    first = await _tell(store, clock.now(), 1)
    clock.forward(DAY + timedelta(seconds=1))

    second = await _tell(store, clock.now(), 2)

    assert first.id != second.id


async def test_limits_hold_also_for_what_is_sent_at_the_same_moment(store: Store, clock: Clock) -> None:
    found = await asyncio.gather(
        *(
            store.filing.file(1, f"Bloqueo número {n}", ILAVE, language=Language.ES, now=clock.now())
            for n in range(9)
        )
    )

    assert sum(isinstance(one, Tip) for one in found) == 5
    assert {one.why for one in found if isinstance(one, Wait)} == {"hour"}


async def test_a_chat_has_a_bounded_share_of_what_waits(store: Store, clock: Clock) -> None:
    for number in range(MOST_WAITING):
        await _tell(store, clock.now(), 1, f"Bloqueo número {number}")
        clock.forward(timedelta(hours=1))

    refused = await store.filing.file(1, "Otro bloqueo", ILAVE, language=Language.ES, now=clock.now())
    other = await store.filing.file(2, "Otro bloqueo", ILAVE, language=Language.ES, now=clock.now())

    assert refused == Wait("waiting")
    assert isinstance(other, Tip)


async def test_forgetting_erases_words_and_links_but_not_what_others_said(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    alone = await _tell(store, clock.now(), 1, "Marcha en la plaza", JULIACA, photo="P", photo_bot=9)
    await _tell(store, clock.now(), 1)
    await _tell(store, clock.now(), 2, f"{WORDS} urgente")

    await store.reporters.forget(1, now=clock.now())
    page = await store.tips.page(desk, 0)

    assert await store.tips.find(alone.id) is None
    assert page.total == 1 and page.tip is not None
    assert (page.tip.text, page.tip.voices, page.tip.also) == (f"{WORDS} urgente", 1, ())
    assert await rows_in(store, reporters) == await rows_in(store, reports) == 1


async def test_forgetting_oneself_is_no_way_around_limits_and_mutes(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    for number in range(5):
        await _tell(store, clock.now(), 1, f"Bloqueo número {number}")
    spam = await _tell(store, clock.now(), 2)
    await store.verdicts.spam(spam.id, by=desk.id, now=clock.now())

    await store.reporters.forget(1, now=clock.now())
    await store.reporters.forget(2, now=clock.now())

    assert await store.reporters.wait(1, clock.now()) == Wait("hour", clock.now() + timedelta(hours=1))
    assert await store.reporters.wait(2, clock.now()) == Wait("muted", clock.now() + MUTE)
    assert await rows_in(store, reporters) == 0


async def test_a_tip_is_decided_once_and_only_where_its_editor_works(store: Store, clock: Clock) -> None:
    owner = await editor(store, clock.now())
    puno = await _hired(store, owner, "21", clock)
    there, nowhere = await _tell(store, clock.now(), 1), await _tell(store, clock.now(), 2, "Un bloqueo", "")
    cusco = await _tell(store, clock.now(), 3, WORDS, CUSCO)

    seen = await store.tips.page(puno, 0)
    drafts = await asyncio.gather(
        *(
            store.verdicts.accept(there, [Entry(_facts(there))], by=who, now=clock.now())
            for who in (owner.id, puno.id)
        )
    )

    assert seen.tip is not None and (seen.tip.id, seen.total) == (there.id, 1)
    assert sorted(len(made) for made in drafts) == [0, 1]
    assert await store.tips.get(nowhere.id, puno) is None
    assert await store.tips.get(nowhere.id, owner) is not None
    for tip in (nowhere, cusco):
        with pytest.raises(Refused):
            await store.verdicts.reject(tip.id, by=puno.id, now=clock.now())
    await store.editors.revoke(puno.id, by=owner.id, now=clock.now())
    again = await _tell(store, clock.now(), 4, "Piedras en la pista de Ilave")
    with pytest.raises(Refused):
        await store.verdicts.spam(again.id, by=puno.id, now=clock.now())


async def _hired(store: Store, owner: Editor, region: str, clock: Clock) -> Editor:
    made = await store.invitations.prepare(owner.id, now=clock.now())
    await store.invitations.choose(made.id, owner.id, role=Role.EDITOR)
    await store.invitations.choose(made.id, owner.id, region=region)
    link = await store.invitations.make(made.id, owner.id, now=clock.now())
    assert link is not None
    joining = await store.invitations.use(link[1], 7_000_001, now=clock.now())
    assert joining.editor is not None
    return joining.editor


async def test_what_changed_since_it_was_looked_at_is_not_taken(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), 1, region="")
    await store.filing.complete(1, tip.id, region=ILAVE)

    stale = await store.verdicts.accept(tip, [Entry(_facts(tip))], by=desk.id, now=clock.now())
    stranger = await store.filing.complete(2, tip.id, photo="P", photo_bot=9)

    assert stale == []
    assert not stranger


async def test_a_decision_taken_back_in_time_leaves_nothing_behind(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), 1)
    await store.verdicts.spam(tip.id, by=desk.id, now=clock.now())

    back = await store.verdicts.put_back(tip.id, by=desk.id, now=clock.now())
    free = await store.reporters.wait(1, clock.now())
    await store.verdicts.reject(tip.id, by=desk.id, now=clock.now())
    early = await store.verdicts.untold(clock.now())
    clock.forward(UNDO)
    late = await store.verdicts.put_back(tip.id, by=desk.id, now=clock.now())

    assert back and not late
    assert free is None
    assert early == []
    assert [one.telegram_id for one in await store.verdicts.untold(clock.now())] == [1]


async def test_spam_draws_its_like_to_itself(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), 1)
    await store.verdicts.spam(tip.id, by=desk.id, now=clock.now())

    again = await _tell(store, clock.now(), 2)

    assert (again.id, again.state) == (tip.id, TipState.SPAM)
    assert (await store.tips.page(desk, 0)).total == 0
    assert await store.reporters.wait(2, clock.now()) is None


async def test_the_log_names_editor_and_row_and_nothing_of_the_tip(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), 1)

    await store.verdicts.reject(tip.id, by=desk.id, now=clock.now())
    entry = (await store.audit.latest(1))[0]

    assert (entry.act, entry.subject, entry.subject_id, entry.editor) == (
        "tip_reject",
        "tip",
        tip.id,
        desk.id,
    )
    assert entry.detail == {"region": ILAVE}
    assert (await store.audit.verify()).broken is None


async def test_tips_are_kept_for_thirty_days_and_reporters_while_needed(store: Store, clock: Clock) -> None:
    upkeep = Upkeep(store.retention, clock.now)
    await _tell(store, clock.now(), 1)
    await store.reporters.begin(2, Language.ES, now=clock.now())
    left = await _tell(store, clock.now(), 3, "Piedras en la pista", JULIACA)
    await store.reporters.left(3, now=clock.now())

    clock.forward(DAY + timedelta(seconds=1))
    await upkeep.sweep()
    next_day = await rows_in(store, reporters)
    clock.forward(7 * DAY)
    await upkeep.sweep()
    gone = await store.tips.find(left.id)
    clock.forward(22 * DAY)
    await upkeep.sweep()

    assert next_day == 2
    assert gone is None
    assert await rows_in(store, tips) == await rows_in(store, reports) == await rows_in(store, reporters) == 0


async def test_a_group_that_became_a_supergroup_hears_there(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), -5)

    await store.chats.migrate(-5, -1005)
    await store.verdicts.reject(tip.id, by=desk.id, now=clock.now())
    clock.forward(UNDO)

    assert [one.telegram_id for one in await store.verdicts.untold(clock.now())] == [-1005]


async def test_a_flood_leaves_the_queue_bounded_and_what_is_real_in_sight(store: Store, clock: Clock) -> None:
    """Junk from as many chats as there are tips, most of it about one place; real tips from before, between and after."""
    desk = await editor(store, clock.now())
    store.filing.ceilings = Ceilings(area=12, total=30)
    chance = random.Random(5)
    early = await _tell(store, clock.now(), 1, "Comuneros cierran el puente con piedras", CUSCO)
    await _tell(store, clock.now(), 2, WORDS)
    real = await _tell(store, clock.now(), 3, WORDS)

    for number in range(110):
        place = chance.choice([ILAVE, ILAVE, ILAVE, JULIACA, "150101", ""])
        junk = " ".join(chance.choice("abcdefghij") * 6 + str(chance.randrange(99)) for _ in range(8))
        await _tell(store, clock.now(), 1000 + number, f"{junk} {number}", place)
        clock.forward(timedelta(seconds=1))
    shown = [(await store.tips.page(desk, at)).tip for at in range(6)]
    total = (await store.tips.page(desk, 0)).total

    assert await store.reporters.unfinished(1000, clock.now()) is None  # its tip fell out
    assert total <= 30
    assert await rows_in(store, tips) == total
    assert await rows_in(store, reports) <= total + 1
    assert {early.id, real.id} <= {tip.id for tip in shown if tip is not None}
    assert shown[0] is not None and shown[0].id == real.id
    assert await rows_in(store, audit) == 1


@pytest.mark.parametrize("order", [("discard", "publish"), ("publish", "discard"), ("discard", "discard")])
async def test_of_several_drafts_out_of_a_tip_one_that_is_out_is_its_outcome(
    store: Store, clock: Clock, order: tuple[str, str]
) -> None:
    desk = await editor(store, clock.now())
    tip = await _tell(store, clock.now(), 1)
    made = await store.verdicts.accept(
        tip, [Entry(_facts(tip)), Entry(_facts(tip))], by=desk.id, now=clock.now()
    )

    told = [await store.verdicts.untold(clock.now())]
    for draft, act in zip(made, order, strict=True):
        if act == "publish":
            await store.events.publish(draft, now=clock.now(), undo=timedelta(0))
        else:
            await store.drafts.discard(draft.id, desk.id, now=clock.now())
        told.append(await store.verdicts.untold(clock.now()))

    assert made[0].batch == made[1].batch is not None
    outcomes = [[one.event for one in some] for some in told]
    assert (
        outcomes
        == {
            ("discard", "publish"): [[], [], [1]],
            ("publish", "discard"): [[], [1], [1]],
            ("discard", "discard"): [[], [], [None]],
        }[order]
    )


async def test_each_of_several_tips_in_hand_has_its_own_outcome(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    used, dropped, open_ = [
        await _tell(store, clock.now(), chat, f"{WORDS}, km {chat}") for chat in (1410, 1422, 1437)
    ]
    made = {
        tip.id: await store.verdicts.accept(
            tip, [Entry(_facts(tip)), Entry(_facts(tip))], by=desk.id, now=clock.now()
        )
        for tip in (open_, dropped, used)
    }

    await store.events.publish(made[used.id][1], now=clock.now(), undo=timedelta(0))
    for draft in made[dropped.id]:
        await store.drafts.discard(draft.id, desk.id, now=clock.now())
    heard = {one.telegram_id: one.event for one in await store.verdicts.untold(clock.now())}

    assert heard == {1410: 1, 1422: None}


@pytest.mark.parametrize("how", ["revoke", "leave"])
async def test_what_somebody_had_taken_on_waits_again_once_they_are_gone(
    store: Store, clock: Clock, how: str
) -> None:
    owner = await editor(store, clock.now())
    author = await _joined(store, clock, owner)
    mine, out, dropped = [
        await _tell(store, clock.now(), chat, f"{WORDS}, km {chat}") for chat in (1410, 1422, 1437)
    ]
    for tip in (mine, out, dropped):
        entries = [Entry(_facts(tip)), Entry(_facts(tip))]
        made = await store.verdicts.accept(tip, entries, by=author.id, now=clock.now())
        if tip is out:
            await store.events.publish(made[0], now=clock.now(), undo=timedelta(0))
        if tip is dropped:
            for draft in made:
                await store.drafts.discard(draft.id, author.id, now=clock.now())

    if how == "revoke":
        await store.editors.revoke(author.id, by=owner.id, now=clock.now())
    else:
        await store.editors.leave(author.telegram_id, now=clock.now())
    page = await store.tips.page(owner, 0)
    untold = {one.event for one in await store.verdicts.untold(clock.now())}
    again = await store.verdicts.accept(mine, [Entry(_facts(mine))], by=owner.id, now=clock.now())

    assert page.total == 1 and page.tip is not None and page.tip.id == mine.id
    assert untold == {1, None}
    assert len(again) == 1
    assert (await store.audit.verify()).broken is None


async def _joined(store: Store, clock: Clock, owner: Editor) -> Editor:
    """Somebody who publishes in the whole country, by an invitation."""
    invitation = await store.invitations.prepare(owner.id, now=clock.now())
    await store.invitations.choose(invitation.id, owner.id, role=Role.PUBLISHER, region="")
    made = await store.invitations.make(invitation.id, owner.id, now=clock.now())
    assert made is not None
    joining = await store.invitations.use(made[1], 77, now=clock.now())
    assert joining.editor is not None
    return joining.editor
