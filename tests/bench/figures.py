"""What the bench prints: one line for each figure, beside its baseline of the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured thing: where, what, how much, and against which baseline of the same run."""

    where: str
    what: str
    value: str
    baseline: str
    ratio: float

    def show(self) -> None:
        """Print it."""
        print(
            f"{self.where:<11}{self.what:<62}{self.value:>12}   {self.ratio:7.2f} × {self.baseline}",
            flush=True,
        )


def percentile(values: list[float], percent: int) -> float:
    """The value under which so many per cent of the values lie; the largest where there are few."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
