"""How the reader does on reports that are put together from phrases.

`python -m tests.composed -n 3000 --only roads` prints which phrases and which pairs of phrases are read worst.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from handlers.desk.reader import Reading
from tests.composing import NOW, Composed, Composer
from tests.reports import reading
from tests.scoring import LOOSE, STRICT, Score, judged, value


def read_one(report: Composed) -> Score:
    """How the reader does on one report."""
    return judged(reading(report.text, NOW), {"name": report.text, **report.wanted})


def unlike(alone: Reading, beside: Reading) -> list[str]:
    """What reads otherwise in the second of two readings, which tells of the same events as the first."""
    if len(alone.drafts) != len(beside.drafts):
        return [f"{len(beside.drafts)} drafts instead of {len(alone.drafts)}"]
    return [
        f"{name} is {value(other, name)!r} instead of {value(one, name)!r}"
        for one, other in zip(alone.drafts, beside.drafts, strict=True)
        for name in (*STRICT, *LOOSE)
        if value(one, name) != value(other, name)
    ]


def _beside(count: int, seed: int, only: Sequence[str]) -> None:
    composer, changed = Composer(seed, only), 0
    for report in composer.composed(count):
        if report.phrases[0].language != "es":
            continue
        beside = composer.besides(report)
        if differences := unlike(reading(report.text, NOW), reading(beside.text, NOW)):
            changed += 1
            sys.stdout.write(f"{beside.text}\n    " + "\n    ".join(differences) + "\n")
    sys.stdout.write(f"{changed} of {count} changed\n")


def main() -> None:
    """Print the share of fields that are read right, and the phrases and pairs that are read worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=2000, help="how many reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", nargs="*", default=(), help="patterns of these files of tests/grammar alone"
    )
    parser.add_argument("--show", type=int, default=20, help="how many phrases, pairs and failures to print")
    parser.add_argument("--beside", action="store_true", help="look only whether asides change what is read")
    arguments = parser.parse_args()
    if arguments.beside:
        _beside(arguments.n, arguments.seed, arguments.only)
        return
    total = Score()
    seen: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    shown = []
    for report in Composer(arguments.seed, arguments.only).composed(arguments.n):
        score = read_one(report)
        total.add(score)
        bad = bool(score.wrong or score.missed)
        names = [str(p) for p in report.phrases]
        seen.update(names)
        together.update(combinations(names, 2))
        if bad:
            failed.update(names)
            pairs.update(combinations(names, 2))
            shown.append((report.text, [*score.wrong, "(missed)", *score.missed]))
    out = sys.stdout.write
    fields = total.right + len(total.wrong) + len(total.missed)
    out(f"{arguments.n} reports, {total.right / fields:.1%} of {fields} fields, {len(total.wrong)} silent\n")
    out("phrases:\n")
    for name in sorted(failed, key=lambda n: -failed[n] / seen[n])[: arguments.show]:
        out(f"  {failed[name]}/{seen[name]}  {name}\n")
    out("pairs worse than either:\n")
    worse = {
        pair: pairs[pair] / together[pair] - max(failed[one] / seen[one] for one in pair)
        for pair in pairs
        if together[pair] > 3
    }
    for pair in sorted(worse, key=lambda p: -worse[p])[: arguments.show]:
        out(f"  {pairs[pair]}/{together[pair]}  {' | '.join(pair)}\n")
    out("failures:\n")
    for text, lines in shown[: arguments.show]:
        out(f"  {text}\n" + "".join(f"      {line.replace(text, '')}\n" for line in lines))


if __name__ == "__main__":
    main()
