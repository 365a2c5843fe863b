"""Every event that no participant caused gets a seal, which covers the one before; see `sessions.sealing`."""

import json
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROLES = (
    "facilitator",
    "second_facilitator",
    "table_facilitator",
    "scribe",
    "participant",
    "observer",
    "expert",
    "report_writer",
    "host",
)
EVENTS = sa.table(
    "events",
    *(sa.column(name) for name in ("workshop_id", "seq", "name", "form", "at", "actor", "exercise", "facts")),
    sa.column("had_contents", sa.Boolean()),
    sa.column("seal"),
)


def upgrade() -> None:
    """Make the column, and seal what was recorded so far as it stands."""
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("seal", sa.String(), nullable=True))
    connection = op.get_bind()
    is_action = sa.or_(EVENTS.c.actor.in_(ROLES), EVENTS.c.actor.like("grant-%"))
    heads: dict[str, str] = {}
    rows = connection.execute(
        sa.select(EVENTS).where(is_action).order_by(EVENTS.c.workshop_id, EVENTS.c.seq)
    ).all()
    for row in rows:
        heads[row.workshop_id] = _seal(row, heads.get(row.workshop_id, ""))
        here = (EVENTS.c.workshop_id == row.workshop_id) & (EVENTS.c.seq == row.seq)
        connection.execute(sa.update(EVENTS).where(here).values(seal=heads[row.workshop_id]))


def _seal(row: Any, before: str) -> str:
    kept = [before, row.workshop_id, row.seq, row.name, row.form, repr(float(row.at)), row.actor]
    entry = {
        "entry": [*kept, row.exercise or ""],
        "facts": json.loads(row.facts),
        "had_contents": bool(row.had_contents),
    }
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    try:
        return sha256(text.encode()).hexdigest()
    except UnicodeEncodeError:  # lone surrogates, which are kept escaped
        return sha256(json.dumps(entry, separators=(",", ":")).encode()).hexdigest()


def downgrade() -> None:
    """Take the seals away."""
    with op.batch_alter_table("events") as events:
        events.drop_column("seal")
