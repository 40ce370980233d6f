"""Scenes: what arrives at a follower's, and what becomes of it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.demo import LIMA
from pictures import newsroom
from pictures.studio import Studio
from storage.choices import Choices
from storage.model import Advice, EventState, Kind, Language, Severity, TrafficState, Verification
from storage.rhythm import Rhythm

#: A road across the high plain with stones on it, as no photograph may show people.
_STONES = """<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270" viewBox="0 0 480 270">
<rect width="480" height="270" fill="#a9c6e0"/><path d="M0 120 90 70l70 45 90-65 110 70 120-40v70H0z" fill="#7f8ea3"/>
<rect y="130" width="480" height="140" fill="#b8a66a"/><path d="M215 130h50l150 140H65z" fill="#55585e"/>
<path d="M239 135h3l5 30h-12zM234 180h13l4 35h-21zM229 230h23l5 40h-33z" fill="#e8d060"/>
<g fill="#6d6459" stroke="#463f37" stroke-width="3"><ellipse cx="165" cy="196" rx="26" ry="17"/>
<ellipse cx="205" cy="203" rx="22" ry="15"/><ellipse cx="246" cy="197" rx="27" ry="18"/>
<ellipse cx="290" cy="204" rx="23" ry="15"/><ellipse cx="186" cy="220" rx="19" ry="12"/>
<ellipse cx="268" cy="222" rx="22" ry="13"/></g></svg>"""


async def blockade(studio: Studio) -> int:
    """The first push, with its hint; gives the event's number."""
    now = studio.clock.now()
    event = await newsroom.publish(
        studio,
        minutes=40,
        kind=Kind.BLOCKADE,
        region="210501",
        traffic_state=TrafficState.INTERRUPTED,
        road="PE-3S",
        km_from=1410.0,
        started=now - timedelta(hours=8),
        advice=Advice.AVOID,
        passage=studio.says("ambulancias, a las 12 y a las 18 h", "ambulances, at 12:00 and 18:00"),
        summary_es="Comunidades de El Collao cierran el puente internacional. Piden la renuncia de la presidenta.",
        summary_en="Communities of El Collao close the international bridge. They demand that the president resign.",
    )
    pushed = await newsroom.received(studio, shows="PE-3S km 1410")
    await studio.shoot("push-blockade", studio.follower, pushed)
    return event


async def march(studio: Studio) -> None:
    """A march, reported and not confirmed."""
    now = studio.clock.now()
    await newsroom.publish(
        studio,
        source="Radio Onda Azul",
        kind=Kind.MARCH,
        region="210101",
        place="Plaza de Armas",
        verification=Verification.REPORTED,
        started=now - timedelta(hours=4),
        crowd=800,
        demand=studio.says("elecciones este año", "elections this year"),
        summary_es="Gremios y estudiantes marchan hacia la Plaza de Armas.",
        summary_en="Unions and students march to the Plaza de Armas.",
    )
    pushed = await newsroom.received(studio, shows="🚶")
    await studio.shoot("push-march", studio.follower, pushed)


async def urgent(studio: Studio) -> None:
    """What may wake people."""
    now = studio.clock.now()
    await newsroom.publish(
        studio,
        source="Defensoría del Pueblo",
        minutes=5,
        kind=Kind.CLASH,
        region="211101",
        place=studio.says("aeropuerto", "airport"),
        severity=Severity.EXTREME,
        started=now - timedelta(minutes=30),
        injured=12,
        advice=Advice.AVOID,
        summary_es="Hay heridos en las inmediaciones del aeropuerto. Los hospitales piden sangre.",
        summary_en="People are injured around the airport. Hospitals ask for blood.",
    )
    pushed = await newsroom.received(studio, shows="⚠️")
    await studio.shoot("push-urgent", studio.follower, pushed)


async def announced(studio: Studio) -> None:
    """A strike that is to begin another day, told in one language only."""
    begins = studio.clock.now().astimezone(LIMA) + timedelta(days=4)
    begins = begins.replace(hour=5, minute=0)
    other = Language.EN if studio.spanish else Language.ES
    words = studio.says(
        "The federation of hauliers calls for a strike of 48 hours.",
        "La federación de transportistas llama a un paro de 48 horas.",
    )
    await newsroom.publish(
        studio,
        source="Radio Pachamama",
        kind=Kind.STRIKE,
        region="21",
        state=EventState.ANNOUNCED,
        started=begins,
        advice=Advice.PREPARE,
        summary_es=words if other is Language.ES else None,
        summary_en=words if other is Language.EN else None,
    )
    pushed = await newsroom.received(studio, shows="📅")
    await studio.shoot("push-announced", studio.follower, pushed)


async def photographed(studio: Studio) -> None:
    """A push with its picture."""
    picture = await studio.camera.paint(_STONES, 480, 270)
    sent = await studio.owner.photo(picture)
    shown = next(view for view in studio.playground.messages(studio.owner.chat_id) if view.message_id == sent)
    await newsroom.publish(
        studio,
        source="PNP",
        kind=Kind.BLOCKADE,
        region="211001",
        traffic_state=TrafficState.RESTRICTED,
        road="PE-34H",
        started=studio.clock.now() - timedelta(hours=2),
        passage=studio.says("un carril", "one lane"),
        summary_es="Hay piedras en la vía a Sandia. Pasan los autos, de uno en uno.",
        summary_en="There are stones on the road to Sandia. Cars pass, one by one.",
        photo=shown.photo,
        photo_bot=studio.playground.world.bot.id,
    )
    pushed = await studio.until(studio.follower, lambda view: view.from_bot and view.photo is not None)
    await studio.shoot("push-photo", studio.follower, pushed)


async def put_right(studio: Studio, event: int) -> None:
    """The kilometre was wrong: the message is edited, and a reply says what was."""
    await newsroom.correct(studio, event, km_from=1414.0)
    edited = await newsroom.received(studio, shows="PE-3S km 1414")
    told = await newsroom.received(studio, shows="✏️")
    await studio.shoot("corrected", studio.follower, edited, told)


async def taken_back(studio: Studio) -> None:
    """What was no fact."""
    event = await newsroom.publish(
        studio,
        source=studio.says("un testigo", "a witness"),
        kind=Kind.BLOCKADE,
        region="210401",
        verification=Verification.REPORTED,
        road="PE-3S",
        km_from=1450.0,
        started=studio.clock.now() - timedelta(hours=1),
        summary_es="Cierran la vía a la entrada de Juli.",
        summary_en="They close the road at the entrance of Juli.",
    )
    studio.clock.forward(minutes=25)
    await newsroom.retract(studio, event, "unfounded")
    told = await newsroom.received(studio, shows="❌")
    await studio.shoot("retracted", studio.follower, told)


async def lifted(studio: Studio, event: int) -> None:
    """It is over: a reply to the message."""
    studio.clock.forward(hours=2)
    await newsroom.lift(studio, event, "PNP", studio.clock.now() - timedelta(minutes=5))
    told = await studio.until(studio.follower, lambda view: view.text.startswith("🟢"))
    await studio.shoot("lifted", studio.follower, told)


async def digest(studio: Studio) -> None:
    """What happened since the morning, in one message at seven in the evening."""
    trucker = studio.witness
    _, overview = await studio.ask(trucker, studio.command("settings"))
    manner = await studio.tap(trucker, overview, studio.label("button-set-manner"))
    await studio.tap(trucker, manner, "op:m::2")
    now = studio.clock.now()
    for km, place in ((262.0, "Barrio Chino"), (290.0, "Expansión Urbana")):
        await newsroom.publish(
            studio,
            source="PNP",
            kind=Kind.BLOCKADE,
            region="110108",
            place=place,
            traffic_state=TrafficState.INTERRUPTED,
            road="PE-1S",
            km_from=km,
            started=now - timedelta(hours=1),
        )
    await newsroom.publish(
        studio,
        source="Radio Pachamama",
        kind=Kind.MARCH,
        region="211101",
        started=now - timedelta(hours=1),
    )
    await _until(studio, now.astimezone(LIMA).replace(hour=19, minute=0, second=5))
    begins = studio.label("digest-title", hour=19, time="19:00", what="").strip()
    told = await studio.until(trucker, begins.rstrip("· "))
    await studio.shoot("digest", trucker, told)


async def night(studio: Studio) -> None:
    """What came in quiet hours, in one message when they are over."""
    trucker, store, now = studio.witness, studio.bot.store, studio.clock.now()
    known = await store.preferences.of(trucker.chat_id, None, now=now)
    assert known is not None
    await store.preferences.choose(known.destination, Choices())
    sleeps = Rhythm(quiet=(time(22), time(6)))
    await store.preferences.change_rhythm(known.destination, lambda _: sleeps, now=now)
    late = now.astimezone(LIMA).replace(hour=23, minute=30, second=0)
    await _until(studio, late if late > now else late + timedelta(days=1))
    began = studio.clock.now() - timedelta(minutes=40)
    await newsroom.publish(
        studio,
        source="Sutran",
        minutes=5,
        kind=Kind.BLOCKADE,
        region="110108",
        place="El Álamo",
        severity=Severity.SEVERE,
        traffic_state=TrafficState.INTERRUPTED,
        road="PE-1S",
        km_from=299.0,
        started=began,
    )
    await newsroom.publish(
        studio,
        source="Radio Onda Azul",
        kind=Kind.MARCH,
        region="210101",
        place="Plaza de Armas",
        verification=Verification.REPORTED,
        started=began,
    )
    over = await newsroom.publish(
        studio,
        source="PNP",
        kind=Kind.BLOCKADE,
        region="110108",
        place="Villacurí",
        traffic_state=TrafficState.INTERRUPTED,
        road="PE-1S",
        km_from=272.0,
        started=began,
    )
    await studio.bot.engine.settled()
    studio.clock.forward(hours=2)
    await newsroom.lift(studio, over, "PNP", studio.clock.now() - timedelta(minutes=5))
    await studio.bot.engine.settled()
    morning = studio.clock.now().astimezone(LIMA).replace(hour=6, minute=0, second=5)
    await _until(studio, morning)
    begins = studio.label("digest-title-quiet", what="").strip()
    told = await studio.until(trucker, begins)
    await studio.shoot("digest-quiet", trucker, told)


async def _until(studio: Studio, moment: datetime) -> None:
    """Let it be that moment, and what is due by then be told."""
    studio.clock.forward(seconds=(moment - studio.clock.now()).total_seconds())
    await studio.bot.digesting.look()
    await studio.bot.engine.settled()
