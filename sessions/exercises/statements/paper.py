"""What stands on a slip of paper: a statement and, as the answer, the group or the example it is about."""

from collections.abc import Mapping, Sequence

from sessions.csv_lines import known_as
from sessions.errors import Rejection, refuse
from sessions.exercises.base import PaperAnswer, PaperField, PaperLine
from sessions.exercises.statements.state import StatementsState
from sessions.words import say


def read_statement(state: StatementsState, table: int, line: PaperLine) -> PaperAnswer | Rejection:
    """The statement, kept as what was meant; several groups or examples can't be named."""
    if any(line.words[1:]):
        return refuse(
            "paper_words", "One statement goes on a line. Give the other words a line of their own."
        )
    groups = {known_as(name): one.key for one in state.settings.groups for name in (one.key, one.title)}
    cards = {card.key.casefold(): card.key for card in state.examples_of(table)}
    about = known_as(line.answer)
    if about and about not in groups and about not in cards:
        return refuse(
            "paper_about",
            "“%(answer)s” is nothing that statements are about here. Write one of these, or nothing: "
            "%(known)s.",
            answer=line.answer,
            known=", ".join([*(one.title for one in state.settings.groups), *cards.values()]) or "–",
        )
    return PaperAnswer(
        "add_statement",
        {
            "text": line.words[0] if line.words else "",
            "group": groups.get(about, ""),
            "example": cards.get(about, "") if about not in groups else "",
        },
        many=True,
    )


def fields(state: StatementsState, table: int) -> Sequence[PaperField]:
    """The words, and what they are about where that can be said."""
    about = {one.key: say("%(title)s", title=one.title) for one in state.settings.groups}
    about |= {
        card.key: say("%(card)s %(title)s", card=card.key, title=card.short_title)
        for card in state.examples_of(table)
    }
    words = PaperField("words", say("What is written"), is_words=True, longest=state.sayings.longest)
    return (
        (words, PaperField("about", say("About"), {"": say("Nothing named"), **about})) if about else (words,)
    )


def line(given: Mapping[str, str]) -> PaperLine:
    """The line for a statement."""
    return PaperLine(given.get("about", ""), (given.get("words", ""),))
