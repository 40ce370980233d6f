"""docs/screens.md: every message that followers get, in both languages side by side."""

from __future__ import annotations

from pathlib import Path

from storage.model import Language

#: What the album shows, part by part: the name of the picture and what it is.
PARTS = {
    "Beginning": {
        "welcome": "first contact",
        "departments": "choosing a department",
        "provinces": "and what lies in it",
        "followed": "following begins",
        "followed-by-name": "by name",
        "unknown": "a slip of the thumb",
        "ambiguous": "a name that many places bear",
        "subscriptions": "what is followed",
        "unfollowed": "no more of it",
        "help": "help",
    },
    "Notices": {
        "push-blockade": "a blockade",
        "push-march": "a march, reported and not confirmed",
        "push-urgent": "urgent",
        "push-announced": "announced; the summary is there in the other language only",
        "push-photo": "with a photo",
        "corrected": "corrected: the message is edited and answered",
        "retracted": "withdrawn",
        "lifted": "lifted",
        "digest": "a digest",
        "digest-quiet": "after quiet hours",
    },
    "Choices": {
        "mute": "silence from under a notice",
        "muted": "in silence",
        "settings": "all that is on",
        "settings-kinds": "kinds",
        "settings-manner": "how it arrives",
        "settings-quiet": "at night",
    },
    "Asking": {
        "status-region": "a region",
        "status-country": "the country",
        "status-name": "a name alone",
        "status-nothing": "nothing on record",
        "status-stale": "nobody confirmed it",
        "near-ask": "near me",
        "near": "what is near",
        "near-place": "what is near a place",
        "route-cuts": "can I get through?",
        "route-silent": "a route nobody reported on",
        "route-followed": "following a route",
        "road": "a road by its name",
        "search": "search",
        "history": "a day in a place",
        "event": "one event and its versions",
        "latest": "the latest",
        "not-understood": "not understood",
        "no-such-day": "a day that does not exist",
        "courtesies": "greetings and thanks",
        "unreadable": "what cannot be read",
    },
    "Groups and channels": {
        "group": "a group is greeted",
        "group-followed": "its administrator follows a place",
        "topic": "a topic follows its own",
        "channel-ask": "a channel",
        "channel": "what it posts",
        "channel-route": "a route as well",
        "inline-list": "what may be shared",
        "inline": "shared in another chat",
    },
    "Telling, and privacy": {
        "report-ask": "telling the desk",
        "report": "received",
        "privacy": "what is kept",
        "forget": "erasing it",
        "forgotten": "erased",
    },
}


def bind(docs: Path) -> None:
    """Write the album; FileNotFoundError where a picture is missing or left over."""
    names = {name for part in PARTS.values() for name in part}
    for language in Language:
        drawn = {file.stem for file in (docs / "img" / "followers" / language.value).glob("*.png")}
        if drawn != names:
            raise FileNotFoundError(f"{language.value}: {sorted(drawn ^ names)}")
    lines = [
        "# What followers see",
        "",
        "Drawn from the running bot at a phone's width by `make screenshots`. The guide for followers:",
        "[en español](guide.md), [in English](guide.en.md).",
    ]
    for part, pictures in PARTS.items():
        lines += ["", f"## {part}", "", "| | Español | English |", "|---|---|---|"]
        for name, what in pictures.items():
            shown = " | ".join(f"![{what}](img/followers/{one.value}/{name}.png)" for one in Language)
            lines.append(f"| {what} | {shown} |")
    (docs / "screens.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
