"""An older database comes along: what editors were and did is as before, and the log is chained."""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

import storage.migrations
from storage.database import Database
from storage.facts import to_json
from storage.model import Language
from storage.regions import Gazetteer
from storage.schema import metadata
from storage.sealing import Sealer
from storage.search import Place, Wanted
from storage.staff import Role
from storage.store import Store
from storage.upgrading import newest
from tests.conftest import Clock
from tests.factories import facts, publish


def test_each_migration_is_named_by_its_number() -> None:
    script = ScriptDirectory(str(Path(str(storage.migrations.__file__)).parent))

    revisions = list(script.walk_revisions())

    assert script.get_heads() == [newest()]
    assert [Path(one.path).name[:4] for one in revisions] == [one.revision for one in revisions]


def _back_to(connection: sa.Connection, revision: str) -> None:
    """Make the database as it was at that revision, empty."""
    metadata.drop_all(connection)
    connection.execute(sa.text("DROP TABLE alembic_version"))
    config = Config()
    config.set_main_option("script_location", str(Path(str(storage.migrations.__file__)).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def test_the_log_of_an_older_database_is_chained_and_its_owner_stays(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    now = round(clock.now().timestamp() * 1000)
    older = Database(database_url)
    async with older.write() as connection:
        await connection.run_sync(_back_to, "0002")
        await connection.execute(
            sa.text("INSERT INTO editors (sealed, role, region, created_at) VALUES (:s, 'owner', '', :now)"),
            {"s": sealer.seal(77), "now": now},
        )
        for number, detail in ((1, '{"revision": 1, "push": 1}'), (2, None), (5, "null")):
            await connection.execute(
                sa.text(
                    "INSERT INTO audit (id, at, editor, act, subject, subject_id, detail) "
                    "VALUES (:number, :now, 1, 'publish', 'event', :number, :detail)"
                ),
                {"number": number, "now": now, "detail": detail},
            )
    await older.close()

    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    owner = await store.editors.find(77)
    before = await store.audit.verify()
    assert owner is not None
    await store.operations.set_paused(True, editor=owner.id, now=clock.now())
    after = await store.audit.verify()
    acts = [(entry.id, entry.act) for entry in await store.audit.latest()]
    await store.close()

    assert (owner.role, owner.regions) == (Role.OWNER, ("",))
    assert (before.rows, before.broken) == (3, None)
    assert (after.rows, after.broken) == (4, None)
    assert acts == [(6, "pause"), (5, "publish"), (2, "publish"), (1, "publish")]


async def test_events_of_one_campaign_by_its_text_share_its_record(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    now = round(clock.now().timestamp() * 1000)
    older = Database(database_url)
    async with older.write() as connection:
        await connection.run_sync(_back_to, "0012")
        await connection.execute(
            sa.text("INSERT INTO regions (code, name, parent, level) VALUES ('21', 'Puno', '', 1)")
        )
        for number, campaign in ((1, "Paro del Sur"), (2, "PARO DEL SUR"), (3, None)):
            await connection.execute(
                sa.text(
                    "INSERT INTO events (id, revision, created_at, updated_at, kind, region, state, verification, "
                    "severity, gravity, advice, campaign) VALUES (:number, 1, :now, :now, 'strike', '21', 'active', "
                    "'reported', 'unknown', 204, 'none', :campaign)"
                ),
                {"number": number, "now": now, "campaign": campaign},
            )
    await older.close()

    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    (campaign,) = await store.campaigns.going_on()
    found = await store.events.many([1, 2, 3])
    await store.close()

    assert campaign.name == "Paro del Sur"
    assert [event.campaign for event in found] == [campaign.id, campaign.id, None]
    assert [event.facts.campaign for event in found] == ["Paro del Sur", "PARO DEL SUR", None]


async def test_the_events_of_an_older_database_are_found_by_their_words(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    now = round(clock.now().timestamp() * 1000)
    told = json.dumps(to_json(facts(clock.now(), place="Puente Amarillo")))
    older = Database(database_url)
    async with older.write() as connection:
        await connection.run_sync(_back_to, "0005")
        await connection.execute(
            sa.text("INSERT INTO regions (code, name, parent, level) VALUES ('210501', 'Ilave', '2105', 3)")
        )
        await connection.execute(
            sa.text(
                "INSERT INTO events (revision, created_at, updated_at, kind, region, state, verification, severity, "
                "gravity, advice) VALUES (1, :now, :now, 'blockade', '210501', 'active', 'confirmed', 'unknown', 0, 'none')"
            ),
            {"now": now},
        )
        await connection.execute(
            sa.text("INSERT INTO revisions (event, number, facts, at) VALUES (1, 1, :facts, :now)"),
            {"facts": told, "now": now},
        )
        await connection.execute(sa.text("INSERT INTO event_words (word, event) VALUES ('puente', 1)"))
    await older.close()

    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    hits = await store.search.find(Wanted(words=("bloqueos", "amarillo"), places=(Place("21"),)))
    await store.close()

    assert hits.events == (1,)


async def test_the_dead_of_an_older_database_are_found_under_all_their_names(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    for number, changes in enumerate(({"dead": 17}, {"summary_es": "Murieron dos personas."}, {}), start=1):
        await publish(store, clock.now(), km_from=float(number), **changes)
    await store.close()
    older = Database(database_url)
    async with older.write() as connection:
        await connection.execute(sa.text("DELETE FROM event_words WHERE word IN ('muerto', 'dead', 'death')"))
        # What came after that revision.
        await connection.execute(sa.text("ALTER TABLE editors DROP COLUMN untold"))
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '0023'"))
    await older.close()

    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    found = [
        (await store.search.find(Wanted(words=(word,)))).events for word in ("muertos", "deaths", "heridos")
    ]
    await store.close()

    assert found == [(2, 1), (2, 1), ()]


async def test_groups_that_are_known_by_now_are_owed_no_greeting(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    older = Database(database_url)
    async with older.write() as connection:
        await connection.run_sync(_back_to, "0015")
        for number, kind in ((-5, "group"), (-6, "supergroup"), (7, "private")):
            await connection.execute(
                sa.text(
                    "INSERT INTO chats (sealed, kind, language, language_chosen, created_at) "
                    "VALUES (:sealed, :kind, 'es', :no, 0)"
                ),
                {"sealed": sealer.seal(number), "kind": kind, "no": False},
            )
    await older.close()

    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    for number in (-5, -6):
        await store.groups.added(number, kind="group", language=Language.ES, now=clock.now())
    taken = [await store.groups.take_greeting(number) for number in (-5, -6, 7)]
    await store.close()

    assert taken == [False, False, False]
