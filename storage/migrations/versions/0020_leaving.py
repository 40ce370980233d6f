"""Leaving: on PostgreSQL who deletes destinations and who writes deliveries wait for one another as a whole.

To lock each destination for each delivery took a third of the time that a million recipients take, for it writes to each
of their rows. One lock is enough: shared by all who write deliveries, taken alone by who deletes destinations, which is
done for a few at a time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_WRITTEN = """
CREATE OR REPLACE FUNCTION deliveries_refer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE given bigint; found_ bigint; first_ bigint; last_ bigint;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7310003);
  SELECT count(*), min(push), max(push) INTO given, first_, last_ FROM fresh;
  -- What was deleted before the lock was free is missed here; nothing is deleted after.
  SELECT count(*) INTO found_ FROM fresh JOIN destinations ON destinations.id = fresh.destination;
  IF found_ <> given THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery to a destination that is not there';
  END IF;
  -- Mostly all are of one push.
  PERFORM 1 FROM pushes WHERE id IN (first_, last_) FOR KEY SHARE;
  GET DIAGNOSTICS found_ = ROW_COUNT;
  IF first_ = last_ THEN
    given := 1;
  ELSE
    PERFORM 1 FROM pushes WHERE id IN (SELECT push FROM fresh) FOR KEY SHARE;
    SELECT count(*) INTO found_ FROM fresh JOIN pushes ON pushes.id = fresh.push;
  END IF;
  IF found_ < given THEN
    RAISE foreign_key_violation USING MESSAGE = 'a delivery of a push that is not there';
  END IF;
  RETURN NULL;
END $$
"""
_LEAVING = """
CREATE OR REPLACE FUNCTION destinations_leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7310003);
  RETURN OLD;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute(sa.text(_WRITTEN))
    op.execute(sa.text(_LEAVING))
    # Before the row is locked and its deliveries are looked for.
    op.execute(
        "CREATE TRIGGER destinations_leave BEFORE DELETE ON destinations "
        "FOR EACH ROW EXECUTE FUNCTION destinations_leave()"
    )
