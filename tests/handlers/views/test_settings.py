"""Every screen of the settings says what is on, in both languages, and Telegram takes it."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, time, timedelta
from itertools import product

import pytest

from handlers.texts import Texts
from handlers.views import muting
from handlers.views import settings as views
from handlers.views import settings_choices as choices
from handlers.views import settings_rhythm as rhythms
from handlers.views import settings_zone as zones
from handlers.views.reader import Reader
from handlers.views.scope import Scope
from handlers.views.screen import TEXT_LIMIT, Button, Screen, measured
from handlers.views.settings import SettingsData
from handlers.views.voice import Voice
from storage.choices import Choices, Extent, Grade, Manner, Sort
from storage.model import Language
from storage.preferences import Preference, Preferred
from storage.regions import Gazetteer
from storage.rhythm import Rhythm
from tests.conftest import LIMA, Clock

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()
NIGHT = (time(22), time(6))
ROUTE = "w080101cuscoxx-210402desaguader"


def _data(
    own: Choices = Choices(),  # noqa: B008  frozen
    rhythm: Rhythm = Rhythm(),  # noqa: B008
    apart: Choices = Choices(),  # noqa: B008
    scope: str = "",
    muted: datetime | None = None,
) -> SettingsData:
    packed = Scope.unpacked(scope)
    route = Scope.unpacked(ROUTE)
    assert packed is not None and route is not None
    followed = (
        Preference(1, "21", "region", apart),
        Preference(2, "211101", "region", Choices()),
        Preference(3, route.target, "route", apart),
    )
    return SettingsData(
        Preferred(5, own, rhythm, muted, followed), packed, {route.target: "Cusco → Desaguadero"}
    )


def _world(language: Language = Language.ES) -> dict[str, object]:
    return {"texts": TEXTS, "regions": PLACES, "reader": Reader(language, NOW, LIMA)}


def _shown(screen: Screen) -> list[str]:
    return html.unescape(re.sub(r"<[^>]*>", "", screen.text)).splitlines()


def _buttons(screen: Screen) -> list[Button]:
    return [button for row in screen.rows for button in row]


def _ticked(screen: Screen) -> list[str]:
    return [button.label.lstrip("✓ ") for button in _buttons(screen) if button.label.startswith("✓")]


@pytest.mark.parametrize(
    ("data", "spanish", "english"),
    [
        (
            _data(),
            ["Recibe: todo, al instante.", "Silencio: ninguno.", "Hora: Lima, 14:20."],
            ["You receive: everything, at once.", "Quiet hours: none.", "Time: Lima, 14:20."],
        ),
        (
            _data(
                Choices(Sort.BLOCKADES | Sort.STRIKES, Grade.SEVERE, Manner.DIGEST, Extent.ENDS),
                Rhythm(None, (time(7), time(13, 30)), NIGHT),
                Choices(manner=Manner.INSTANT),
                muted=NOW + timedelta(hours=1),
            ),
            [
                "En silencio hasta las 15:20.",
                "Recibe: bloqueos y paros, desde gravedad alta, en resumen, solo inicio y fin.",
                "Silencio: 22:00–06:00, salvo lo urgente.",
                "Resúmenes: 07:00 y 13:30. El próximo: mañana 07:00.",
                "Hora: Lima, 14:20.",
                "• Puno: al instante",
                "• Cusco → Desaguadero: al instante",
            ],
            [
                "Muted until 15:20.",
                "You receive: blockades and strikes, from high severity, in a digest, only start and end.",
                "Quiet hours: 22:00–06:00, except what is urgent.",
                "Digests: 07:00 and 13:30. The next one: tomorrow 07:00.",
                "Time: Lima, 14:20.",
                "• Puno: at once",
                "• Cusco → Desaguadero: at once",
            ],
        ),
    ],
)
def test_the_first_screen_reads_as_sentences(
    data: SettingsData, spanish: list[str], english: list[str]
) -> None:
    es, en = (views.overview(data, **_world(language)) for language in Language)  # type: ignore[arg-type]

    assert (_shown(es), _shown(en)) == (spanish, english)


@pytest.mark.parametrize("scope", ["", "r21"])
@pytest.mark.parametrize("sorts", [None, *(Sort(number) for number in range(1, 64))])
def test_the_kinds_that_are_on_are_ticked_and_named(sorts: Sort | None, scope: str) -> None:
    own = Choices(sorts=sorts)

    screen = choices.kinds(_data(own if not scope else Choices(), apart=own, scope=scope), **_world())  # type: ignore[arg-type]

    on = Sort(63) if sorts is None else sorts
    ticked = [label for label in _ticked(screen) if label != "Como en general"]
    assert len(ticked) == len([sort for sort in Sort if sort in on])
    # A button says what shall be: the bit with a minus where it is on.
    kinds = [button.data or "" for button in _buttons(screen) if re.search(r":[+-]\d+$", button.data or "")]
    assert kinds == [f"op:k:{scope}:{'-' if sort in on else '+'}{sort.value}" for sort in Sort]
    first = _shown(screen)[0]
    if len(ticked) <= 3:
        assert all(label.lower() in first for label in ticked)
    else:
        missing = [sort for sort in Sort if sort not in on]
        assert ("todo menos" in first) == bool(missing)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scope", ["", "r21", ROUTE])
def test_one_of_several_is_ticked_and_is_the_first_line(scope: str, language: Language) -> None:
    for letter, view, known in (
        ("g", choices.severity, Grade),
        ("m", choices.manner, Manner),
        ("e", choices.extent, Extent),
    ):
        for one in known:
            name = {"g": "least", "m": "manner", "e": "extent"}[letter]
            own = Choices(**{name: one})  # type: ignore[arg-type]
            data = _data(own if not scope else Choices(), apart=own, scope=scope)

            screen = view(data, **_world(language))  # type: ignore[arg-type]

            (on,) = _ticked(screen)
            assert on.lower() in _shown(screen)[0].lower()
            assert any(button.data == f"op:{letter}:{scope}:{int(one)}" for button in _buttons(screen))


@pytest.mark.parametrize("language", Language)
def test_every_screen_fits_telegram_and_leads_back(language: Language) -> None:
    world = _world(language)
    full = Rhythm(
        "America/Argentina/ComodRivadavia", tuple(time(h, 30) for h in (6, 9, 18, 23)), NIGHT, False
    )
    most = Choices(Sort(31), Grade.SEVERE, Manner.DIGEST, Extent.ENDS)
    screens = []
    for scope, rhythm in product(("", "r", "r211101", ROUTE), (Rhythm(), full)):
        data = _data(most, rhythm, most, scope, NOW + timedelta(days=20))
        screens += [
            *(
                view(data, **world)
                for view in (choices.kinds, choices.severity, choices.manner, choices.extent)
            ),  # type: ignore[arg-type]
            *(rhythms.digest_clock(data, half, **world) for half in (False, True)),  # type: ignore[arg-type]
            rhythms.digests(data, **world),  # type: ignore[arg-type]
            rhythms.quiet(data, **world),  # type: ignore[arg-type]
            rhythms.quiet_to(time(22), True, **world),  # type: ignore[arg-type]
            rhythms.quiet_from(False, **world),  # type: ignore[arg-type]
            rhythms.mute(data, **world),  # type: ignore[arg-type]
            views.places(data, 0, **world),  # type: ignore[arg-type]
            *(zones.zone(data, page, private, **world) for page in (None, 0, 1) for private in (True, False)),  # type: ignore[arg-type]
            zones.language(**world),  # type: ignore[arg-type]
            *([views.place(data, **world)] if scope else []),  # type: ignore[arg-type]
        ]

    for screen in screens:
        assert measured(screen.text) <= TEXT_LIMIT
        assert len(_buttons(screen)) <= 40
        assert any(button.data == "op:" for button in _buttons(screen)), screen.text
        assert all(len(row) <= 4 for row in screen.rows)


def test_quiet_hours_do_not_end_when_they_begin() -> None:
    screen = rhythms.quiet_to(time(21), False, **_world())  # type: ignore[arg-type]

    hours = [button.label for button in _buttons(screen) if re.fullmatch(r"\d\d:\d\d", button.label)]
    assert len(hours) == 23 and "21:00" not in hours


@pytest.mark.parametrize(
    ("muted", "quiet", "told"),
    [
        (None, None, "hoy 19:00"),
        (datetime(2023, 1, 6, 1, tzinfo=UTC), None, "hoy 20:00"),
        (datetime(2023, 1, 6, 4, tzinfo=UTC), NIGHT, "mañana 06:00"),
        (None, (time(18), time(20, 30)), "hoy 20:30"),
    ],
)
def test_the_next_digest_is_told_to_the_minute(
    muted: datetime | None, quiet: tuple[time, time] | None, told: str
) -> None:
    data = _data(Choices(manner=Manner.DIGEST), Rhythm(quiet=quiet), muted=muted)

    assert f"El próximo: {told}." in _shown(choices.manner(data, **_world()))[1]  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ["", *(f"{number:02}" for number in range(1, 26))])
def test_below_every_push_status_and_silence_come_back_as_they_were(code: str, language: Language) -> None:
    voice = Voice(TEXTS, PLACES, Reader(language, NOW, LIMA))
    campaign = (Button("Paro", "cp:7"),)
    before = Screen(TEXTS(language, "quiet"), (*muting.below_push(code, voice), campaign)).keyboard()
    assert before is not None

    opened = muting.replaced(before.inline_keyboard, code, muting.opened(code, True, voice))
    after = muting.replaced(opened, code, muting.below_push(code, voice))

    data = [str(button.callback_data) for row in opened for button in row]
    assert {"mu:1:" + code, "mu:8:" + code, "mu:m:" + code, "mu:b:" + code, "mu:x:" + code, "cp:7"} <= set(
        data
    )
    assert f"st:{code}" not in data
    assert after == [list(row) for row in before.inline_keyboard]


def test_a_digest_in_the_quiet_hours_is_said_to_come_at_their_end() -> None:
    data = _data(Choices(manner=Manner.DIGEST), Rhythm(digests=(time(6), time(19), time(23)), quiet=NIGHT))
    free = _data(Choices(manner=Manner.DIGEST), Rhythm(quiet=NIGHT))

    told, silent = rhythms.digests(data, **_world()), rhythms.digests(free, **_world())  # type: ignore[arg-type]

    assert "A las 23:00 hay silencio: ese resumen llega a las 06:00." in _shown(told)
    assert not any("hay silencio" in line for line in _shown(silent))
