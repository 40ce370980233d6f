"""One draft out of a text: what stands above Publish, and when there is no Publish yet."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.texts import Texts
from handlers.views.reaching import Reach
from handlers.views.reader import Reader
from handlers.views.reviewed import reviewed
from handlers.views.screen import TEXT_LIMIT, Screen, measured
from storage.doubts import Choice, Doubt, Why
from storage.model import Draft, Event, EventFacts, Kind, Language
from storage.permission import Way
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
KIND = Doubt(
    "kind",
    Why.KIND_UNCLEAR,
    tuple(Choice((("kind", kind),)) for kind in (Kind.BLOCKADE, Kind.OCCUPATION)),
)


def counted(field: str) -> Doubt:
    """A question about a count with fourteen answers."""
    return Doubt(field, Why.COUNT_UNCLEAR, tuple(Choice(((field, n),)) for n in range(30, 44)))


def shown(held: EventFacts, way: Way = Way.PUBLISH, **draft: Any) -> Screen:
    """The screen of such a draft, the second of four in its batch where it has one."""
    return reviewed(
        Draft(7, 1, held, 3, NOW, NOW, **draft),
        Event(142, 1, held, NOW, NOW),
        Reach(3),
        way,
        {},
        place=1 if "batch" in draft else None,
        more="batch" in draft,
        texts=Texts.load(),
        regions=Gazetteer.load(),
        reader=Reader(Language.ES, NOW, LIMA),
    )


def acts(screen: Screen) -> list[str]:
    """What the buttons do, in the order in which they stand."""
    return [button.data.split(":")[-1] for row in screen.rows for button in row if button.data]


@pytest.mark.parametrize(
    ("held", "way", "draft", "wanted"),
    [
        (facts(NOW), Way.PUBLISH, {}, ["pub", "card", "prev", "disc"]),
        (facts(NOW), Way.SEND, {}, ["send", "card", "prev", "disc"]),
        (facts(NOW), Way.NOWHERE, {}, ["card", "prev", "disc"]),
        (facts(NOW), Way.PUBLISH, {"batch": 4}, ["pub", "card", "prev", "disc", "list", "next"]),
        (facts(NOW), Way.PUBLISH, {"doubts": (KIND,)}, ["a.0.0", "a.0.1", "f.kind", "card", "disc"]),
    ],
)
def test_publish_stands_first_where_nothing_is_open(
    held: EventFacts, way: Way, draft: dict[str, Any], wanted: list[str]
) -> None:
    screen = shown(held, way, **draft)

    assert acts(screen) == wanted


def test_what_is_lacking_is_asked_and_nobody_is_reached_yet() -> None:
    screen = shown(facts(NOW, kind=None))

    assert "pub" not in acts(screen) and "prev" not in acts(screen)
    assert "Llegará" not in screen.text and "Llegará" in shown(facts(NOW)).text


def test_a_third_question_waits_where_the_answers_of_two_fill_the_screen() -> None:
    fields = ("crowd", "injured", "dead")

    screen = shown(facts(NOW), doubts=tuple(counted(field) for field in fields))

    asked = {act.split(".")[1] for act in acts(screen) if act.startswith("a.")}
    assert asked == {"0", "1"}


def test_a_summary_too_long_for_what_stands_around_it_is_shown_in_part() -> None:
    screen = shown(facts(NOW, summary_es=("palabra " * 600).strip()))

    assert "Llegará" in screen.text
    assert measured(screen.text) < TEXT_LIMIT - 700


def test_a_photo_is_named_beside_the_copy() -> None:
    assert "Foto: sí" in shown(facts(NOW, photo="a")).text.replace("</b>", "").replace("<b>", "")
    assert "Foto: sí" not in shown(facts(NOW)).text
