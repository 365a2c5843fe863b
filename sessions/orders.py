"""The envelope in which every command travels, and the receipt for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sessions.errors import Rejection, refuse
from sessions.exercises.base import Actor
from sessions.ids import CommandId, ExerciseId, StepKey, WorkshopId

COMMAND_ID = r"^[A-Za-z0-9_-]{8,64}$"


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
