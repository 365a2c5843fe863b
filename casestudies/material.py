"""What every material is made of: a frozen model, and the source that its facts come from.

It must never know what the materials are; each of them is built on this.
"""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from casestudies.limits import Line, Title, Year


class Material(BaseModel):
    """Frozen, and strict about fields it doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Material):
    """Where a text's facts come from; `year` is None where the document that names it gives none."""

    title: Title
    publisher: Title
    year: Year | None = None
    detail: Line = ""

    @property
    def citation(self) -> str:
        """One line: title, then publisher and year in brackets."""
        return f"{self.title} ({', '.join(str(part) for part in (self.publisher, self.year) if part)})"


def refuse_repeats(what: str, values: Iterable[str]) -> None:
    """Raise ValueError for the first value that stands there twice; the end of a sentence on a field."""
    for value, times in Counter(values).items():
        if times > 1:
            raise ValueError(f'has the {what} "{value}" more than once')
