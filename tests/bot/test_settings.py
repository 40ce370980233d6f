"""Settings: one clear line for whatever is wrong."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsProblem
from storage.model import FRESH_FOR, Kind
from storage.staff import FourEyes

KEY = base64.urlsafe_b64encode(bytes(range(64))).decode()
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
GOOD = {"CHASKI_BOT_TOKEN": TOKEN, "CHASKI_OWNER_IDS": "1234567, 7654321", "CHASKI_SECRET_KEY": KEY}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("CHASKI_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def _set(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_good_settings_are_read_with_their_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, GOOD)

    settings = Settings.load()

    assert settings.owner_ids == {1234567, 7654321}
    assert settings.database_url == "sqlite:///chaski.db"
    assert settings.broadcast_rate == 25
    assert settings.undo_seconds == 10
    assert settings.four_eyes is FourEyes.OFF
    assert str(settings.timezone) == "America/Lima"
    assert settings.sealer().open(settings.sealer().seal(5)) == 5


def test_the_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "".join(f"{name}={value}\n" for name, value in GOOD.items()) + "CHASKI_UNDO_SECONDS=3\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("CHASKI_UNDO_SECONDS", "7")

    assert Settings.load().undo_seconds == 7
    assert Settings.load().bot_token.get_secret_value() == TOKEN


def test_the_key_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n", encoding="ascii")
    _set(monkeypatch, GOOD | {"CHASKI_SECRET_KEY": "", "CHASKI_SECRET_KEY_FILE": str(tmp_path / "key")})

    assert Settings.load().sealer()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("CHASKI_BOT_TOKEN", "", "BotFather"),
        ("CHASKI_BOT_TOKEN", "secret-without-number", "123456789:ABC"),
        ("CHASKI_OWNER_IDS", "ana", "commas"),
        ("CHASKI_OWNER_IDS", "12;13", "commas"),
        ("CHASKI_OWNER_IDS", "-5", "commas"),
        ("CHASKI_DATABASE_URL", "mysql://x/y", "postgresql://"),
        ("CHASKI_DATABASE_URL", "chaski.db", "sqlite:///"),
        ("CHASKI_TELEGRAM_API_URL", "api.telegram.org", "https://"),
        ("CHASKI_BROADCAST_RATE", "fast", "messages a second"),
        ("CHASKI_BROADCAST_RATE", "0", "above 0"),
        ("CHASKI_BROADCAST_RATE", "31", "CHASKI_PAID_BROADCAST"),
        ("CHASKI_PAID_BROADCAST", "perhaps", "true or false"),
        ("CHASKI_FOUR_EYES", "two", "off, wide or all"),
        ("CHASKI_STALE_HOURS", "roadblock=6", "the kinds are blockade, march"),
        ("CHASKI_STALE_HOURS", "march=4,march=5", "each kind once"),
        ("CHASKI_STALE_HOURS", "blockade=0.5", "blockade: hours from 1 to 720"),
        ("CHASKI_STALE_HOURS", "blockade=six", "blockade: hours from 1 to 720"),
        ("CHASKI_PAID_BROADCAST_CAP", "-1", "Stars"),
        ("CHASKI_UNDO_SECONDS", "601", "0 to 600"),
        ("CHASKI_UNDO_SECONDS", "soon", "0 to 600"),
        ("CHASKI_SECRET_KEY", "", "chaski key"),
        ("CHASKI_SECRET_KEY", "c2hvcnQ=", "64 bytes"),
        ("CHASKI_SECRET_KEY", "ñandú", "base64"),
        ("CHASKI_SECRET_KEY_FILE", "/nowhere/key", "not both"),
        ("CHASKI_DEFAULT_LANGUAGE", "qu", "es or en"),
        ("CHASKI_TIMEZONE", "Lima", "America/Lima"),
        ("CHASKI_LOG_LEVEL", "LOUD", "DEBUG"),
        ("CHASKI_PROXY_URL", "localhost", "http://"),
        ("CHASKI_SUTRAN_URL", "sutran.gob.pe/alertas", "https://"),
        ("CHASKI_SUTRAN_URL", "http://example.org/alertas", "make up road alerts"),
        ("CHASKI_SUTRAN_URL", "https://me:secret@example.org/", "names no user"),
        ("CHASKI_SUTRAN_MINUTES", "1", "2 to 1440"),
        ("CHASKI_OWNER_ID", "5", "CHASKI_OWNER_IDS"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    _set(monkeypatch, GOOD | {name: value})

    with pytest.raises(SettingsProblem) as told:
        Settings.load()

    line = str(told.value)
    assert name.removesuffix("_FILE") in line and says in line
    assert "\n" not in line
    assert value not in line or len(value) < 5 or not re.search("TOKEN|KEY$", name)


def test_kinds_that_are_not_named_stay_fresh_for_as_long_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, GOOD | {"CHASKI_STALE_HOURS": " march=2.5, strike = 36 "})

    fresh_for = Settings.load().stale_hours

    assert fresh_for == {
        **FRESH_FOR,
        Kind.MARCH: timedelta(hours=2.5),
        Kind.STRIKE: timedelta(hours=36),
    }


def test_paid_broadcast_wants_a_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, GOOD | {"CHASKI_PAID_BROADCAST": "true"})

    with pytest.raises(SettingsProblem, match="CHASKI_PAID_BROADCAST_CAP"):
        Settings.load()


def test_several_mistakes_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, GOOD | {"CHASKI_UNDO_SECONDS": "x", "CHASKI_TIMEZONE": "x"})

    with pytest.raises(SettingsProblem, match=r"CHASKI_UNDO_SECONDS.*CHASKI_TIMEZONE"):
        Settings.load()


def test_an_import_needs_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, {"CHASKI_SECRET_KEY": KEY})

    assert Settings.load(needs_token=False).sealer()


def test_a_secret_never_shows_in_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, GOOD)

    assert TOKEN not in repr(Settings.load()) and KEY not in repr(Settings.load())


def test_the_example_file_names_every_setting() -> None:
    example = (Path(__file__).resolve().parents[2] / ".env.example").read_text(encoding="utf-8")

    named = set(re.findall(r"^#?(CHASKI_\w+)=", example, re.MULTILINE))

    assert named == {f"CHASKI_{name.upper()}" for name in Settings.model_fields}


def test_the_command_ends_with_two_and_no_traceback(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHASKI_")}
    root = Path(__file__).resolve().parents[2]

    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "CHASKI_BOT_TOKEN" in ended.stderr and "CHASKI_SECRET_KEY" in ended.stderr
