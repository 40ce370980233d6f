"""What a chat or a page puts around a report: it changes nothing of what the report says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.desk.reader.text import letters
from handlers.desk.reader.text.letters import cleaned
from handlers.desk.reader.text.trimmings import trimmed
from handlers.desk.reader.what.denials import said_false
from tests.handlers.desk.reader.test_lines import told
from tests.reports import only

REPORTS = {
    "chat": "señores no hay salida de huancane, los de las comunidades pusieron piedras en el puente desde las 4 am",
    "radio": "Cerca de 200 caficultores bloquean desde ayer la carretera Jaén - San Ignacio, en el puente Tamborapa.",
    "row": "PE-3S KM 1502 ZEPITA, CHUCUITO, PUNO\nTRANSITO INTERRUMPIDO POR MANIFESTANTES\nFUENTE: PNP CARRETERAS",
    "english": "Protesters blocked the road at Ollantaytambo on Monday, leaving some 400 tourists stranded.",
}
AROUND: dict[str, Callable[[str], str]] = {
    "alarm": lambda text: f"🔴 ÚLTIMO MINUTO | {text}",
    "alarm above": lambda text: f"🚨 ATENCIÓN 🚨\n{text}",
    "breaking": lambda text: f"BREAKING: {text}",
    "greeting": lambda text: f"Buenos días, compañeros. {text}",
    "forwarded": lambda text: f"Reenviado muchas veces\n{text}",
    "share": lambda text: f"{text}\n\nCompartir por favor 🙏",
    "picture": lambda text: f"{text} (Foto: difusión)",
    "more": lambda text: f"{text}\nMás información en breve.",
    "tags": lambda text: f"{text}\n#Noticias #Hoy",
    "address": lambda text: f"{text}\n\nhttps://www.diario.example/bloqueo-en-piura-y-marcha-en-tacna",
    "thanks": lambda text: f"{text}\nMuchas gracias",
    "rule": lambda text: f"➖➖➖➖\n{text}\n➖➖➖➖",
    "bold": lambda text: "*{} {} {}* {}".format(*text.split(" ", 3)),
    "all bold": lambda text: f"*{text}*",
    "quoted": lambda text: f"«{text}»",
    "slanted": lambda text: f"_{text}_",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS.keys())
def test_what_stands_around_a_report_changes_nothing_of_it(text: str, around: Callable[[str], str]) -> None:
    assert told(around(text)) == told(text)


def test_the_address_of_a_page_opens_no_draft_and_is_its_source() -> None:
    draft = only("Pobladores bloquean la vía en Ilave. https://diario.example/paro-y-bloqueo-en-juliaca")

    assert draft.facts.region == "210501"
    assert [source.name for source in draft.facts.sources] == ["diario.example"]


@pytest.mark.parametrize(
    "text",
    [
        "Foto: @onda_azul",
        "Fuente: PNP",
        "- Puente Chilina\n- Puente Grau",
        "Ahora bloquean la vía en Ilave",
        "Compartir el dolor de las familias",
        "* Puno: 18 puntos\n* Cusco: 9 puntos",
        "ok",
    ],
)
def test_what_says_something_itself_stays(text: str) -> None:
    assert trimmed(text) == text


@pytest.mark.parametrize("gap", ["\n" * 4000, "\n \n" * 1500, " \n" * 4000, " " * 8000])
def test_however_much_stands_empty_in_a_text_it_is_read_as_without(gap: str) -> None:
    assert cleaned(f"Bloqueo en Ilave.{gap}#Puno") in (
        "Bloqueo en Ilave.\n\n#Puno",
        "Bloqueo en Ilave. #Puno",
    )


@pytest.mark.parametrize("sign", ["#", ".", "* ", "("])
def test_a_row_of_signs_of_any_length_is_passed_over_once(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Read again from each of its signs, a row of so many would keep the desk busy for minutes.
    monkeypatch.setattr(letters, "LONGEST", 400_000)
    row = sign * 150_000

    assert cleaned(f"{row}\nBloqueo en Ilave") == f"{row}\nBloqueo en Ilave"
    assert said_false(row) == []
