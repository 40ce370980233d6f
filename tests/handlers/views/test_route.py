"""A route: the verdict says no more than the record does, and a long way fits a small phone."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest

from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.route import RouteData, route
from handlers.views.screen import TEXT_LIMIT, Screen, measured
from storage.corridors import Stretch, corridor
from storage.model import Event, Kind, Language, TrafficState, Verification
from storage.network import Network
from storage.regions import Gazetteer
from storage.whereabouts import Whereabouts
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
TEXTS, PLACES, NETWORK = Texts.load(), Gazetteer.load(), Network.load()
HERE = Whereabouts.load(PLACES, NETWORK.roads)


def _route(
    *events: Event, language: Language = Language.ES, between: str = "Cusco Puno", **given: Any
) -> Screen:
    start, end = (NETWORK.named(name)[0] for name in between.split())
    path = NETWORK.path(start.node, end.node)
    assert path is not None
    data: dict[str, Any] = {
        "start": start,
        "end": end,
        "corridor": corridor(path, events, HERE),
        "silent": (),
        "others": (),
        "page": 0,
        "following": False,
        "bot": "chaski_bot",
    }
    reader = Reader(language, NOW, LIMA)
    return route(RouteData(**data | given), texts=TEXTS, regions=PLACES, reader=reader)


def _shown(screen: Screen) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", screen.text))


def _event(number: int = 1, **changes: Any) -> Event:
    return Event(number, 1, facts(NOW, **{"region": "080608", "km_from": 1083.0} | changes), NOW, NOW)


_OLD = {"last_confirmed": NOW - timedelta(hours=9), "started": NOW - timedelta(hours=20)}
_REPORTED = {"verification": Verification.REPORTED}
_SLOW = {"traffic_state": TrafficState.RESTRICTED}
_SOMEWHERE = {"region": "210801", "road": None, "km_from": None}


@pytest.mark.parametrize(
    ("events", "spanish", "english"),
    [
        ([{}], "🔴 No hay paso: 1 corte", "🔴 No way through: 1 cut"),
        (
            [{}, {"km_from": 1090.0}, _SLOW],
            "🔴 No hay paso: 2 cortes, 1 restricción",
            "🔴 No way through: 2 cuts, 1 restriction",
        ),
        ([_REPORTED], "🔴 No habría paso, según reportes: 1 corte", "🔴 Reportedly no way through: 1 cut"),
        ([_REPORTED, {}], "🔴 No hay paso: 2 cortes", "🔴 No way through: 2 cuts"),
        ([_OLD], "🔴 Paso incierto: 1 corte sin confirmar", "🔴 Passage uncertain: 1 cut, not confirmed"),
        ([_SLOW], "🟡 Paso restringido: 1 restricción", "🟡 Restricted: 1 restriction"),
        (
            [_SOMEWHERE],
            "Paso incierto: 1 bloqueo en la zona, sin kilómetro conocido",
            "Passage uncertain: 1 blockade in the area, kilometre not known",
        ),
        ([{"kind": Kind.MARCH, "traffic_state": None}], "Sin cortes conocidos", "No known cuts"),
        ([], "Sin cortes conocidos", "No known cuts"),
    ],
)
def test_the_verdict_stands_first(events: list[dict[str, Any]], spanish: str, english: str) -> None:
    known = [_event(number, **changes) for number, changes in enumerate(events)]

    for language, verdict in ((Language.ES, spanish), (Language.EN, english)):
        assert _shown(_route(*known, language=language)).splitlines()[0] == verdict


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("whole", [False, True])
def test_silence_is_never_told_as_a_free_road(language: Language, whole: bool) -> None:
    path = corridor(NETWORK.path(0, 1), (), HERE).path  # type: ignore[arg-type]
    stretch = Stretch(path.posts[0], path.posts[-1], NOW - timedelta(days=2), whole)

    shown = _shown(_route(silent=[stretch], language=language))

    assert not re.search(r"\b(libre|free|open|abierta)\b", shown, re.IGNORECASE)
    assert TEXTS(language, "silence") in shown
    assert "3" in shown.split("\n\n")[-1]
    key = "route-silent" if whole else "route-partly"
    assert shown.splitlines()[0] == TEXTS.plain(language, key)


def test_a_stretch_that_ends_at_a_name_in_i_is_told_in_good_spanish() -> None:
    path = corridor(NETWORK.path(*(NETWORK.named(name)[0].node for name in ("Puno", "Imata"))), (), HERE).path  # type: ignore[arg-type]
    stretch = Stretch(path.posts[0], path.posts[-1], NOW, False)

    shown = [_shown(_route(silent=[stretch], language=language)) for language in Language]

    assert "entre Puno e Imata" in shown[0] and "between Puno and Imata" in shown[1]


def test_a_point_says_how_far_it_is_its_state_and_when_one_may_pass() -> None:
    hours = "Dejan pasar ambulancias a las 12 y a las 18 h; peatones, todo el día"

    shown = _shown(_route(_event(passage=hours)))

    assert (
        "A 114 km · 🔴 Tinta, Cusco · PE-3S km 1083 · desde las 06:20 · confirmado 13:20 por Sutran" in shown
    )
    assert hours in shown


def test_a_way_with_many_points_is_told_in_pages() -> None:
    many = [_event(number, km_from=1080.0 + number) for number in range(14)]

    first, last = _route(*many), _route(*many, page=2)

    assert _shown(first).count("🔴") - 1 == 6
    assert _shown(last).count("🔴") - 1 == 2
    assert any(button.data == "rt:080101cusco|210101puno:1" for row in first.rows for button in row)
    assert max(measured(first.text), measured(last.text)) < TEXT_LIMIT


def test_where_all_that_is_known_is_closed_no_other_way_is_made_up() -> None:
    assert "No conozco otra vía." in _shown(_route(_event()))
    assert "otra vía" not in _shown(_route())


def test_a_route_is_shared_by_its_link_and_turned_around_by_a_button() -> None:
    buttons = [button for row in _route().rows for button in row]

    shared = next(button for button in buttons if button.url)
    assert (
        shared.url is not None
        and "https%3A%2F%2Ft.me%2Fchaski_bot%3Fstart%3Drt_080101cusco-210101puno" in shared.url
    )
    assert any(b.data == "rt:210101puno|080101cusco:0" and b.label == "Puno → Cusco" for b in buttons)
