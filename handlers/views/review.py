"""A draft on its way between its editor and a publisher, as each of them sees it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import desk, wording
from handlers.views.questions import brief, question
from handlers.views.reaching import Reach, reach_line, shown_above
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, stacked
from handlers.views.voice import Voice, spaced
from storage.doubts import Doubt
from storage.model import Draft, Event, EventFacts
from storage.regions import Gazetteer

#: Why a draft goes back, as a publisher may say with one tap.
REASONS = ("source", "place", "words", "known", "ask")


def _button(draft: Draft, label: str, action: str) -> Button:
    return Button(label, f"rv:{draft.id}:{draft.version}:{action}")


def _decide(draft: Draft, voice: Voice, *, preview: bool) -> tuple[Row, ...]:
    publish = _button(draft, voice.plain("desk-publish"), "pub")
    back = (_button(draft, voice.plain("review-give-back"), "back"),)
    if preview:
        return ((_button(draft, voice.plain("desk-preview"), "prev"), publish), back)
    return ((publish,), back)


def card(
    draft: Draft,
    reach: Reach,
    author: str,
    before: EventFacts | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Somebody's draft that waits for a publisher, with Publish and Give back; `author` is a row number."""
    voice = Voice(texts, regions, reader)
    title = spaced(("👁", wording.sign(draft.facts), brief(draft.facts, voice)))
    lines = [
        Markup("<b>{}</b>").format(title),
        voice("review-waits", author=author),
        *desk.stated(draft, voice, before),
        Markup("\n") + reach_line(reach, voice),
    ]
    return Screen(stacked(lines), _decide(draft, voice, preview=True))


def previewed(
    draft: Draft,
    reach: Reach,
    paused: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """How many will get what was shown above, with Publish and Give back."""
    voice = Voice(texts, regions, reader)
    lines = [shown_above(reach, voice), reach_line(reach, voice)]
    if paused:
        lines.append(voice("sending-paused-now"))
    return Screen(stacked(lines), _decide(draft, voice, preview=False))


def reasons(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Why the draft goes back, to tap."""
    voice = Voice(texts, regions, reader)
    rows = [(_button(draft, voice.plain(f"review-reason-{reason}"), f"why:{reason}"),) for reason in REASONS]
    rows.append((_button(draft, voice.plain("desk-back"), "card"),))
    return Screen(voice("review-why"), tuple(rows))


def given_back(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """It is with its editor again."""
    return Screen(texts(reader.language, "review-given-back", number=str(draft.id)))


def returned(draft: Draft, reason: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to its editor: the draft came back, and why."""
    voice = Voice(texts, regions, reader)
    text = voice("review-returned", number=str(draft.id), reason=voice(f"review-reason-{reason}"))
    return Screen(text, (_open(draft, voice),))


def published(draft: Draft, event: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to its editor: a publisher published it."""
    number = str(draft.id)
    return Screen(texts(reader.language, "review-published", number=number, event=str(event)))


def undone(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to its editor: the publisher took it back in time, and the draft is open again."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("review-undone", number=str(draft.id)), (_open(draft, voice),))


def known(
    draft: Draft,
    doubt: Doubt,
    events: Mapping[int, Event],
    others: Collection[int],
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """What was published meanwhile may be the same: it goes out as another, or back; `others` were said to be different."""
    voice = Voice(texts, regions, reader)
    lines = [question(doubt, draft.facts, events, voice), Markup("\n") + voice("review-known")]
    apart = ".".join(str(number) for number in sorted({*others, *events}))
    rows = (
        (_button(draft, voice.plain("review-another"), f"pub:{apart}"),),
        (_button(draft, voice.plain("review-give-back"), "why:known"),),
        (_button(draft, voice.plain("desk-back"), "card"),),
    )
    return Screen(stacked(lines), rows)


def decided(
    key: str, numbered: Mapping[str, int], *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Nothing is left to decide: somebody else did, or its editor took it back."""
    return Screen(texts(reader.language, key, **numbered))


def outdated(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The event changed since: only its editor can build the draft on what is new."""
    voice = Voice(texts, regions, reader)
    back = _button(draft, voice.plain("review-give-back"), "why:known")
    return Screen(voice("review-outdated", event=str(draft.event)), ((back,),))


def _open(draft: Draft, voice: Voice) -> Row:
    return (Button(voice.plain("review-open"), f"d:{draft.id}:{draft.version}:card"),)
