"""Recipients: on PostgreSQL what deliveries refer to is held in one go for all that a statement writes.

Its foreign keys look up and lock two rows for each row written, in a statement of their own each: half of the time that
a million recipients take. These triggers keep the same promise: no delivery without its push and its destination,
whoever deletes them waits for who is writing, and takes the deliveries along. SQLite keeps its foreign keys.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_WRITTEN = """
CREATE OR REPLACE FUNCTION deliveries_refer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE given bigint; found_ bigint; first_ bigint; last_ bigint;
BEGIN
  SELECT count(*), min(push), max(push) INTO given, first_, last_ FROM fresh;
  SELECT count(*) INTO found_ FROM (
    SELECT 1 FROM fresh JOIN destinations ON destinations.id = fresh.destination FOR KEY SHARE OF destinations
  ) AS held;
  IF found_ <> given THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery to a destination that is not there';
  END IF;
  PERFORM 1 FROM pushes WHERE id IN (first_, last_) FOR KEY SHARE;
  IF first_ <> last_ THEN
    PERFORM 1 FROM pushes WHERE id IN (SELECT push FROM fresh) FOR KEY SHARE;
  END IF;
  SELECT count(*) INTO found_ FROM fresh JOIN pushes ON pushes.id = fresh.push;
  IF found_ <> given THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery of a push that is not there';
  END IF;
  RETURN NULL;
END $$
"""
_MOVED = """
CREATE OR REPLACE FUNCTION deliveries_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM destinations WHERE id = NEW.destination FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery to a destination that is not there';
  END IF;
  PERFORM 1 FROM pushes WHERE id = NEW.push FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery of a push that is not there';
  END IF;
  RETURN NULL;
END $$
"""
_DELETED = """
CREATE OR REPLACE FUNCTION {table}_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM deliveries WHERE {column} = OLD.id;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, column in (("pushes", "push"), ("destinations", "destination")):
        op.drop_constraint(f"fk_deliveries_{column}", "deliveries", type_="foreignkey")
        op.execute(sa.text(_DELETED.format(table=table, column=column)))
        op.execute(
            f"CREATE TRIGGER {table}_deliveries AFTER DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_deliveries()"
        )
    op.execute(sa.text(_WRITTEN))
    op.execute(
        "CREATE TRIGGER deliveries_refer AFTER INSERT ON deliveries REFERENCING NEW TABLE AS fresh "
        "FOR EACH STATEMENT EXECUTE FUNCTION deliveries_refer()"
    )
    op.execute(sa.text(_MOVED))
    op.execute(
        "CREATE TRIGGER deliveries_moved AFTER UPDATE OF push, destination ON deliveries "
        "FOR EACH ROW EXECUTE FUNCTION deliveries_moved()"
    )
