"""Lists as desks and chats pass them on: a draft for each row, whatever stands before its town and below the list."""

from __future__ import annotations

from itertools import product

import pytest

from tests.reports import drafts

#: Towns, some of which are ordinary words too, with their district or province.
ROWS = (("Ilave", "2105"), ("Chala", "0403"), ("Chao", "1312"), ("Ocoña", "0402"), ("Urcos", "0812"))
STATES = (
    *("bloqueado", "BLOQUEO TOTAL", "tránsito interrumpido", "bloqueo con piedras"),
    *("tránsito restringido por manifestación", "cerrado por manifestantes"),
)
BULLETS = ("- ", "• ", "🔴 ", "{number}. ", "{number}) ", "")
FORMS = ("{town}: {state}", "{town} - {state}", "{town} {state}")
HEADS = ("🚨 PUNTOS DE BLOQUEO 🚨\n", "Estado de las carreteras hoy:\n", "SUTRAN - ALERTAS 05.01.23\n\n", "")
FEET = (
    *("", "\nFuente: Sutran", "\nMotivo: paro indefinido", "\nSe recomienda evitar viajar."),
    *("\nTotal: 5 puntos", "\nNota: información sujeta a cambios", "\nCompartir 🙏"),
)


@pytest.mark.parametrize(("bullet", "form"), [*product(BULLETS, FORMS)])
def test_each_row_is_one_point(bullet: str, form: str) -> None:
    for turn, (head, foot) in enumerate(product(HEADS, FEET)):
        lines = [
            (bullet + form).format(number=number + 1, town=town, state=STATES[(number + turn) % len(STATES)])
            for number, (town, _) in enumerate(ROWS)
        ]
        text = head + "\n".join(lines) + foot
        found = [draft.facts.region or "" for draft in drafts(text)]
        assert [region[:4] for region in found] == [code for _, code in ROWS], text
