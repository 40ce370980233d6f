"""Two thousand junk tips: a small share of what `make flood` files."""

from __future__ import annotations

import pytest

from storage.filing import Ceilings
from storage.model import Language
from storage.store import Store
from storage.tips import Tip
from tests.conftest import Clock
from tests.factories import editor
from tests.flood.flooding import CHATS, flood


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_two_thousand_junk_tips_leave_the_queue_usable_and_the_record_bounded(
    store: Store, clock: Clock
) -> None:
    store.filing.ceilings = Ceilings(area=40, total=200)
    words = "Comuneros cierran el puente de Sicuani con piedras, pasan solo ambulancias"
    for chat in (CHATS + 1, CHATS + 2):
        real = await store.filing.file(chat, words, "080601", language=Language.ES, now=clock.now())
        assert isinstance(real, Tip)

    early, late = [mark async for mark in flood(store, clock, [1_000, 2_000])]
    desk = await editor(store, clock.now())
    shown = [(await store.tips.page(desk, at)).tip for at in range(late.waiting)]

    assert late.became.total() == 2_000 and late.became["joined"] > 100
    assert early.waiting <= 200 and 100 < late.waiting <= 200
    assert late.rows["tips"] == late.waiting
    assert late.rows["reports"] <= 2 * early.rows["reports"]
    # What two people told of a place of its own is found on the first pages, whatever the flood.
    assert real.id in [tip.id for tip in shown[:60] if tip is not None]
    assert len({tip.id for tip in shown if tip is not None}) == late.waiting
