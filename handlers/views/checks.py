"""What a draft holds that its text does not plainly say, as one short block to look over, with one tap for all of it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.desk.fields import CHOICES, TYPED
from handlers.views.desk import key_of, value_of
from handlers.views.questions import SPARED, TYPED_AS, Press, label
from handlers.views.screen import Row, in_pairs
from handlers.views.voice import Voice
from storage.doubts import Choice, Doubt, Why
from storage.model import Draft, EventFacts


def beside(draft: Draft) -> list[tuple[int, Doubt]]:
    """The questions that keep a draft from nothing, each with its number."""
    return [(number, doubt) for number, doubt in enumerate(draft.doubts) if not doubt.blocks]


def named(field: str, voice: Voice) -> str:
    """A field in a word, as the card has it."""
    return voice.plain(f"desk-field-{key_of(TYPED_AS.get(field, field))}")


def block(found: Sequence[tuple[int, Doubt]], facts: EventFacts, voice: Voice) -> list[Markup]:
    """A line that asks whether it is right, one for each field that the text leaves open, and what is to be looked over."""
    asked, over = _parted(found)
    also = voice("check-over", alone=not asked, count=len(over), names=_listed(over, voice))
    if not asked:
        return [also]
    lines = [voice("check-title")]
    for _, doubt in asked:
        value = _value(doubt.field, facts, voice)
        others = [label(choice, doubt, facts, voice) for choice in _others(doubt, facts)]
        lines.append(
            voice(
                "check-line",
                name=named(doubt.field, voice),
                value=value or voice("check-nothing"),
                count=len(others),
                others=", ".join(others),
            )
        )
    return [*lines, also] if over else lines


def buttons(
    found: Sequence[tuple[int, Doubt]], facts: EventFacts, voice: Voice, press: Press
) -> tuple[Row, ...]:
    """One button for all of it; then what each field may be instead, or a way to type it or leave it out."""
    asked, _ = _parted(found)
    rest, alone = [], len(asked) == 1
    for number, doubt in asked:
        name = f"{named(doubt.field, voice)}: " if not alone else ""
        others = _others(doubt, facts)
        if others:
            rest += [
                press(
                    f"{name}{label(choice, doubt, facts, voice)}", f"a.{number}.{doubt.choices.index(choice)}"
                )
                for choice in others
            ]
            continue
        field, held = TYPED_AS.get(doubt.field, doubt.field), getattr(facts, doubt.field) is not None
        if field == "region" or (field in TYPED and (alone or field == "started" or not held)):
            rest.append(press(f"{name}{voice.plain('choice-type')}", f"q.{field}"))
        elif field in CHOICES:
            rest.append(press(f"{name}{voice.plain('desk-more')}", f"f.{field}"))
        if doubt.field in SPARED and held and (alone or field != "started"):
            rest.append(press(f"{name}{voice.plain('choice-none')}", f"a.{number}.n"))
    return ((press(voice.plain("check-fine"), "ok"),), *in_pairs(rest))


def to_check(draft: Draft, voice: Voice) -> Markup | None:
    """Which fields of a draft are to be looked over, in one short phrase; None where none are."""
    asked, over = _parted(beside(draft))
    if not asked and not over:
        return None
    if not over and [doubt.field for _, doubt in asked] == ["started"] and draft.facts.started is not None:
        return voice("paste-roughly")
    return voice("paste-check", names=_listed(asked, voice), asked=len(asked), over=len(over))


def _parted(found: Sequence[tuple[int, Doubt]]) -> tuple[list[tuple[int, Doubt]], list[tuple[int, Doubt]]]:
    """The questions that some words ask, and those that but say: look this over."""
    over = [(number, doubt) for number, doubt in found if doubt.why is Why.NOT_PLAIN]
    return [one for one in found if one not in over], over


def _listed(found: Sequence[tuple[int, Doubt]], voice: Voice) -> str:
    return ", ".join(dict.fromkeys(named(doubt.field, voice).lower() for _, doubt in found))


def _others(doubt: Doubt, facts: EventFacts) -> list[Choice]:
    kept = getattr(facts, doubt.field, None)
    return [choice for choice in doubt.choices if dict(choice.changes).get(doubt.field) != kept]


def _value(field: str, facts: EventFacts, voice: Voice) -> Markup:
    if field == "region":
        return escape(voice.where(facts.region)) if facts.region is not None else Markup("")
    return value_of(facts, TYPED_AS.get(field, field), voice)
