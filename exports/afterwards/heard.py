"""“What we heard today”: one side of A4 to print before people leave."""

from collections.abc import Iterator

from exports.afterwards.fitting import fit
from exports.afterwards.paper import Press
from exports.afterwards.telling import DayTold
from sessions.words import Message, say, say_n
from sessions.workshop import Workshop

NAME = "what-we-heard-today"


def heard(day: DayTold, workshop: Workshop, press: Press) -> str:
    """The page. What it says was shown in the room, or its step is over."""
    closing = tuple(_closing(workshop))
    letters = sum(len(press.speak(sentence)) + 15 for sentence in closing) + len(day.next_line)
    return press.page("heard", day=day, sheet=fit(day, letters), closing=closing)


def _closing(workshop: Workshop) -> Iterator[Message]:
    """How to find one's own words again, and how to have them erased."""
    if workshop.purged:
        yield say("Single answers and words are erased; these counts are all that is kept.")
        return
    yield say(
        "Your own answers and words are on your phone, under “What I said”. There you can change who may "
        "quote you, or take back what you said. Your receipt code stands there too: show it to a facilitator "
        "to do the same without your phone. On paper, it is on your ballot’s stub."
    )
    yield say_n(
        "Single answers and words are kept for %(n)s day after closing, then erased. Counts stay.",
        "Single answers and words are kept for %(n)s days after closing, then erased. Counts stay.",
        workshop.keep_days,
    )
    if workshop.papers.contact:
        yield say("Is something here wrong, or missing? Tell %(contact)s.", contact=workshop.papers.contact)
    else:
        yield say("Is something here wrong, or missing? Tell a facilitator before you leave.")
