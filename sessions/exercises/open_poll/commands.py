"""What people can ask of an open poll: to answer it; and what facilitators do with its words."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sessions.exercises.saying_commands import MODERATING_COMMANDS

WORD_FIELD = "word-"


def _as_list(value: Any) -> Any:
    """A form's field that comes once, or is left empty, as a list of what is in it."""
    values = value if isinstance(value, list | tuple) else [value]
    return [item for item in values if not (isinstance(item, str) and not item.strip())]


def _as_number(value: Any) -> Any:
    """A field that was left empty holds no number."""
    return None if isinstance(value, str) and not value.strip() else value


Key = Annotated[str, Field(max_length=40)]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_as_list), Field(max_length=10)]
Texts = Annotated[
    tuple[Annotated[str, Field(max_length=10_000)], ...], BeforeValidator(_as_list), Field(max_length=10)
]
Number = Annotated[int | None, BeforeValidator(_as_number)]


class GiveAnswer(BaseModel):
    """Answer the open round by the field that belongs to the poll's form, or by a `choice` apart from it.

    A page's fields for words are `word-1` and so on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    choice: Key | None = None
    choices: Keys = ()
    number: Number = None
    words: Texts = ()
    shown: Keys = ()

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        fields = (
            [key for key in payload if str(key).startswith(WORD_FIELD)]
            if isinstance(payload, Mapping)
            else []
        )
        if not fields:
            return payload
        rest = {key: value for key, value in payload.items() if key not in fields}
        return {**rest, "words": [payload[key] for key in sorted(fields)]}


COMMANDS: Mapping[str, type[BaseModel]] = {"give_answer": GiveAnswer, **MODERATING_COMMANDS}
