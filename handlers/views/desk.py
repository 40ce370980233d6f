"""What editors see: a draft's card, preview, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup, escape

from handlers.desk.fields import CHOICES, FIRST, MORE, missing
from handlers.desk.moving import left_behind, still_said
from handlers.texts import Texts
from handlers.views import sourcing, times, wording
from handlers.views.correction import changes
from handlers.views.reaching import Reach, reach_line, shown_above
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.voice import Voice
from storage.doubts import blocking
from storage.events import Published
from storage.model import Draft, EventFacts, Language, PushAction
from storage.permission import Way
from storage.regions import Gazetteer

_SHORT = 220
#: What a card has room for beside its fields.
_CHANGES = 6


def key_of(field: str) -> str:
    """The field's name as the keys of texts have it."""
    return field.replace("_", "-")


def note(key: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """One sentence and nothing to tap."""
    return Screen(texts(reader.language, key))


def how_to_post(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How a draft is opened."""
    return Screen(texts(reader.language, "desk-how-to-post"))


def no_such_event(number: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """There is no event of that number."""
    return Screen(texts(reader.language, "desk-no-event", number=str(number)))


def value_of(facts: EventFacts, field: str, voice: Voice) -> Markup:
    """What a field says, in words; nothing where it says nothing."""
    """What a field says now, "" if nothing."""
    if field in CHOICES:
        value = getattr(facts, field)
        return (
            voice(f"desk-value-{key_of(field)}-{value.value.replace('_', '-')}")
            if value is not None
            else Markup("")
        )
    match field:
        case "region":
            return escape(voice.regions.path(facts.region)) if facts.region is not None else Markup("")
        case "also":
            return escape(", ".join(voice.label(code) for code in facts.also))
        case "road":
            return escape(" · ".join(part for part in (wording.road(facts), _road_name(facts)) if part))
        case "sources":
            return Markup("; ").join(sourcing.source(source) for source in facts.sources)
        case "photo":
            return voice("desk-photo-there") if facts.photo else Markup("")
        case "started":
            return escape(voice.start(facts))
        case "crowd" | "injured" | "dead":
            number = getattr(facts, field)
            return voice("desk-number", count=number) if number is not None else Markup("")
    return escape(one_line(getattr(facts, field), _SHORT))


def _road_name(facts: EventFacts) -> str:
    return one_line(facts.road_name, 60) if facts.road else ""


def draft_button(draft: Draft, label: str, action: str) -> Button:
    """A button under a draft, of no use once the draft changed."""
    return Button(label, f"d:{draft.id}:{draft.version}:{action}")


def stated(draft: Draft, voice: Voice, before: EventFacts | None = None) -> list[Markup]:
    """The draft's heading, what it changes of the event as it was `before`, and a line for each field that is filled."""
    lines = [Markup("<b>{}</b>").format(_heading(draft, voice))]
    if before is not None and (differing := changes(before, draft.facts, voice)[:_CHANGES]):
        lines += [voice("desk-changes"), *(Markup("• {}").format(one) for one in differing), Markup("")]
    for field in (*FIRST, *MORE):
        value = value_of(draft.facts, field, voice)
        if value:
            lines.append(voice("desk-line", name=voice(f"desk-field-{key_of(field)}"), value=value))
    if draft.facts.ended is not None:
        ended = voice.when(draft.facts.ended, standing=False)
        lines.append(voice("desk-line", name=voice("desk-field-ended"), value=ended))
    if reason := wording.withdrawal(draft.facts, voice):
        lines.append(reason)
    return lines


def _heading(draft: Draft, voice: Voice) -> Markup:
    """What the draft is: a new one, or what it does to which event."""
    if not draft.event:
        return voice("desk-draft", number=str(draft.id))
    if draft.action is PushAction.TELL:
        return voice("desk-edits", number=str(draft.event))
    return voice(f"life-draft-{draft.action.value}", number=str(draft.event))


def card(
    draft: Draft,
    more: bool,
    reach: Reach | None,
    way: Way = Way.PUBLISH,
    before: EventFacts | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """A draft as it stands: what is filled, what is missing, whom it will reach, and a button for each field.

    `way` is how it goes on; one that was sent to a publisher can only be looked at, taken back or discarded. Of an edit
    stands above what it changes of the event as it was `before`.
    """
    voice, facts = Voice(texts, regions, reader), draft.facts
    lacking = missing(facts)
    lines = stated(draft, voice, before)
    if draft.sent_at is not None:
        when = voice.when(draft.sent_at, standing=False)
        lines.append(Markup("\n") + voice("review-sent-since", time=when))
        take = draft_button(draft, voice.plain("review-take-back"), "take")
        preview, discard = voice.plain("desk-preview"), voice.plain("desk-discard")
        rows = [(take, draft_button(draft, preview, "prev")), (draft_button(draft, discard, "disc"),)]
        return Screen(stacked(lines), tuple(rows))
    if lacking:
        names = ", ".join(voice.plain(f"desk-field-{key_of(field)}").lower() for field in lacking)
        lines.append(Markup("\n") + voice("desk-lacking", names=names))
    elif reach is not None:
        lines.append(Markup("\n") + reach_line(reach, voice))
    if not lacking and way is not Way.PUBLISH:
        lines.append(voice(f"desk-way-{way.value}"))
    fields = MORE if more else FIRST
    buttons = [
        draft_button(
            draft,
            ("✓ " if value_of(facts, field, voice) else "") + voice.plain(f"desk-field-{key_of(field)}"),
            f"f.{field}",
        )
        for field in fields
    ]
    rows = list(in_pairs(buttons))
    rows.append(
        (draft_button(draft, voice.plain("desk-less" if more else "desk-more"), "card" if more else "more"),)
    )
    if blocking(draft.doubts):
        rows.append((draft_button(draft, voice.plain("paste-answer"), "rev"),))
    elif not lacking:
        rows.append(
            (
                draft_button(draft, voice.plain("desk-preview"), "prev"),
                *_onward(draft, way, voice),
            )
        )
    if draft.batch is not None:
        rows.append((Button(voice.plain("paste-list"), f"b:{draft.batch}:0:list"),))
    rows.append((draft_button(draft, voice.plain("desk-discard"), "disc"),))
    return Screen(stacked(lines), tuple(rows))


def _onward(draft: Draft, way: Way, voice: Voice) -> Row:
    match way:
        case Way.PUBLISH:
            return (draft_button(draft, voice.plain("desk-publish"), "pub"),)
        case Way.SEND:
            return (draft_button(draft, voice.plain("desk-send"), "send"),)
        case Way.NOWHERE:
            return ()


def missing_note(fields: Sequence[str], texts: Texts, language: Language) -> str:
    """Which fields must be filled first, as a short notice."""
    names = ", ".join(texts.plain(language, f"desk-field-{key_of(field)}").lower() for field in fields)
    return texts.plain(language, "desk-lacking", names=names)


def previewed(
    draft: Draft,
    reach: Reach,
    paused: bool,
    way: Way = Way.PUBLISH,
    before: EventFacts | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """How many will get what was shown above, with the way on; and that sending is paused, if it is.

    Of an edit of what was `before`: which road or kilometre it left at the old place.
    """
    voice = Voice(texts, regions, reader)
    left = _left(before, draft.facts, voice) if before is not None else []
    onward = _onward(draft, way, voice) if draft.sent_at is None else ()
    row = (draft_button(draft, voice.plain("desk-back"), "card"), *onward)
    return Screen(
        stacked([shown_above(reach, voice), *left, reach_line(reach, voice), *_paused(paused, voice)]), (row,)
    )


def _left(before: EventFacts, facts: EventFacts, voice: Voice) -> list[Markup]:
    if not left_behind(before, facts):
        return []
    lines = [voice("life-road-left", road=wording.road(before), place=wording.where(facts, voice))]
    return [*lines, voice("life-road-said")] if still_said(before, facts) else lines


def published(
    done: Published, seconds: int, paused: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """It is written; for `seconds` it can be taken back; and that sending is paused, if it is."""
    voice = Voice(texts, regions, reader)
    if seconds <= 0:
        return Screen(stacked([voice("desk-published", number=str(done.event)), *_paused(paused, voice)]))
    text = voice("desk-leaves-in", number=str(done.event), seconds=seconds)
    undo = Button(voice.plain("desk-undo"), f"u:{done.push}")
    return Screen(stacked([text, *_paused(paused, voice)]), ((undo,),))


def _paused(paused: bool, voice: Voice) -> list[Markup]:
    return [voice("sending-paused-now")] if paused else []


def undone(
    draft: Draft | None,
    last: Markup | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """It was taken back; the draft is open again, one tap away where it is the reader's own. `last` tells what it was."""
    voice = Voice(texts, regions, reader)
    rows = ((draft_button(draft, voice.plain("review-open"), "card"),),) if draft is not None else ()
    return Screen(stacked([*([last] if last else []), voice("desk-undone")]), rows)


def outdated(draft: Draft, revision: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Somebody changed the event since this edit began: see theirs, or build on it."""
    voice = Voice(texts, regions, reader)
    text = voice(
        "desk-outdated", number=str(draft.event), base=str(draft.base_revision), newest=str(revision)
    )
    row = (
        draft_button(draft, voice.plain("desk-show-newest"), "new"),
        draft_button(draft, voice.plain("desk-build-on-newest"), "reb"),
    )
    return Screen(text, (row, (draft_button(draft, voice.plain("desk-discard"), "disc"),)))


def withdrawn(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Somebody withdrew the event since this edit began: there is nothing left to change."""
    voice = Voice(texts, regions, reader)
    discard = draft_button(draft, voice.plain("desk-discard"), "discy")
    return Screen(voice("desk-withdrawn-meanwhile", number=str(draft.event)), ((discard,),))


def discard_ask(draft: Draft, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether to throw the draft away."""
    voice = Voice(texts, regions, reader)
    row = (
        draft_button(draft, voice.plain("desk-discard-yes"), "discy"),
        draft_button(draft, voice.plain("desk-back"), "card"),
    )
    return Screen(voice("desk-discard-ask"), (row,))


def aged(
    age: timedelta, anyway: str, back: str, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Whether what came to the desk so long ago is still so."""
    voice = Voice(texts, regions, reader)
    rows = (
        (Button(voice.plain("desk-aged-anyway"), anyway),),
        (Button(voice.plain("desk-back"), back),),
    )
    return Screen(voice("desk-aged", time=times.roughly(age, voice.language)), rows)


def offer(message: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The offer to make a draft of a forwarded message."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("desk-offer"), ((Button(voice.plain("desk-make-draft"), f"md:{message}"),),))
