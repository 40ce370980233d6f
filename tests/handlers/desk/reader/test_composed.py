"""Reports put together from phrases: what one phrase gives, it gives beside every other."""

from __future__ import annotations

import sys

import pytest

from tests.composed import read_one, unlike
from tests.composing import NOW, Composer
from tests.phrases import phrases
from tests.reports import reading
from tests.scoring import Score

FILES = sorted({phrase.file for phrase in phrases() if phrase.slot == "pattern"})


@pytest.mark.parametrize("file", FILES)
def test_a_phrase_gives_the_same_beside_whatever_others_stand(file: str) -> None:
    total = Score()
    for report in Composer(seed=1, only=[file]).composed(100):
        total.add(read_one(report))

    fields = total.right + len(total.missed) + len(total.wrong)
    sys.stdout.write("\n".join(["wrong:", *total.wrong, "missed:", *total.missed]))
    assert total.share >= 0.98
    assert len(total.wrong) <= fields / 1000


def test_what_stands_beside_an_event_changes_nothing_of_it() -> None:
    composer = Composer(seed=1, only=["ends", "kinds", "roads", "who"])

    changed = {}
    reports = (r for r in composer.composed(140) if r.phrases[0].language == "es")
    for report in reports:
        beside = composer.besides(report).text
        if differences := unlike(reading(report.text, NOW), reading(beside, NOW)):
            changed[beside] = differences

    assert len(changed) <= 4, changed
