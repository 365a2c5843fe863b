"""The numbers of answers below which a result is not shown: the project's rules for small numbers."""

from sessions.errors import Rejection, refuse
from sessions.words import Message, say_n

ROOM_MINIMUM = 5  # secret answers of a whole room
CHANGE_MINIMUM = 10  # a change between two rounds, cell by cell
SPREAD_MINIMUM = 5  # own orders at a table, in one word


def too_few_answers(answered: int) -> Rejection | None:
    """Why the result of so many secret answers can't be shown; it counts answers, whatever they say."""
    if answered >= ROOM_MINIMUM:
        return None
    text = "Results are shown from %(needed)s answers. %(count)s in so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM, count=answered)


def late_notes(late: int) -> list[Message]:
    """How many answers are kept apart from what was shown, if there are any."""
    one = "%(n)s more came after the reveal, and is not in the count."
    many = "%(n)s more came after the reveal, and are not in the count."
    return [say_n(one, many, late)] if late else []
