"""One field of a draft: its values to tap, or the question for what is typed or sent."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.desk.fields import CHOICES, HIDDEN
from handlers.texts import Texts
from handlers.views.desk import draft_button, key_of, value_of
from handlers.views.reader import Reader
from handlers.views.screen import Row, Screen, in_pairs, one_line, stacked
from handlers.views.voice import Voice
from storage.model import Campaign, Draft
from storage.regions import Found, Gazetteer, Region


def choices(draft: Draft, field: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The values of a field to tap."""
    voice, now = Voice(texts, regions, reader), getattr(draft.facts, field)
    buttons = [
        draft_button(
            draft,
            ("✓ " if value == now else "")
            + voice.plain(f"desk-value-{key_of(field)}-{value.value.replace('_', '-')}"),
            f"s.{field}:{value.value}",
        )
        for value in CHOICES[field]
        if (field, value) not in HIDDEN
    ]
    text = voice("desk-choose", name=voice(f"desk-field-{key_of(field)}"))
    return Screen(text, (*in_pairs(buttons), _back(draft, field, voice)))


def _back(draft: Draft, field: str, voice: Voice) -> Row:
    back = draft_button(draft, voice.plain("desk-back"), "card")
    if value_of(draft.facts, field, voice):
        return (back, draft_button(draft, voice.plain("desk-clear"), f"x.{field}"))
    return (back,)


def ask(draft: Draft, field: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The question for a field that is typed or sent, with its value so far."""
    voice = Voice(texts, regions, reader)
    lines = [voice(f"desk-ask-{key_of(field)}")]
    if value := value_of(draft.facts, field, voice):
        lines.append(voice("desk-so-far", value=value))
    return Screen(stacked(lines), (_back(draft, field, voice),))


def campaign_field(
    draft: Draft, going_on: Sequence[Campaign], *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The campaigns that go on, to tap, with the invitation to type the name of a new one."""
    asked = ask(draft, "campaign", texts=texts, regions=regions, reader=reader)
    rows = tuple((draft_button(draft, one_line(one.name, 50), f"cg:{one.id}"),) for one in going_on[:8])
    return Screen(asked.text, (*rows, *asked.rows))


def ask_again(
    draft: Draft, field: str, problem: str, limit: int, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """What was wrong with the value typed, and the question again."""
    voice = Voice(texts, regions, reader)
    lines = [voice(problem, limit=limit), voice(f"desk-ask-{key_of(field)}")]
    return Screen(stacked(lines), (_back(draft, field, voice),))


def also_unclear(draft: Draft, names: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Which of the places typed are not clear, and the question again."""
    voice = Voice(texts, regions, reader)
    lines = [voice("desk-also-unclear", names=names), voice("desk-ask-also")]
    return Screen(stacked(lines), (_back(draft, "also", voice),))


def region_field(draft: Draft, code: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Walking to a region by buttons, with the invitation to type its name."""
    voice = Voice(texts, regions, reader)
    here = regions.get(code)
    take = (draft_button(draft, voice.plain("desk-take", name=voice.label(code)), f"rg:{code}"),)
    below = [
        draft_button(draft, child.name, f"{'rw' if len(child.code) < 6 else 'rg'}:{child.code}")
        for child in regions.children(code)
    ]
    rows = [take, *(tuple(below[at : at + 3]) for at in range(0, len(below), 3))]
    if here.code:
        rows.append((draft_button(draft, voice.plain("desk-up"), f"rw:{here.code[:-2]}"),))
    return Screen(voice("desk-ask-region"), (*rows, _back(draft, "region", voice)))


def region_choices(
    draft: Draft, text: str, found: Found, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The places a name may mean, or the nearest names."""
    voice = Voice(texts, regions, reader)
    likely: tuple[Region, ...] = (found.choices or found.suggestions)[:12]
    key = "desk-region-which" if found.choices else "desk-region-near" if likely else "desk-region-none"
    rows = tuple((draft_button(draft, regions.path(region.code), f"rg:{region.code}"),) for region in likely)
    return Screen(voice(key, text=one_line(text, 60)), (*rows, _back(draft, "region", voice)))
