"""What people can ask of any workshop, and the envelope in which every command travels.

A command's fields are checked here, at the edge of the session; what it means is decided in `deciding.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sessions.errors import Rejection, refuse
from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Actor, Role
from sessions.ids import CommandId, ExerciseId, StepKey, WorkshopId

SETTING = "settings."
COMMAND_ID = r"^[A-Za-z0-9_-]{8,64}$"


class Command(BaseModel):
    """The root of all commands: frozen, and nothing beyond its fields.

    `given_by` says who may give it; `after_closing` whether a closed workshop still takes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = LEADS
    after_closing: ClassVar[bool] = False


class SeatCommand(Command):
    """The root of what someone asks for their own seat; a facilitator may offer one, and nothing else."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS


class Join(SeatCommand):
    """Take a seat; without a table, at the one with the fewest people."""

    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    table: int | None = None
    is_simulated: bool = False
    via: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$")  # whose phone was passed on
    ballot: int | None = Field(default=None, ge=1, le=9999)  # on whose paper, for the house's own use


class TakeSeat(SeatCommand):
    """Answer for someone on this phone from now on, with the rejoin code they were given."""

    phone: str = Field(pattern=r"^[0-9a-f]{32}$")
    code_hash: str = Field(pattern=r"^[0-9a-f]{32}$")


class OfferSeat(SeatCommand):
    """Make a rejoin code count for someone's seat; only its hash travels."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS | LEADS | {Role.TABLE_FACILITATOR}
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    code_hash: str = Field(pattern=r"^[0-9a-f]{32}$")


class NoteHelp(SeatCommand):
    """Say whether somebody helps with one's answers."""

    is_helped: bool


class AskForHelp(SeatCommand):
    """Let a facilitator come to one's table; `why` in one of three words, also once the call stands."""

    why: Literal["task", "device", "discussion"] | None = None
    given_by: ClassVar[frozenset[Role]] = HANDS


class SeeHelp(Command):
    """Say that one has seen that a table asks."""

    table: int


class NoteLeaving(SeatCommand):
    """Note that someone has left the room, or is back."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.TABLE_FACILITATOR}
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    has_left: bool = True


class MakeChoices(SeatCommand):
    """Say whether one may be quoted and photographed; both each time."""

    after_closing: ClassVar[bool] = True
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    quoted: bool = False
    photographed: bool = False


class WithdrawAnswers(SeatCommand):
    """Take back what one said: everything, one step, or with `saying` one statement of an exercise.

    `target` is the step or the exercise. Whoever shows a facilitator their receipt code gives it too.
    """

    after_closing: ClassVar[bool] = True
    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    target: str | None = Field(default=None, min_length=1, max_length=200)
    saying: str | None = Field(default=None, min_length=1, max_length=40)
    is_helped: bool = False


class MergeTables(Command):
    """Let the people of a table sit with those of another."""

    table: int
    into: int


class MoveParticipant(Command):
    """Let one person sit at another table."""

    participant: str = Field(pattern=r"^[0-9a-f]{32}$")
    table: int


class GoNext(Command):
    """Move to the next step; what was open is locked."""


class GoBack(Command):
    """Move to the step before; what was open is locked."""


class OpenStep(Command):
    """Take answers."""


class LockStep(Command):
    """Take no more answers."""


class RevealResults(Command):
    """Show a panel of the step's results; without a name, the first."""

    panel: str | None = Field(default=None, max_length=64)


class HideResults(Command):
    """Take the results out of sight."""


class ClearStep(Command):
    """Put the step's answers aside, and let people answer afresh."""


class AddTime(Command):
    """Move the end of the step."""

    seconds: int = Field(default=120, ge=-3600, le=3600)


class ShowScreen(Command):
    """What the projector shows: a reference as `screens.py` reads it."""

    screen: str = Field(min_length=1, max_length=200)


class InsertExercise(Command):
    """Put an exercise in, before one of those ahead or last.

    A form gives each of the kind's settings as a field of its own: `settings.question`.
    """

    kind: str = Field(max_length=64)
    title: str = Field(min_length=1, max_length=80)
    settings: Mapping[str, Any] = Field(default_factory=dict)
    before: str | None = Field(default=None, max_length=64)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, given: Any) -> Any:
        """The settings, whether they come as a form's fields or whole."""
        if not isinstance(given, Mapping) or "settings" in given:
            return given
        fields = {name: value for name, value in given.items() if not name.startswith(SETTING)}
        settings = {name.removeprefix(SETTING): given[name] for name in given if name not in fields}
        return {**fields, "settings": settings}


class SkipExercise(Command):
    """Leave the `target` out, an exercise ahead. (An order's own `exercise` says whose command it is.)"""

    target: str = Field(max_length=64)


class RestoreExercise(Command):
    """Let an exercise take place that was left out."""

    target: str = Field(max_length=64)


class MoveExercise(Command):
    """Let an exercise ahead take place right before another one ahead, or last."""

    target: str = Field(max_length=64)
    before: str | None = Field(default=None, max_length=64)


class ShortenTalk(Command):
    """Give a talk ahead fewer minutes."""

    target: str = Field(max_length=200)
    minutes: int = Field(ge=1, le=240)


class Undo(Command):
    """Take back an entry of the log, named by its event's number."""

    entry: int = Field(ge=1)


class GrantRole(Command):
    """Make a link count for a role, at a table where the role has one; only the secret's hash travels."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    grant: str = Field(pattern=r"^grant-[0-9a-f]{16}$")
    role: str = Field(max_length=32)
    table: int | None = None
    secret_hash: str = Field(pattern=r"^[0-9a-f]{64}$")


class RevokeRole(Command):
    """End what a link gives, at once and for good."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    grant: str = Field(pattern=r"^grant-[0-9a-f]{16}$")


class SetRetention(Command):
    """Keep the raw record for so many days after closing."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    days: int = Field(ge=0, le=90)


class PurgeRecord(Command):
    """Erase all that people said, and keep the results as counts."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True


class SetHostLogo(Command):
    """Show a picture of the host's, a PNG or JPEG in base 64; "" shows none any more."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    image: str = Field(max_length=300_000)


class FillPapers(Command):
    """Say who is responsible for the workshop's data, why and on what basis; all of it anew."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})
    after_closing: ClassVar[bool] = True
    host: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=200)
    officer: str = Field(default="", max_length=200)
    purpose: str = Field(default="", max_length=600)
    basis: Literal["", "public_task", "consent", "legitimate_interests"] = ""
    necessity: str = Field(default="", max_length=600)
    consulted: str = Field(default="", max_length=600)
    decision: str = Field(default="", max_length=600)
    takes_photographs: bool = False


class TakeRows(Command):
    """Take an exercise's rows away as a file; `key` makes the pseudonyms if there is none yet."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR, Role.REPORT_WRITER})
    after_closing: ClassVar[bool] = True
    target: str = Field(max_length=64)
    key: str = Field(pattern=r"^[0-9a-f]{64}$")


class EditMaterials(Command):
    """Change parts of the workshop's own materials, each whole; null takes one out.

    `based_on` says how each part was when it was looked at: the fingerprint of `casestudies.parts`.
    """

    changes: dict[str, dict[str, Any] | None] = Field(min_length=1, max_length=200)
    renamed: dict[str, str] = Field(default_factory=dict, max_length=30)
    based_on: dict[str, str] = Field(default_factory=dict, max_length=200)


class CountPaper(Command):
    """Let what was typed in from paper for a step join its count; after closing too."""

    after_closing: ClassVar[bool] = True
    target: str = Field(max_length=200)
    answers: int = Field(ge=1, le=2000)


class CloseWorkshop(Command):
    """End the day."""

    given_by: ClassVar[frozenset[Role]] = frozenset({Role.FACILITATOR})


WORKSHOP_COMMANDS: Mapping[str, type[Command]] = {
    "join": Join,
    "take_seat": TakeSeat,
    "offer_seat": OfferSeat,
    "note_help": NoteHelp,
    "ask_for_help": AskForHelp,
    "see_help": SeeHelp,
    "note_leaving": NoteLeaving,
    "make_choices": MakeChoices,
    "withdraw_answers": WithdrawAnswers,
    "merge_tables": MergeTables,
    "move_participant": MoveParticipant,
    "go_next": GoNext,
    "go_back": GoBack,
    "open_step": OpenStep,
    "lock_step": LockStep,
    "reveal_results": RevealResults,
    "hide_results": HideResults,
    "clear_step": ClearStep,
    "add_time": AddTime,
    "show_screen": ShowScreen,
    "insert_exercise": InsertExercise,
    "skip_exercise": SkipExercise,
    "restore_exercise": RestoreExercise,
    "move_exercise": MoveExercise,
    "shorten_talk": ShortenTalk,
    "undo": Undo,
    "grant_role": GrantRole,
    "revoke_role": RevokeRole,
    "set_retention": SetRetention,
    "purge_record": PurgeRecord,
    "set_host_logo": SetHostLogo,
    "fill_papers": FillPapers,
    "take_rows": TakeRows,
    "edit_materials": EditMaterials,
    "count_paper": CountPaper,
    "close_workshop": CloseWorkshop,
}


@dataclass(frozen=True)
class Order:
    """A command on its way: who asks, of which workshop, seen on which step, under which id.

    The id is made by the sender, and the same id is carried out once. With `exercise` the command is one
    of a kind's own. `replaces` is the receipt of the answer that this one takes the place of.
    """

    workshop: WorkshopId
    id: CommandId
    name: str
    payload: Mapping[str, Any]
    by: Actor
    step: StepKey | None = None
    exercise: ExerciseId | None = None
    replaces: int | None = None


@dataclass(frozen=True)
class Receipt:
    """That a command was carried out, and is durable. `seq` is the number of its first event."""

    command: CommandId
    seq: int
    at: float
    version: int
    own: Mapping[str, Any] | None = field(default=None, compare=False)


class Envelope(BaseModel):
    """An order as a phone, a page or a script sends it, before it is known who asks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=COMMAND_ID)
    name: str = Field(max_length=64)
    step: str | None = Field(default=None, max_length=200)
    exercise: str | None = Field(default=None, min_length=1, max_length=64)
    payload: dict[str, Any] = Field(default_factory=dict)
    replaces: int | None = Field(default=None, ge=0, lt=2**53)

    def order(self, workshop: WorkshopId, by: Actor) -> Order:
        """The envelope with its sender."""
        return Order(
            workshop=workshop,
            id=CommandId(self.id),
            name=self.name,
            payload=self.payload,
            by=by,
            step=StepKey(self.step) if self.step else None,
            exercise=ExerciseId(self.exercise) if self.exercise else None,
            replaces=self.replaces,
        )


def open_envelope(raw: object) -> Envelope | Rejection:
    """Check the outside of a message; a refusal names the field."""
    try:
        return Envelope.model_validate(raw)
    except ValidationError as error:
        return refusal_for(error)


def open_payload(model: type[BaseModel], payload: Mapping[str, Any]) -> BaseModel | Rejection:
    """Check a command's own fields; a refusal names the field."""
    try:
        return model.model_validate(dict(payload))
    except ValidationError as error:
        return refusal_for(error)


def refusal_for(error: ValidationError) -> Rejection:
    """The first thing wrong, in a sentence that names the field.

    A model may raise `ValueError` with a sentence of its own, which is shown as it is.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or "message"
    if first["type"] == "value_error":
        return refuse("bad_field", "%(reason)s", field=name, reason=str(first["ctx"]["error"]))
    if first["type"] == "string_too_long":
        return refuse(
            "too_long",
            "Keep %(field)s to %(limit)s characters.",
            field=name,
            limit=first["ctx"]["max_length"],
        )
    if first["type"] == "string_pattern_mismatch":
        return refuse("bad_field", "%(field)s is not in the form it has to have.", field=name)
    if first["type"] == "missing":
        return refuse("missing_field", "%(field)s is missing. Fill it in and send it again.", field=name)
    return refuse(
        "bad_field", "%(field)s can't be used as it is: %(reason)s.", field=name, reason=first["msg"].lower()
    )
