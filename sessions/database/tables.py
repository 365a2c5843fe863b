"""The tables of the record, for SQLite and PostgreSQL alike; their meaning is in `sessions.store`.

JSON is kept as text made by `record_text.py`, so that both databases give back the very same words.
What people said lies in `contents`, apart from the events, so that it can be erased and the log stay whole.
A change here needs a new file in `migrations/versions/`.
"""

from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlmodel import Field, SQLModel

# Every constraint gets a name, or SQLite could not drop it in a later migration; set before the first table.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class StoredWorkshop(SQLModel, table=True):
    """The index entry of a workshop."""

    __tablename__ = "workshops"

    id: str = Field(primary_key=True)
    title: str
    area: str
    join_code: str = Field(unique=True)
    join_secret: str = Field(unique=True)
    screen_key: str = Field(unique=True)
    is_rehearsal: bool
    created_at: float


class StoredEvent(SQLModel, table=True):
    """What happened: ids and facts about the process, no person's words."""

    __tablename__ = "events"

    workshop_id: str = Field(primary_key=True, foreign_key="workshops.id")
    seq: int = Field(primary_key=True)
    name: str
    form: int
    at: float
    actor: str
    exercise: str | None = None
    facts: str = Field(sa_type=Text)
    had_contents: bool
    seal: str | None = None


class StoredContents(SQLModel, table=True):
    """What was said in an event and by whom; once erased, the body or the whole row is gone."""

    __tablename__ = "contents"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "seq"], ["events.workshop_id", "events.seq"]),
        Index(None, "workshop_id", "participant"),
    )

    workshop_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    participant: str | None = None
    body: str | None = Field(default=None, sa_type=Text)


class StoredReceipt(SQLModel, table=True):
    """That a command was carried out, once and never again."""

    __tablename__ = "receipts"

    workshop_id: str = Field(primary_key=True, foreign_key="workshops.id")
    actor: str = Field(primary_key=True)
    command: str = Field(primary_key=True)
    seq: int
    at: float


class StoredName(SQLModel, table=True):
    """An entry of the register; on SQLite in the order of its random key, and in no other."""

    __tablename__ = "names"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: str = Field(primary_key=True)
    workshop_id: str = Field(foreign_key="workshops.id")
    name: str
    address: str
    on_delegate_list: bool
    may_contact: bool


class StoredSeatingList(SQLModel, table=True):
    """Names and the tables they are asked to sit at; refers to no participant, and none refers to it."""

    __tablename__ = "seating_lists"

    workshop_id: str = Field(primary_key=True, foreign_key="workshops.id")
    version: int
    body: str = Field(sa_type=Text)


class Account(SQLModel, table=True):
    """The facilitator's sign-in; there is one row at most, with id 1."""

    __tablename__ = "account"

    id: int = Field(primary_key=True)
    password_hash: str


class StoredSignIn(SQLModel, table=True):
    """A browser that is signed in: the hash of what its cookie carries, and since when."""

    __tablename__ = "sign_ins"

    token_hash: str = Field(primary_key=True)
    at: float


WORKSHOPS, EVENTS, CONTENTS, RECEIPTS, NAMES, ACCOUNT, SIGN_INS = (
    SQLModel.metadata.tables[name]
    for name in ("workshops", "events", "contents", "receipts", "names", "account", "sign_ins")
)
SEATING_LISTS = SQLModel.metadata.tables["seating_lists"]
