"""What is over or lapsed beside an open event that may be the same: which of the two is meant, to tap."""

from __future__ import annotations

from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, stacked
from handlers.views.turns import act_button, stands
from handlers.views.voice import Voice
from storage.model import Event
from storage.regions import Gazetteer


def question(
    event: Event,
    other: Event,
    both: tuple[str, str],
    same: tuple[str, str] | None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """An event that is over, and another that is open and may be the same: see that one, or let both go on.

    `both` is what happens to the first then, `same` to the other where they are one; each with its button's data.
    """
    voice = Voice(texts, regions, reader)

    def button(case: str, one: Event, act: tuple[str, str]) -> Button:
        what = voice.plain(f"life-twin-{act[0]}", number=str(one.id))
        return Button(voice.plain(f"life-twin-{case}", what=what), act[1])

    ask = voice("life-twin", number=str(event.id), other=str(other.id))
    see = act_button(other, "more", "", label=voice.plain("life-twin-see", number=str(other.id)))
    rows = [(see,), (button("both", event, both),)]
    if same is not None:
        rows.insert(0, (button("one", event if same[0] == "ret" else other, same),))
    return Screen(stacked([ask, *stands(other.facts, other, voice)]), tuple(rows))
