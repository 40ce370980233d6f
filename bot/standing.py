"""How pushes stand in the messages of those who published them: what is known of each, and what several say together."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bot.delivery.progress import Course, Figures, outcomes, together
from bot.ticker import line
from handlers.texts import Texts
from handlers.views import sending as views
from handlers.views.screen import Screen
from handlers.views.sending import Held
from storage.model import Language
from storage.pushes import DeliveryState, Push, PushState


@dataclass
class Report:
    """What is known of one push, and what its desk message shows."""

    begun: float
    due: float  # when to look again
    course: Course = field(default_factory=Course)
    figures: Figures | None = None
    shown: str | None = None
    rests_until: float = 0.0  # Telegram wants no edit before
    telling: asyncio.Task[None] | None = None
    # Where the message is about several pushes: how this one's messages ended, whether it is over, and if that is new.
    ends: dict[DeliveryState, int] = field(default_factory=dict)
    over: bool = False
    fresh: bool = False

    @property
    def busy(self) -> bool:
        """Whether an edit of its message is on its way."""
        return self.telling is not None and not self.telling.done()


def sharing(pushes: Iterable[Push]) -> list[list[Push]]:
    """The pushes whose editor looks at one message about several of them, by message."""
    found: dict[tuple[int | None, int], list[Push]] = {}
    for push in pushes:
        if push.report is not None and push.state is not PushState.UNDONE:
            found.setdefault((push.editor, push.report), []).append(push)
    return [group for group in found.values() if len(group) > 1]


def said_together(
    group: Sequence[Push], reports: Sequence[Report], held: Held, texts: Texts
) -> tuple[Callable[[Language], Screen], bool]:
    """What one message says of several pushes, and whether that is for good: all of them are over."""
    numbers, over = [push.event for push in group], all(report.over for report in reports)
    ends: Counter[DeliveryState] = Counter()
    for report in reports:
        ends.update(report.ends)
    so_far = together(report.figures for report in reports if report.figures is not None)

    def say(language: Language) -> Screen:
        if over:
            early = any(push.state is not PushState.DONE for push in group)
            return views.all_over(numbers, outcomes(ends), early, texts, language)
        return views.all_on_their_way(numbers, line(so_far, held, texts, language), texts, language)

    return say, over
