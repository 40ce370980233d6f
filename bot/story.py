"""The demo's story: two people follow, an editor posts, the right one hears; told to the terminal step by step."""

from __future__ import annotations

import sys
import time

from bot.playground.people import Person
from bot.playground.server import Playground
from bot.playground.views import View

_PATIENCE = 15.0
_REPORT = (
    "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente. "
    "Dejan pasar ambulancias a las 12 y a las 18 h."
)


class StoryBroken(Exception):
    """A step of the story did not go as it should."""


class Terminal:
    """Tells the story line by line, bold where there is a terminal."""

    def __init__(self) -> None:
        """Find out whether somebody watches."""
        self._watched = sys.stdout.isatty()

    def line(self, text: str = "") -> None:
        """Print a line at once."""
        print(text, flush=True)

    def step(self, text: str) -> None:
        """Print what happens next."""
        self.line(f"\n\033[1m{text}\033[0m" if self._watched else f"\n{text}")

    def quote(self, text: str) -> None:
        """Print what somebody sees in their chat."""
        for row in text.splitlines():
            self.line(f"    │ {row}")


class _Teller:
    """Acts for the people of the story and checks what comes of it."""

    def __init__(self, playground: Playground, terminal: Terminal) -> None:
        self._playground = playground
        self._terminal = terminal

    async def ask(self, who: Person, text: str) -> View:
        self._terminal.line(f"    → {text}")
        said = await who.say(text)
        return await self._playground.wait_for(who.chat_id, lambda view: True, timeout=_PATIENCE, after=said)

    async def press(self, who: Person, action: str) -> None:
        """Tap the desk's newest button of that action."""

        def offers(view: View) -> bool:
            return any(_is(button.data, action) for row in view.buttons for button in row)

        view = await self._playground.wait_for(who.chat_id, offers, timeout=_PATIENCE)
        (data,) = [button.data for row in view.buttons for button in row if _is(button.data, action)]
        await who.tap(view, str(data), timeout=_PATIENCE)

    def expect(self, holds: bool, what: str) -> None:
        if not holds:
            raise StoryBroken(what)


def _is(data: str | None, action: str) -> bool:
    return data is not None and data.split(":", 3)[3:] == [action]


async def tell(
    playground: Playground, terminal: Terminal, follower: Person, trucker: Person, editor: Person
) -> None:
    """Play the story; StoryBroken or TimeoutError names the step that failed."""
    teller = _Teller(playground, terminal)

    terminal.step("1. Somebody in Puno opens the bot and taps “Puno”: two taps.")
    welcome = await teller.ask(follower, "/start")
    terminal.quote(welcome.text)
    await follower.tap(welcome, "fo:21", timeout=_PATIENCE)
    followed = await playground.wait_for(
        follower.chat_id, lambda view: "Puno" in view.text, timeout=_PATIENCE
    )
    terminal.quote(followed.text)

    terminal.step("2. A trucker, whose phone speaks English, follows two regions by name.")
    followed = await teller.ask(trucker, "/subscribe Arequipa, Cusco")
    terminal.quote(followed.text)
    teller.expect(
        "Cusco" in followed.text and "Arequipa" in followed.text, "the trucker does not follow both"
    )

    terminal.step("3. An editor pastes a report. Kind, place, road and km are read; the source is missing.")
    card = await teller.ask(editor, f"/publicar {_REPORT}")
    terminal.quote(card.text)
    await teller.press(editor, "q.sources")
    card = await teller.ask(editor, "Sutran; PNP")
    teller.expect("Sutran" in card.text, "the source did not reach the draft")

    terminal.step("4. The editor publishes; for a moment it can be undone. Then it goes out.")
    await teller.press(editor, "pub")
    leaving = await playground.wait_for(editor.chat_id, lambda view: "u:" in _data(view), timeout=_PATIENCE)
    terminal.quote(leaving.text)
    begun = time.monotonic()
    pushed = await playground.wait_for(
        follower.chat_id, lambda view: view.text.startswith("🔴"), timeout=_PATIENCE
    )
    terminal.line(f"    … {time.monotonic() - begun:.1f} s later, in the chat in Puno:")
    terminal.quote(pushed.text)
    teller.expect("Ilave" in pushed.text and "km 1410" in pushed.text, "the push does not say where")
    reached = [call for call in playground.ledger.delivered(trucker.chat_id) if "Ilave" in str(call.params)]
    teller.expect(not reached, "the trucker, who follows elsewhere, got it too")
    terminal.line("    The trucker, who follows Arequipa and Cusco, got nothing.")

    terminal.step("5. What goes on in Puno?")
    status = await teller.ask(follower, "/estado Puno")
    terminal.quote(status.text)
    teller.expect("km 1410" in status.text, "the status does not know the new blockade")
    teller.expect(status.text.startswith("Puno ·"), "the status is not Puno's")
    status = await teller.ask(trucker, "/status")
    terminal.quote(status.text)
    teller.expect("37" in status.text, "the status of the country lacks the official count")


def _data(view: View) -> str:
    return " ".join(str(button.data) for row in view.buttons for button in row)
