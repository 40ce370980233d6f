"""The only reader of the environment: every setting, checked, with one clear line where something is wrong."""

from __future__ import annotations

import difflib
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from bot.fetching import is_local
from storage.database import with_driver
from storage.model import FRESH_FOR, FreshFor, Kind, Language
from storage.sealing import Sealer
from storage.staff import FourEyes

PREFIX = "CHASKI_"
#: Read by the live tests, not by the bot.
_NOT_OURS = {"CHASKI_LIVE_CHAT_ID"}
#: Hours: what nobody has confirmed for a month is not news.
_LONGEST_FRESH = 720
#: Messages a second for which Telegram wants nothing.
_FREE_RATE = 30
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsProblem(Exception):
    """Something is set wrongly or missing; the message is one line that names each variable and never a secret."""


class Settings(BaseSettings):
    """What the operator chose, from the environment and `.env`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr = SecretStr("")
    owner_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    database_url: str = "sqlite:///chaski.db"
    telegram_api_url: str = "https://api.telegram.org"
    broadcast_rate: float = Field(default=25.0, gt=0)
    paid_broadcast: bool = False
    paid_broadcast_cap: int | None = Field(default=None, gt=0)
    undo_seconds: int = Field(default=10, ge=0, le=600)
    four_eyes: FourEyes = FourEyes.OFF
    stale_hours: Annotated[FreshFor, NoDecode] = Field(default_factory=lambda: FRESH_FOR)
    secret_key: SecretStr | None = None
    secret_key_file: Path | None = None
    default_language: Language = Language.ES
    timezone: Annotated[ZoneInfo, NoDecode] = ZoneInfo("America/Lima")
    log_level: str = "INFO"
    proxy_url: str | None = None
    web_listen: Annotated[tuple[str, int] | None, NoDecode] = None
    sutran_url: str | None = None
    sutran_minutes: int = Field(default=5, ge=2, le=1440)

    @classmethod
    def load(cls, env_file: str | None = ".env", *, needs_token: bool = True) -> Self:
        """Read the settings; SettingsProblem with one line if any is wrong, missing or misspelt."""
        problems = _misspelt(env_file)
        try:
            settings = cls(_env_file=env_file, _env_file_encoding="utf-8")  # type: ignore[call-arg]
        except SettingsError as error:
            raise SettingsProblem(f"{_variable_in(str(error))}: cannot be read") from None
        except ValidationError as error:
            problems += [_line(entry) for entry in error.errors()]
            raise SettingsProblem("; ".join(problems)) from None
        except UnicodeDecodeError:
            raise SettingsProblem(f"{env_file}: must be written in UTF-8") from None
        if needs_token and not settings.bot_token.get_secret_value():
            problems.append("CHASKI_BOT_TOKEN: missing; BotFather gives it, see docs/setup.md")
        try:
            settings.sealer()
        except SettingsProblem as problem:
            problems.append(str(problem))
        if problems:
            raise SettingsProblem("; ".join(problems))
        return settings

    @property
    def paid_cap(self) -> int | None:
        """The most Telegram Stars a day that sending may cost; None where nothing is to be paid for."""
        return self.paid_broadcast_cap if self.paid_broadcast and self.broadcast_rate > _FREE_RATE else None

    def sealer(self) -> Sealer:
        """What seals chat ids, under the key from CHASKI_SECRET_KEY or CHASKI_SECRET_KEY_FILE."""
        if self.secret_key is not None and self.secret_key_file is not None:
            raise SettingsProblem("CHASKI_SECRET_KEY: set either this or CHASKI_SECRET_KEY_FILE, not both")
        if self.secret_key is not None:
            name, text = "CHASKI_SECRET_KEY", self.secret_key.get_secret_value()
        elif self.secret_key_file is not None:
            name = "CHASKI_SECRET_KEY_FILE"
            try:
                text = self.secret_key_file.read_text(encoding="ascii")
            except (OSError, UnicodeDecodeError) as error:
                why = error.strerror if isinstance(error, OSError) else "it is no text"
                raise SettingsProblem(f"{name}: {self.secret_key_file} cannot be read ({why})") from None
        else:
            raise SettingsProblem(
                "CHASKI_SECRET_KEY: missing; `chaski key` prints a new one, see docs/setup.md"
            )
        try:
            return Sealer.from_text(text)
        except ValueError as error:
            raise SettingsProblem(f"{name}: {error}; `chaski key` prints a new one") from None

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value().strip()
        if token and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
            raise ValueError("looks like 123456789:ABC…, as BotFather gives it")
        return SecretStr(token)

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _owners(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(re.fullmatch(r"[1-9]\d{0,18}", part) for part in parts):
            raise ValueError("numbers of Telegram users, separated by commas, such as 1234567,7654321")
        return frozenset(int(part) for part in parts)

    @field_validator("stale_hours", mode="before")
    @classmethod
    def _stale(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        chosen = {}
        for part in (part.strip() for part in value.split(",")):
            name, _, hours = (piece.strip() for piece in part.partition("="))
            if name not in list(Kind) or name in chosen:
                kinds = ", ".join(kind.value for kind in Kind)
                raise ValueError(f"each kind once, as in blockade=6,march=4; the kinds are {kinds}")
            if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", hours) or not 1 <= float(hours) <= _LONGEST_FRESH:
                raise ValueError(f"{name}: hours from 1 to {_LONGEST_FRESH}, as in {name}=6")
            chosen[name] = timedelta(hours=float(hours))
        return {kind: chosen.get(kind.value, fresh) for kind, fresh in FRESH_FOR.items()}

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            with_driver(value)
        except Exception:
            raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME") from None
        return value

    @field_validator("telegram_api_url", "proxy_url")
    @classmethod
    def _address(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value):
            raise ValueError("an address that begins with http:// or https://")
        return value.rstrip("/") if value is not None else None

    @field_validator("web_listen", mode="before")
    @classmethod
    def _listen(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})", value.strip())
        if match is None or not 0 < int(match[2]) < 65536:
            raise ValueError("HOST:PORT, such as 127.0.0.1:8080")
        return match[1].strip("[]"), int(match[2])

    @field_validator("sutran_url")
    @classmethod
    def _feed(cls, value: str | None) -> str | None:
        if value is None:
            return None
        match = re.fullmatch(
            r"(https?)://(?:\[[0-9a-fA-F:]+\]|[^\s/?#:@\[\]]+)(?::\d{1,5})?(?:[/?]\S*)?", value.strip()
        )
        if match is None:
            raise ValueError("the address of the feed, which begins with https:// and names no user")
        if match[1] == "http" and not is_local(urlsplit(value.strip()).hostname or ""):
            raise ValueError("must begin with https://, or anybody on the way could make up road alerts")
        return value.strip()

    @field_validator("default_language", mode="before")
    @classmethod
    def _language(cls, value: Any) -> Any:
        if isinstance(value, str) and value.lower() not in [language.value for language in Language]:
            raise ValueError("es or en")
        return value.lower() if isinstance(value, str) else value

    @field_validator("timezone", mode="before")
    @classmethod
    def _zone(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("the name of a time zone, such as America/Lima") from None

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in _LEVELS:
            raise ValueError(f"one of {', '.join(_LEVELS)}")
        return value.upper()

    @model_validator(mode="after")
    def _paid(self) -> Self:
        if self.broadcast_rate > _FREE_RATE and not self.paid_broadcast:
            raise ValueError(
                "CHASKI_BROADCAST_RATE: at most 30 messages a second, or set CHASKI_PAID_BROADCAST=true"
            )
        if self.broadcast_rate > 1000:
            raise ValueError("CHASKI_BROADCAST_RATE: at most 1000 messages a second, Telegram takes no more")
        if self.paid_broadcast and self.paid_broadcast_cap is None:
            raise ValueError(
                "CHASKI_PAID_BROADCAST_CAP: missing; the most Telegram Stars a day that paid sending may cost"
            )
        return self


_WANTED = {
    "broadcast_rate": "messages a second, a number above 0",
    "paid_broadcast": "true or false",
    "paid_broadcast_cap": "Telegram Stars a day, a whole number above 0",
    "undo_seconds": "a whole number of seconds from 0 to 600",
    "four_eyes": "off, wide or all",
    "secret_key_file": "the path of a file",
    "sutran_minutes": "a whole number of minutes from 2 to 1440",
}


def _line(entry: Any) -> str:
    """One mistake in words, without the value: it may be a secret."""
    message = str(entry["msg"]).removeprefix("Value error, ")
    if not entry["loc"]:
        return message
    name = str(entry["loc"][0])
    return f"{PREFIX}{name.upper()}: {_WANTED.get(name, message)}"


def _variable_in(message: str) -> str:
    match = re.search(r'field "(\w+)"', message)
    return f"{PREFIX}{match[1].upper()}" if match else "the settings"


def _misspelt(env_file: str | None) -> list[str]:
    """A line for each CHASKI_ variable that is none of ours: a typo must not be passed over in silence."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | _NOT_OURS
    names = set(os.environ)
    if env_file is not None and Path(env_file).is_file():
        try:
            names |= set(dotenv_values(env_file, encoding="utf-8"))
        except UnicodeDecodeError:
            return []
    strange = sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known)
    lines = []
    for name in strange:
        near = difflib.get_close_matches(name.upper(), sorted(known), 1)
        lines.append(f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else ""))
    return lines
