"""Who does it, whole and without anybody's name, and what they ask for."""

from __future__ import annotations

import pytest

from handlers.desk.reader.text.letters import cleaned
from handlers.desk.reader.text.sentences import sentences
from handlers.desk.reader.who.demands import demand
from handlers.desk.reader.who.organisers import organisers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "El bloqueo de la vía a Chala, en Caravelí, por parte de cientos de mineros artesanales continúa.",
            "mineros artesanales",
        ),
        (
            "Docentes pertenecientes al Sindicato Unitario de Trabajadores en la Educación (Sutep) protestaron en Ica.",
            "Docentes pertenecientes al Sindicato Unitario de Trabajadores en la Educación (Sutep)",
        ),
        (
            "El vocero de los pobladores chancas Luis Rojas aseguró que continuará el paro.",
            "pobladores chancas",
        ),
        ("Many union mining workers picketed in Lima, union and company officials said.", "mining workers"),
        ("Agricultural unions are expected to protest near Congress.", "Agricultural unions"),
        ("Truckers are due to strike on Monday in Arequipa.", "Truckers"),
        (
            "El paro convocado por los dirigentes de la provincia de Melgar no tuvo acogida.",
            "dirigentes de la provincia de Melgar",
        ),
        ("Un grupo de alumnos de la UNSA no permitió el ingreso al local.", "alumnos de la UNSA"),
        (
            "Comerciantes, ambulantes y transportistas bloquearon la avenida.",
            "Comerciantes, ambulantes y transportistas",
        ),
        ("Teachers, nurses and farmers marched through Puno to the square.", "Teachers, nurses and farmers"),
        (
            "Una marcha por las calles de la ciudad, dirigida por la Federación de Estudiantes de Cajamarca.",
            "Federación de Estudiantes de Cajamarca",
        ),
        ("Protesters from the Shipibo community seized the oil well.", "Shipibo community"),
        ("Voceros de la oficina de prensa refirieron que en la protesta se detuvo a dos.", None),
        ("Levantaron las tranqueras en las comunidades nativas de Wawas y bloquearon otra vez.", None),
    ],
)
def test_the_one_who_protests_is_named_whole(text: str, who: str | None) -> None:
    (sentence,) = sentences(cleaned(text))[:1]

    assert organisers(sentence) == who


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Marchan para exigirle al Gobierno una ley del agua.", "una ley del agua"),
        (
            "Un plantón para exigir una solución en el marco de la huelga que acatan.",
            "una solución",
        ),
        (
            "Piden que el precio del maíz suba a S/1.200 la tonelada.",
            "que el precio del maíz suba a S/1.200 la tonelada",
        ),
        ("Exigen más agua y han amenazado con tomar el puente.", "más agua"),
        (
            "Bloquean como medida de protesta por los obreros, quienes exigen al Gobierno la venta de la mina.",
            "la venta de la mina",
        ),
        ("Workers picketed to protest changes to a pension plan, union and company officials said.", None),
    ],
)
def test_what_they_ask_for_ends_where_something_else_is_told(text: str, what: str | None) -> None:
    (sentence,) = sentences(cleaned(text))[:1]
    found = demand(sentence)

    assert found is not None
    assert found[0] == (what or "changes to a pension plan")
