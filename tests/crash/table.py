"""A table for people: what was measured, and what was promised."""

from __future__ import annotations

import re


class Table:
    """Lines of a name, a figure, and the bound it must keep."""

    def __init__(self, title: str) -> None:
        """An empty one."""
        self.title = title
        self._rows: list[tuple[str, str, str, bool]] = []

    def add(self, name: str, value: object, bound: str = "") -> None:
        """One line more; a bound is a number, `≤ number` or `≥ number`, with any unit."""
        text = f"{value:,}" if isinstance(value, int) else str(value)
        self._rows.append((name, text, bound, _keeps(text, bound)))

    def show(self) -> bool:
        """Print it; whether every bound is kept."""
        width = max(len(row[0]) for row in self._rows)
        print(f"\n{self.title}")
        for name, value, bound, kept in self._rows:
            wanted = f"   ({bound})" if bound else ""
            print(f"  {'  ' if kept else '✗ '}{name:<{width}}  {value}{wanted}", flush=True)
        return all(row[3] for row in self._rows)


def _keeps(value: str, bound: str) -> bool:
    if not bound:
        return True
    number, limit = (float(re.findall(r"[\d.]+", text.replace(",", ""))[0]) for text in (value, bound))
    if bound.startswith("≤"):
        return number <= limit
    return number >= limit if bound.startswith("≥") else number == limit
