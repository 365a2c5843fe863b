"""Things to choose from, as a designer sets them: a key for the record, a title for people.

Options are fixed with the plan, so none can change once somebody has answered.
"""

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Option(BaseModel):
    """One of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(pattern=KEY, max_length=32)
    title: str = Field(min_length=1, max_length=60)


def find_repeat(options: Sequence[Option]) -> str | None:
    """Which key or title stands there twice, naming the field; None when each is there once."""
    for part in ("key", "title"):
        counts = Counter(getattr(option, part) for option in options)
        twice = next((words for words, count in counts.items() if count > 1), None)
        if twice:
            return f'options: each needs a {part} of its own, and "{twice}" stands there twice.'
    return None
