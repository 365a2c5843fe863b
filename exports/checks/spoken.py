"""What was said, for the checks: all that a report may print of it."""

from exports.checks.around import Statement
from exports.reading import Reading
from exports.report.desk import printable


def spoken(reading: Reading) -> tuple[Statement, ...]:
    """Each statement by its reference, in the order of the day."""
    return tuple(Statement(one.reference, one.text, one.is_quote) for one in printable(reading))
