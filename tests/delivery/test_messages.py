"""Messages are rendered once."""

from __future__ import annotations

import asyncio

import orjson
import pytest

from bot.delivery.messages import Messages
from bot.delivery.payload import Payload
from storage.model import Language
from storage.pushes import Form, Push
from tests.delivery.making import push


class View:
    """Counts what it renders."""

    def __init__(self) -> None:
        self.drawn: list[tuple[int, Language]] = []
        self.fails = False

    async def render(self, push: Push, language: Language, form: Form | None = None) -> Payload:
        self.drawn.append((push.id, language))
        await asyncio.sleep(0)
        if self.fails:
            raise OSError("the record is away")
        return Payload("sendMessage", {"text": f"{push.id} {language}"})


async def test_many_who_need_it_at_once_share_one_rendering_for_each_language() -> None:
    view = View()
    messages = Messages(view.render)

    got = await asyncio.gather(
        *(messages.get(push(1), language) for _ in range(20) for language in (Language.ES, Language.EN))
    )

    assert sorted(view.drawn) == [(1, Language.EN), (1, Language.ES)]
    assert {orjson.loads(one.to(5, 7))["text"] for one in got} == {"1 es", "1 en"}
    assert orjson.loads(got[0].to(5, 7)) == {"chat_id": 5, "message_thread_id": 7, "text": "1 es"}


def test_a_silent_message_makes_no_sound_alone_in_a_topic_and_as_an_answer() -> None:
    encoded = Payload("sendMessage", {"text": "x"}).encoded()

    bodies = [encoded.to(5, None, True), encoded.to(5, 7, True), encoded.answering(9, 5, 7, True)]

    assert [orjson.loads(body)["disable_notification"] for body in bodies] == [True] * 3
    assert orjson.loads(bodies[2])["reply_parameters"]["message_id"] == 9
    assert all(orjson.loads(body)["text"] == "x" and orjson.loads(body)["chat_id"] == 5 for body in bodies)


async def test_a_failure_is_told_to_all_who_wait_and_tried_anew() -> None:
    view = View()
    view.fails = True
    messages = Messages(view.render)

    failed = await asyncio.gather(
        *(messages.get(push(1), Language.ES) for _ in range(3)), return_exceptions=True
    )
    view.fails = False
    message = await messages.get(push(1), Language.ES)

    assert all(isinstance(one, OSError) for one in failed)
    assert messages.ready(1, Language.ES) is message and len(view.drawn) == 2


async def test_one_who_gives_up_waiting_takes_it_from_nobody() -> None:
    view = View()
    messages = Messages(view.render)

    impatient = asyncio.create_task(messages.get(push(1), Language.ES))
    patient = asyncio.create_task(messages.get(push(1), Language.ES))
    await asyncio.sleep(0)
    impatient.cancel()
    await patient

    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert len(view.drawn) == 1


async def test_what_is_over_is_dropped() -> None:
    view = View()
    messages = Messages(view.render)
    await messages.get(push(1), Language.ES)
    await messages.get(push(2), Language.ES)

    messages.keep({2})

    assert messages.ready(1, Language.ES) is None and messages.ready(2, Language.ES) is not None
