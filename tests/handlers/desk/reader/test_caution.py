"""A draft that its text does not say plainly is to be looked over whole; what is said plainly is not."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Why
from tests.reports import drafts, only

STORY = (
    "Transportistas bloquearon ayer la Panamericana Sur en Ocoña. La Policía llegó por la tarde y el alcalde pidió calma. "
    "El gobernador dijo que viajará a Lima."
)


def looked_over(text: str) -> list[set[str]]:
    """The fields of each draft that are to be looked over."""
    return [{d.field for d in draft.doubts if d.why is Why.NOT_PLAIN} for draft in drafts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Comuneros bloquean la vía Puno - Desaguadero en Ilave, PE-3S km 1410. Hay 200 personas y no pasa nadie.",
        "Bloqueo en Ilave desde anoche.",  # since when is asked, which says nothing of the rest
        "Puntos bloqueados: Ilave km 1410, se bloqueó ayer; Juli km 1450, tomaron la vía; Pomata km 1480, cerraron el paso; "
        "Ácora km 1380, siguen los piquetes.",
    ],
)
def test_what_is_said_plainly_is_not_looked_over(text: str) -> None:
    found = looked_over(text)

    assert found and not any(found)


def test_where_one_field_is_unsure_the_others_are_looked_over() -> None:
    draft = only("Los comuneros bloquearon la vía en Ilave y devolvieron las llaves del peaje.")

    assert {d.field for d in draft.doubts if d.why is not Why.NOT_PLAIN} == {"state"}
    assert looked_over(draft.text) == [{"kind", "region", "organisers"}]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Truck drivers blocked the Panamericana Sur at Ocoña. Police arrived, the mayor asked for calm and the governor "
        "said that he will travel to Lima.",
    ],
)
def test_a_text_that_tells_of_several_things_is_looked_over(text: str) -> None:
    draft = only(text)

    over = [d for d in draft.doubts if d.why is Why.NOT_PLAIN]
    assert {"kind", "region", "state", "road"} <= {name for d in draft.doubts for name in d.fields}
    assert over and not any(d.blocks for d in over)
    assert all(choice.taken(draft.facts) == draft.facts for d in over for choice in d.choices)


def test_nothing_is_asked_twice_and_nothing_that_is_not_there() -> None:
    draft = only(STORY)

    fields = [d.field for d in draft.doubts]
    assert len(fields) == len(set(fields))
    assert all(getattr(draft.facts, d.field) is not None for d in draft.doubts if d.why is Why.NOT_PLAIN)
