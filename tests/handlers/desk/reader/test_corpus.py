"""Reports in the manner of real ones, with the drafts they should give: what is wrong without a doubt counts most."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from storage.model import Kind
from tests.conftest import LIMA, Clock
from tests.reports import reading
from tests.scoring import Score, judged

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


def reports() -> list[dict[str, Any]]:
    found = []
    for file in sorted(CORPUS.glob("*.toml")):
        with file.open("rb") as opened:
            found += [
                {**report, "name": f"{file.stem}:{report['name']}"}
                for report in tomllib.load(opened)["report"]
            ]
    return found


def test_the_corpus_is_read_right_and_never_wrong_without_a_doubt() -> None:
    total = Score()
    for report in reports():
        now = Clock().now() if "now" not in report else report["now"].replace(tzinfo=LIMA)
        total.add(judged(reading(report["text"], now), report))

    share = f"{total.share:.1%} of {total.right + len(total.missed) + len(total.wrong)} fields right"
    lines = [f"{len(reports())} reports, {share}", "wrong:", *total.wrong, "missed:", *total.missed]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert total.wrong == []
    assert total.share >= 0.95


def test_the_corpus_is_large_enough_in_both_languages_and_has_every_kind() -> None:
    named = [report["name"] for report in reports()]
    english = sum(name.startswith("english") for name in named)
    kinds = {draft.get("kind") for report in reports() for draft in report.get("draft", ())}

    assert len(named) == len(set(named)) >= 60
    assert english >= 20 and len(named) - english >= 40
    assert kinds >= set(Kind)
