"""What stands in the way of an act on an event: it is over, withdrawn, or something newer was said; and what can be done."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup

from handlers.desk.wanting import Act
from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Screen, one_line, stacked
from handlers.views.turns import act_button, act_label, acts, buttons, stands
from handlers.views.voice import Voice
from storage.lifecycle import Older
from storage.model import Event, EventState
from storage.regions import Gazetteer
from storage.stages import is_withdrawn

#: What a hint repeats of somebody's words.
_SHORT = 60


def over(
    event: Event, typed: Act | None = None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """It is over or withdrawn, so that this cannot be done to it; what can.

    Reopened from here it goes on as the `typed` command says.
    """
    voice = Voice(texts, regions, reader)
    lines = [
        *stands(event.facts, event, voice),
        Markup("\n") + voice(_why_over(event), number=str(event.id)),
    ]
    rows = buttons(event, "", voice)
    if event.facts.state is EventState.ENDED and typed in (Act.CONFIRM, Act.RESTRICT):
        (_, *others), *further = rows
        restricts = typed is Act.RESTRICT
        label = (
            f"🟡 {voice.plain('life-act-open-res')}"
            if restricts
            else act_label(*acts(event.facts)[0], event.facts, voice)
        )
        again = act_button(event, f"{Act.REOPEN}.{typed}", "", label=label)
        rows = ((again, *others), *further)
    return Screen(stacked(lines), rows)


def older(number: int, said: Older, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What was so earlier changes nothing of what was said later: how it stands, who said so and when, and what to do."""
    voice, facts = Voice(texts, regions, reader), said.facts
    event = Event(number, said.revision, facts, reader.now, reader.now)
    then, stood = voice.when(said.told, standing=False), facts.last_confirmed
    note = voice(
        "life-older", time=then, stood=voice.when(stood, standing=False) if stood else "", number=str(number)
    )
    return Screen(stacked([*stands(facts, event, voice), Markup("\n") + note]), buttons(event, "", voice))


def as_it_stands(event: Event, words: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The event of a message that was replied to, with how the words of the reply would correct it."""
    voice = Voice(texts, regions, reader)
    note = voice("life-out", number=str(event.id), words=one_line(words, _SHORT))
    lines = [*stands(event.facts, event, voice), Markup("\n") + note]
    return Screen(stacked(lines), buttons(event, "", voice))


def late(event: Event, age: timedelta, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What was written so long ago was not done; the event as it stands, with what can be done to it."""
    voice = Voice(texts, regions, reader)
    note = voice("life-late", time=times.roughly(age, voice.language))
    lines = [*stands(event.facts, event, voice), Markup("\n") + note]
    return Screen(stacked(lines), buttons(event, "", voice))


def over_note(event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> str:
    """The same over a button."""
    return Voice(texts, regions, reader).plain(_why_over(event), number=str(event.id))


def _why_over(event: Event) -> str:
    return "life-withdrawn" if is_withdrawn(event.facts) else "life-over"
