"""What happens in a storm: each act is drawn by its own dice, so that a history can be played again with some left out."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.playground.faults import Fault
from bot.playground.people import Person
from storage.model import EventState
from storage.staff import Role
from tests.storms.desk import DESK, Storm

Act = Callable[[Storm, random.Random], Awaitable[None]]

_REPORTS = (
    "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades cierran el puente. Fuente: Sutran",
    "Bloqueo en Ilave, Puno: PE-3S km 1410.5. Queman llantas. Fuente: RPP",
    "Bloqueo en Juli, Puno: PE-3S km 1450. Comunidades cierran la vía. Fuente: RPP",
    "Bloqueo en Sicuani, Cusco: PE-3S km 1110. Fuente: Sutran",
    "Marcha en la ciudad de Puno: unas 300 personas recorren el centro. Fuente: RPP",
    "Paro de 48 horas en Azángaro, Puno. Fuente: Radio Onda Azul",
    "Bloqueos en la PE-3S km 1410 (Ilave), 1450 (Juli) y 1480 (Pomata), Puno. Fuente: Sutran",
    "Se normalizó el tránsito en el km 1410 de la PE-3S, Ilave, informó la PNP.",
    "Levantaron el bloqueo en Juli, km 1450 de la PE-3S, según la PNP.",
    "Sigue el bloqueo en Ilave, PE-3S km 1410, según la PNP.",
    "Sigue el bloqueo en Sicuani, PE-3S km 1110, según RPP.",
    "Bloqueo en Juli, PE-3S km 1450: pasan solo ambulancias, según Sutran",
    "Comuneros de Ilave cerraron ayer por la noche el puente, informó la PNP.",
)
_COMMANDS = (
    *(
        "/confirmar {}",
        "/confirmar {}, RPP",
        "/restringir {} un carril",
        "/restringir {} pasan motos, según PNP",
    ),
    *("/levantar {}", "/levantar {}, PNP", "/corregir {} es en el km {}, no el 1410"),
    *("/desmentir {} fue un simulacro", "/corregir {} son unas 500 personas", "/corregir {}"),
    *("/levantar {}, PNP, hace 20 minutos", "/confirmar {} RPP, hace 2 minutos", "/deshacer"),
)
_SCREENS = ("/mesa", "/borradores", "/avisos", "/auditoria", "/sugerencias", "/campanas", "/cancelar")
#: Buttons by which something goes out, changes or comes back, that are tapped more often than others.
_WEIGHTY = (
    ":pub",
    ":send",
    ":ok",
    ":a.",
    "u:",
    "lc:",
    "qs:",
    "rv:",
    "b:",
    ":reb",
    ":discy",
    "bu:",
    ":src",
    ":take",
)
_OUT = (":pub", ":send", ":a.", ":ok", ":src", ":age")
_LATELY = 4
_ANSWERABLE = timedelta(minutes=15)


def _somebody(storm: Storm, dice: random.Random) -> Person:
    return dice.choice((storm.owner, *storm.editors))


async def _number(storm: Storm, dice: random.Random) -> int:
    """An event's number, mostly of one that goes on, at times one that is none."""
    found = await storm.store.events.latest([""], limit=9)
    going = [event.id for event in found if event.facts.state is EventState.ACTIVE]
    numbers = [*(event.id for event in found), len(found) + 1]
    return dice.choice(going if going and dice.random() < 0.7 else numbers)


async def _note_sure(storm: Storm, data: str) -> None:
    """Remember which event a button lets stand beside another: `lc:EVENT:…sureIDS`, `u:PUSH:sureIDS`, `rv:…pub:IDS`."""
    kind, number, *rest = data.split(":")
    if kind == "lc" and ".sure" in data:
        storm.sure.add(int(number))
    elif kind == "u" and rest:
        storm.sure.add(await storm.store.traces.of_push(int(number)) or 0)
    elif kind == "rv" and len(rest) == 3:
        storm.sure.update(int(one) for one in rest[2].split(".") if one.isdecimal())


async def _tap(storm: Storm, person: Person, message: int, data: str) -> None:
    """Tap that, and see that it is answered, however late, where nothing struck the answers."""
    pressed = storm.town.clock.now()
    await _note_sure(storm, data)
    try:
        query = person._ask(person._message(message, None), data)
        await person._answer(query, 1.5)
    except TimeoutError:
        await storm.handles()
        if storm.town.playground.world.queries._by_id[query].answer is not None:
            return
        # Telegram takes no answer to a tap of a quarter of an hour ago.
        if not storm.troubled and storm.town.clock.now() - pressed < _ANSWERABLE:
            storm.broken.append(f"no answer to a tap on {data}")
    except LookupError:
        return  # the message is gone


async def report(storm: Storm, dice: random.Random) -> None:
    """Somebody at the desk pastes a text."""
    await _somebody(storm, dice).say(dice.choice(_REPORTS))


async def command(storm: Storm, dice: random.Random) -> None:
    """Somebody at the desk writes what has become of an event."""
    words = dice.choice(_COMMANDS).format(await _number(storm, dice), 1410 + 3 * dice.randint(2, 9))
    person = dice.choice((storm.owner, storm.desk["puno"], storm.desk["peru"], *storm.editors))
    await person.say(words)


async def screen(storm: Storm, dice: random.Random) -> None:
    """Somebody at the desk opens a list."""
    await _somebody(storm, dice).say(dice.choice(_SCREENS))


async def tap(storm: Storm, dice: random.Random) -> None:
    """Somebody taps a button of one of the last messages in their chat, most likely one that does something."""
    person = _somebody(storm, dice)
    lately = [view for view in storm.town.playground.messages(person.chat_id) if view.buttons][-_LATELY:]
    buttons = [(v.message_id, b.data) for v in lately for row in v.buttons for b in row if b.data]
    if not buttons:
        return
    weights = [20 if any(mark in f"{data}" for mark in _WEIGHTY) else 1 for _, data in buttons]
    message, data = dice.choices(buttons, weights)[0]
    storm.seen.append((message, data))
    await _tap(storm, person, message, data)


async def carry(storm: Storm, dice: random.Random) -> None:
    """Somebody pastes a text and taps what is asked beneath it, and then Publish or Send, and perhaps Undo."""
    person = dice.choice((storm.owner, storm.desk["puno"], storm.desk["peru"], *storm.editors))
    await person.say(dice.choice(_REPORTS))
    await storm.handles()
    for _ in range(dice.randint(1, 4)):
        views = [view for view in storm.town.playground.messages(person.chat_id) if view.buttons][-1:]
        buttons = [(v.message_id, b.data) for v in views for row in v.buttons for b in row if b.data]
        out = [one for one in buttons if any(mark in one[1] for mark in _OUT)] or buttons
        if not out:
            return
        message, data = dice.choice(out)
        storm.seen.append((message, data))
        await _tap(storm, person, message, data)


async def undo(storm: Storm, dice: random.Random) -> None:
    """Somebody takes back what went out last, if there still is a button for it."""
    person = _somebody(storm, dice)
    views = [view for view in storm.town.playground.messages(person.chat_id) if view.buttons]
    found = [
        (v.message_id, b.data)
        for v in views[-8:]
        for row in v.buttons
        for b in row
        if b.data and (b.data.startswith("u:") or ":undo" in b.data)
    ]
    if found:
        await _tap(storm, person, *found[-1])


async def late(storm: Storm, dice: random.Random) -> None:
    """An old button once more, by whomever; or data from somebody else's screen."""
    if not storm.seen:
        return
    _, data = dice.choice(storm.seen[-40:])
    person = dice.choice((*storm.editors, storm.stranger or storm.owner))
    views = [view for view in storm.town.playground.messages(person.chat_id) if view.from_bot]
    if views:
        await _tap(storm, person, views[-1].message_id, data)


async def intrude(storm: Storm, dice: random.Random) -> None:
    """Somebody who never was at the desk tries what editors do."""
    person = dice.choice((storm.stranger or storm.owner, *storm.followers))
    await person.say(
        dice.choice((*_COMMANDS[:5], "/post Bloqueo en Ilave, Puno: PE-3S km 1410.")).format(1, 1)
    )


async def tip(storm: Storm, dice: random.Random) -> None:
    """A follower reports something."""
    words = dice.choice(("Hay un bloqueo en el puente de Ilave", "Marchan en Juli con banderas y pancartas"))
    await dice.choice(storm.followers).say(f"/reportar {words}")


async def revoke(storm: Storm, dice: random.Random) -> None:
    """The owner sends somebody away, gives another role or other regions, or lets them in again."""
    name = dice.choice(list(DESK))
    person, (role, regions) = storm.desk[name], DESK[name]
    editors, now, by = storm.store.editors, storm.town.clock.now(), await storm.owners_row()
    known = await editors.find(person.id)
    if known is None:
        await storm.invite(person, role, regions)
        return
    fate = dice.randrange(3)
    if fate == 0:
        await editors.revoke(known.id, by=by, now=now)
    elif fate == 1:
        await editors.set_role(known.id, dice.choice((Role.EDITOR, Role.PUBLISHER)), by=by, now=now)
    else:
        await editors.toggle_region(known.id, dice.choice(("21", "08", "2104")), by=by, now=now)


async def time(storm: Storm, dice: random.Random) -> None:
    """The clock jumps; the desk is asked what has gone unconfirmed."""
    storm.town.clock.forward(timedelta(seconds=dice.choice((3, 11, 11, 61, 61, 61, 600, 3 * 3600, 7 * 3600))))
    storm.town.bot.engine.wake()
    await asyncio.sleep(dice.choice((0, 0.02, 0.2)))
    await storm.town.bot.freshening.look()


async def fault(storm: Storm, dice: random.Random) -> None:
    """Telegram has trouble with somebody for a while."""
    kind = dice.choice(("429", "429", "5xx_json", "reset", "deliver_then_reset", "read_then_reset", "empty"))
    chats = [person.chat_id for person in (*storm.followers, *storm.followers, *storm.editors)]
    chat = dice.choice(chats)
    storm.troubled = storm.troubled or chat in [person.chat_id for person in storm.editors]
    method = dice.choice(("sendMessage", "editMessageText"))
    storm.town.playground.faults.add(
        Fault(kind, method=method, chat_id=chat, count=dice.randint(1, 2), retry_after=1)
    )


async def refusal(storm: Storm, dice: random.Random) -> None:
    """Telegram will not edit one message of a follower's, or says that there is nothing to edit."""
    words = dice.choice(("message to edit not found", "message is not modified", "message can't be edited"))
    chat = dice.choice(storm.followers).chat_id
    storm.town.playground.faults.add(
        Fault("400", method="editMessageText", chat_id=chat, count=1, description=words)
    )


async def restart(storm: Storm, dice: random.Random) -> None:
    """Chaski is stopped and started again."""
    await storm.handles()
    await storm.town.stop()
    await storm.town.start()


async def wait(storm: Storm, dice: random.Random) -> None:
    """A moment passes."""
    await asyncio.sleep(dice.choice((0.005, 0.05, 0.2)))


#: How often each happens beside the others.
ACTS: dict[str, tuple[Act, int]] = {
    "report": (report, 6),
    "carry": (carry, 14),
    "undo": (undo, 6),
    "command": (command, 30),
    "screen": (screen, 5),
    "tap": (tap, 30),
    "late": (late, 7),
    "intrude": (intrude, 2),
    "tip": (tip, 2),
    "revoke": (revoke, 3),
    "time": (time, 14),
    "fault": (fault, 4),
    "refusal": (refusal, 2),
    "restart": (restart, 1),
    "wait": (wait, 6),
}
