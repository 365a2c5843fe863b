"""A refusal is an expected answer, shown to a person; it is a value and never an exception."""

from dataclasses import dataclass

from sessions.words import Message, say


@dataclass(frozen=True)
class Rejection:
    """Why a command changed nothing: a stable code for programs, a plain sentence for people."""

    code: str
    message: Message


def refuse(code: str, text: str, **values: object) -> Rejection:
    """A rejection whose sentence is `text` with its values filled in."""
    return Rejection(code, say(text, **values))
