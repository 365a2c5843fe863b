"""Owns how figures are written down: whole numbers as such, others as decimals, a reason for each null."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Figures = dict[str, Any]


@dataclass(frozen=True)
class Reasons:
    """Why figures are null, by their path from the top: {"methods.kemeny": "More than 8 ..."}."""

    found: dict[str, str] = field(default_factory=dict)
    at: str = ""

    def under(self, name: str) -> "Reasons":
        """The same reasons, told from one step further down."""
        return Reasons(self.found, f"{self.at}{name}.")

    def null(self, path: str, why: str) -> Any:
        """Note why the figure at the path is null; gives that null."""
        self.found[self.at + path] = why
        return None

    def unless(self, path: str, value: Fraction | float | None, why: str) -> float | int | None:
        """The figure as a plain number, or null with the reason."""
        if value is None:
            self.null(path, why)
            return None
        return plain(value)


def plain(value: Fraction | float) -> float | int:
    """A number as JSON has it: 3 for 3 and 0.5 for 1/2."""
    return int(value) if value == int(value) else float(value)
