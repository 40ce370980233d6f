"""What hangs on a message, as Telegram writes it: stickers, files, places, live locations that move and end, venues."""

from __future__ import annotations

import secrets

from bot.playground.model import Json

#: The period of a live location that its sender has to end.
FOREVER = 0x7FFFFFFF


def located(latitude: float, longitude: float, live_period: int | None = None) -> Json:
    """A place, live for so many seconds; ValueError for a period that Telegram does not have."""
    place: Json = {"latitude": latitude, "longitude": longitude}
    if live_period is not None:
        if not (60 <= live_period <= 86_400 or live_period == FOREVER):
            raise ValueError("a live location lasts from 60 to 86400 seconds, or until it is ended")
        place["live_period"] = live_period
    return {"location": place}


def moved(before: Json | None, latitude: float, longitude: float, *, last: bool) -> Json:
    """A live location elsewhere, or ended there; ValueError for what is no live location."""
    place: Json = (before or {}).get("location", {})
    if "live_period" not in place:
        raise ValueError("only a live location moves")
    return located(latitude, longitude, None if last else place["live_period"])


def named_place(latitude: float, longitude: float, title: str, address: str = "") -> Json:
    """A venue; its location is given twice, as Telegram does for older bots."""
    place = located(latitude, longitude)
    return {"venue": {**place, "title": title, "address": address}, **place}


def file(name: str) -> Json:
    """A file of that name."""
    mark = secrets.token_hex(6)
    return {"document": {"file_id": f"BQAC{mark}", "file_unique_id": mark, "file_name": name}}


def sticker(emoji: str) -> Json:
    """A sticker."""
    mark = secrets.token_hex(6)
    content = {
        "file_id": f"CAAC{mark}",
        "file_unique_id": mark,
        "type": "regular",
        "emoji": emoji,
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
    return {"sticker": content}
