"""Owns what simulated people write in a ranking: invented for rehearsals, and nobody's words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Criteria:
    """By one lens: what two sorts of tables go by first, and what any table adds."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    further: tuple[str, ...]


CRITERIA: Mapping[str, Criteria] = {
    "benefit": Criteria(
        one=(
            "It makes a difference to the person the data is about",
            "Someone gets help sooner because of it",
            "You can see who is better off",
        ),
        other=(
            "Services can plan ahead for a whole area",
            "Money goes where it is needed most",
            "It shows what works, so it can be done elsewhere",
        ),
        further=(
            "How urgent the need is",
            "How many people it reaches",
            "People who can't speak up for themselves gain",
            "It prevents a problem instead of repairing it",
        ),
    ),
    "risk": Criteria(
        one=(
            "How easily someone could be picked out",
            "Whether it could be held against a person",
            "Health details in the wrong hands",
        ),
        other=(
            "It is used for something nobody was told about",
            "Too many organisations can look inside",
            "A wrong record leads to a wrong decision",
        ),
        further=(
            "Whether you can put it right afterwards",
            "A whole street gets a bad name",
            "A company gains more than the public",
            "People stop asking for help",
        ),
    ),
    "acceptability": Criteria(
        one=(
            "The person would expect it, or was asked",
            "Only as much about anyone as the purpose needs",
            "People gain who would otherwise be missed",
        ),
        other=(
            "The purpose could not be reached another way",
            "Someone answers for it when it goes wrong",
            "We trust those who hold it",
        ),
        further=(
            "It would still look right in the newspaper",
            "It is checked whether it works",
            "There is a way to say no",
            "It ends when its purpose ends",
        ),
    ),
}

NOTES = (
    "Two of us had worked on something like it",
    "We pictured one family and could not forget them",
    "The title alone put some of us off",
    "It was the last card and we were tired",
)

DISSENTS = (
    "The people it is about were hardly mentioned when we put it there",
    "I would have put it last, because nobody can take it back once it is shared",
    "We were in a hurry and went along with the loudest",
    "It helps so few that I can't see why it stands above the others",
    "I work in a place like that, and it looks different from inside",
    "Two of us wanted it higher, for the children who are missed now",
)
