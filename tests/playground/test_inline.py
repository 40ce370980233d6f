"""Inline queries in the playground: told to the bot, and their answers refused as Telegram refuses them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.playground.api import Api
from bot.playground.model import User
from bot.playground.params import Params
from bot.playground.people import People
from bot.playground.refusals import Refusal
from bot.playground.world import World

GOOD: dict[str, Any] = {
    "type": "article",
    "id": "a",
    "title": "Puno",
    "input_message_content": {"message_text": "<b>Puno</b>", "parse_mode": "HTML"},
}


def _answer(world: World, query: str, results: list[Any], **more: Any) -> Any:
    return Api(world).call(
        "answerinlinequery", Params({"inline_query_id": query, "results": results, **more})
    )


@pytest.mark.parametrize(
    ("results", "more", "refusal"),
    [
        ([GOOD, GOOD], {}, "RESULT_ID_DUPLICATE"),
        ([GOOD | {"id": f"{n}"} for n in range(51)], {}, "RESULTS_TOO_MUCH"),
        ([GOOD | {"id": "x" * 65}], {}, "RESULT_ID_INVALID"),
        ([GOOD | {"title": " "}], {}, "ARTICLE_TITLE_EMPTY"),
        (
            [GOOD | {"input_message_content": {"message_text": "<b>x", "parse_mode": "HTML"}}],
            {},
            "parse entities",
        ),
        ([GOOD | {"input_message_content": {"message_text": "x" * 4097}}], {}, "MESSAGE_TOO_LONG"),
        ([GOOD], {"button": {"text": "Abrir", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ([GOOD], {"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    ],
)
async def test_an_answer_that_telegram_would_refuse_is_refused(
    results: list[Any], more: dict[str, Any], refusal: str
) -> None:
    world = World(User(1, "Chaski", is_bot=True, username="chaski_bot"), lambda: 0.0)
    asked = world.inline.ask(7)

    with pytest.raises(Refusal, match=refusal):
        await _answer(world, asked.id, results, **more)
    assert not asked.answered.is_set()


async def test_who_types_the_bots_name_sees_its_offers_and_sends_one() -> None:
    moment = [0.0]
    world = World(User(1, "Chaski", is_bot=True, username="chaski_bot"), lambda: moment[0])
    people = People(world)
    person = people.user("Vecina")
    asking = asyncio.ensure_future(people.inline(person, "puno"))
    await asyncio.sleep(0)
    (update,) = await world.updates.poll(0, 10, 0)

    await _answer(world, update["inline_query"]["id"], [GOOD], cache_time=5, is_personal=True)
    (offer,) = (await asking).offers
    sent = people.pick(person, offer)
    moment[0] = 60.0

    assert update["inline_query"]["query"] == "puno"
    assert world.chats[person.id].messages[sent].text == "Puno"
    with pytest.raises(Refusal, match="query is too old"):
        await _answer(world, update["inline_query"]["id"], [GOOD])


async def test_a_tap_under_a_shared_card_tells_the_bot_of_no_chat() -> None:
    world = World(User(1, "Chaski", is_bot=True, username="chaski_bot"), lambda: 0.0)
    people = People(world)
    tapping = asyncio.ensure_future(people.tap_shared(people.user("Vecina"), "un:21"))
    await asyncio.sleep(0)
    (update,) = await world.updates.poll(0, 10, 0)

    tap = update["callback_query"]
    await Api(world).call("answercallbackquery", Params({"callback_query_id": tap["id"], "text": "No"}))

    assert "message" not in tap and tap["inline_message_id"] and tap["data"] == "un:21"
    assert (await tapping).text == "No"
