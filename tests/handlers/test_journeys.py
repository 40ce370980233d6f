"""Understanding where somebody wants to go from and to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.journeys import End, Guide
from storage.network import Network
from storage.regions import Gazetteer

_GUIDE = Guide(Gazetteer.load(), Network.load())


def told(end: End | None) -> str | None:
    """A journey's end in one word: the stop's name, or how many choices."""
    if end is None:
        return None
    return end.stop.name if end.stop else f"{len(end.choices) or len(end.suggestions)}?"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Cusco Puno", "Cusco", "Puno"),
        ("cuzco - puno", "Cusco", "Puno"),
        ("Cusco-Puno", "Cusco", "Puno"),
        ("de Cusco a Puno", "Cusco", "Puno"),
        ("desde cusco hasta puno", "Cusco", "Puno"),
        ("from Cusco to Puno", "Cusco", "Puno"),
        ("Cusco → Puno", "Cusco", "Puno"),
        ("Cusco, Puno", "Cusco", "Puno"),
        ("¿Hay paso de Juliaca a Puno?", "Juliaca", "Puno"),
        ("can I get from Lima to Ica?", "Lima", "Ica"),
        ("Puerto Maldonado Cusco", "Puerto Maldonado", "Cusco"),
        ("La Oroya Cerro de Pasco", "La Oroya", "Cerro de Pasco"),
        ("Imata Espinar", "Imata", "Espinar"),
        ("Junín Lima", "Junín", "Lima"),
        ("Ancash Lima", "Huaraz", "Lima"),
        ("Chala Nazca", "Chala", "Nasca"),
        ("080101cusco 2111", "Cusco", "Juliaca"),
        ("150137limasa 110101ica", "Lima", "Ica"),
        ("Bambamarca Chota", "Bambamarca (Cajamarca)", "Chota"),
        ("Izcuchaca Huancayo", "2?", "Huancayo"),
        ("Comas Lima", "2?", "Lima"),
        ("Acomayo Cusco", "2?", "Cusco"),
        ("pnuo cusco", "1?", "Cusco"),
        ("juliaka arekipa", "1?", "1?"),
        ("Iquitos Lima", "0?", "Lima"),
        ("Cerro de Pasco", "Cerro de Pasco", None),
        ("Puno", "Puno", None),
    ],
)
def test_what_follows_the_command_is_a_journey(text: str, start: str, end: str | None) -> None:
    found = _GUIDE.journey(text, asked=True)

    assert found is not None
    assert (told(found[0]), told(found[1])) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("cusco-puno", "Cusco", "Puno"),
        ("Juliaca - Arequipa", "Juliaca", "Arequipa"),
        ("¿Está abierta la ruta de Arequipa a Juliaca?", "Arequipa", "Juliaca"),
        ("esta libre la carretera Cusco-Puno", "Cusco", "Puno"),
        ("cómo está la vía de Lima a Ica", "Lima", "Ica"),
        ("hay bloqueos de Cusco a Puno?", "Cusco", "Puno"),
        ("juliaca a arequipa", "Juliaca", "Arequipa"),
        ("de juliaka a arekipa", "1?", "1?"),
        ("can I get from Cusco to Puno tomorrow?", "Cusco", "Puno"),
        ("is the road between cusco and puno open", "Cusco", "Puno"),
        ("bus from lima to cusco", "Lima", "Cusco"),
        ("how to get to cusco from lima", "Lima", "Cusco"),
        ("estoy en nasca puedo pasar a lima", "Nasca", "Lima"),
        ("salgo de lima voy a arequipa hay bloqueos", "Lima", "Arequipa"),
        ("I am in Cusco, how do I get to Puno?", "Cusco", "Puno"),
        ("stuck in puerto maldonado, is there a way to cusco", "Puerto Maldonado", "Cusco"),
        ("como llego a juliaca desde puno", "Puno", "Juliaca"),
        ("juliaca - desaguadero hay pase?", "Juliaca", "Desaguadero"),
        ("juliaca-desaguadero hay pase?", "Juliaca", "Desaguadero"),
        ("esta libre la via puno desaguadero", "Puno", "Desaguadero"),
        ("puerto maldonado cusco hay pase", "Puerto Maldonado", "Cusco"),
        ("hay bloqueos entre Ilave y Juli?", "Ilave", "Juli"),
        ("de lima para arequipa", "Lima", "Arequipa"),
    ],
)
def test_people_ask_for_a_journey_in_their_own_words(text: str, start: str, end: str) -> None:
    found = _GUIDE.journey(text, asked=False)

    assert found is not None
    assert (told(found[0]), told(found[1])) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("Cusco Puno", "Cusco, Puno", "Puno", "hola", "", "¿?", "Santa Rosa, Melgar", "Huay-Huay", "PE-3S"),
        *("bloqueos en cusco y puno", "via Santa Rosa Melgar", "paro en puno a partir de mañana"),
        *("¿hay paso a Puno?", "voy a Puno", "salida a Puno", "paro a nivel nacional", "xyzzy a Puno"),
    ],
)
def test_without_the_command_only_words_that_say_so_are_a_journey(text: str) -> None:
    assert _GUIDE.journey(text, asked=False) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("arequipa lima", ("Arequipa", "Lima")),
        ("puno desaguadero", ("Puno", "Desaguadero")),
        ("Santa Rosa Melgar", None),
        ("desaguadero puno", None),
        ("Cusco, Puno", None),
        ("Puno", None),
    ],
)
def test_two_names_side_by_side_may_be_a_way(text: str, names: tuple[str, str] | None) -> None:
    found = _GUIDE.beside(text)

    assert (found and (told(found[0]), told(found[1]))) == names


def test_a_place_without_a_road_is_told_from_an_unknown_one() -> None:
    assert _GUIDE.end("Iquitos").roadless is not None
    assert _GUIDE.end("xyzzy") == End("xyzzy")


def test_a_place_off_the_roads_is_led_to_the_nearest_one() -> None:
    stop = _GUIDE.end("Callao").stop

    assert stop is not None
    assert (stop.key, stop.asked) == ("07", "Callao")
    assert 10 < stop.away < 25


def test_a_namesake_off_the_roads_is_offered_beside_the_one_on_them() -> None:
    found = _GUIDE.end("Bambamarca")

    assert [stop.name for stop in found.also] == ["Bambamarca, Bolívar, La Libertad"]


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_answered(text: str, asked: bool) -> None:
    _GUIDE.journey(text, asked=asked)
    _GUIDE.beside(text)
