"""How Python looks after the memory of a process that has started and will run for months."""

from __future__ import annotations

import gc

#: Python looks for circles among new objects after every so many: at 700, its own choice, that takes 3 % of the time
#: when there is much to send, and of what a message needs hardly anything is ever part of a circle.
_NEW = 10_000


def settle() -> None:
    """What was made so far stays: looking through it again and again would make answers wait."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])
