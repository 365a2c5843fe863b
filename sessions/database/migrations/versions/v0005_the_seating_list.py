"""The seating list: names and tables, apart from all that refers to participants."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make its table."""
    op.create_table(
        "seating_lists",
        sa.Column("workshop_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", name="pk_seating_lists"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_seating_lists_workshop_id_workshops"
        ),
    )


def downgrade() -> None:
    """Take it away with all names in it."""
    op.drop_table("seating_lists")
