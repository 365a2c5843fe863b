"""The first tables: workshops, events, their contents, receipts and the facilitator's account."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, those that are referred to first."""
    op.create_table(
        "workshops",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("join_code", sa.String(), nullable=False),
        sa.Column("join_secret", sa.String(), nullable=False),
        sa.Column("screen_key", sa.String(), nullable=False),
        sa.Column("is_rehearsal", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
        sa.UniqueConstraint("join_code", name="uq_workshops_join_code"),
        sa.UniqueConstraint("join_secret", name="uq_workshops_join_secret"),
        sa.UniqueConstraint("screen_key", name="uq_workshops_screen_key"),
    )
    _create_events()
    op.create_table(
        "receipts",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "actor", "command", name="pk_receipts"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_receipts_workshop_id_workshops"),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
    )


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("had_contents", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "seq", name="pk_events"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name="fk_events_workshop_id_workshops"),
    )
    op.create_table(
        "contents",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("participant", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workshop_id", "seq", name="pk_contents"),
        sa.ForeignKeyConstraint(
            ["workshop_id", "seq"],
            ["events.workshop_id", "events.seq"],
            name="fk_contents_workshop_id_seq_events",
        ),
    )
    op.create_index("ix_contents_workshop_id_participant", "contents", ["workshop_id", "participant"])


def downgrade() -> None:
    """Take the tables away, those that refer to others first."""
    op.drop_index("ix_contents_workshop_id_participant", table_name="contents")
    for table in ("account", "receipts", "contents", "events", "workshops"):
        op.drop_table(table)
