"""Which browsers are signed in, by a hash each: sign-ins from before end, for no record of them was kept."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sign_ins"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("sign_ins")
