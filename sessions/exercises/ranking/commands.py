"""Owns the shape of what people can ask of a ranking; the rules are in the `decide_…` modules.

Each model takes typed JSON from a script and the strings of a form. Lengths are checked on deciding, so
that a person reads a sentence about the real limit; the limits here only keep out what no screen sends.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sessions.exercises.base import ANSWERERS, HANDS, LEADS, Role
from sessions.exercises.saying_commands import MODERATING_COMMANDS

MOST_CARDS = 40  # more than any set holds
PLACE_FIELD = "place-"  # place-3="1": the select of card 3 on a page without scripts


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Name = Annotated[str, Field(max_length=40)]
Words = Annotated[str, Field(max_length=10_000)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_as_list), Field(max_length=MOST_CARDS)]


class Command(BaseModel):
    """Frozen, and strict about fields it doesn't know. Whoever writes for a table may give it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    given_by: ClassVar[frozenset[Role]] = HANDS


class SubmitOrder(Command):
    """One's own order, first tier first; `shown` is the order in which the phone listed the cards."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    tiers: tuple[tuple[Name, ...], ...] = Field(max_length=MOST_CARDS)
    shown: Names = ()

    @model_validator(mode="before")
    @classmethod
    def _from_form(cls, payload: Any) -> Any:
        if not isinstance(payload, Mapping) or not any(_is_place(key) for key in payload):
            return payload
        rest = {key: value for key, value in payload.items() if not _is_place(key)}
        return {**rest, "tiers": _tiers_of_fields(payload)}


class MarkMostLeast(Command):
    """In place of an own order: the card with most and the card with least, "" where one is left out."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    most: Name = ""
    least: Name = ""
    shown: Names = ()


class PutOnRecord(Command):
    """See a card's place ("": the whole order) differently than one's table, and say why."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    card: Name = ""
    text: Words


class NothingToAdd(Command):
    """Have nothing to put on record; what one had put there is taken off."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS


class ProposeCriterion(Command):
    """A new criterion of one's table, in its own words."""

    text: Words


class AboutWords(Command):
    """What someone does with the words of a criterion they saw: `wording` counts its rewordings, 0 the first.

    Without it the first words are meant: nobody agrees by accident with words that came later.
    """

    criterion: Name
    wording: int = Field(default=0, ge=0)


class RewordCriterion(AboutWords):
    """Other words for a criterion; who agreed with the old words is asked again."""

    text: Words


class EndorseCriterion(AboutWords):
    """Agree with a criterion, or take that back."""

    given_by: ClassVar[frozenset[Role]] = ANSWERERS
    agrees: bool = True


class MarkPrimary(AboutWords):
    """Make a criterion the one that counts most at one's table."""


class LabelCriterion(Command):
    """Give a table's criterion a label shared between tables; "" takes it off."""

    given_by: ClassVar[frozenset[Role]] = LEADS | {Role.REPORT_WRITER}
    after_closing: ClassVar[bool] = True
    table: int
    criterion: Name
    label: Words = ""


class PlaceCard(Command):
    """Put a card in a place of its own, counted from 1; `version` is the order that the hand saw."""

    card: Name
    place: int = Field(ge=1, le=MOST_CARDS)
    version: int = Field(ge=0)


class TieCard(Command):
    """Put a card in the same place as another."""

    card: Name
    with_card: Name
    version: int = Field(ge=0)


class TakeOut(Command):
    """Take a card out of the order: it is then unplaced, which is not last."""

    card: Name
    version: int = Field(ge=0)


class DrawLine(Command):
    """Draw the line of one's table right under the place of a card ("": above them all), or move it there."""

    under: Name = ""
    version: int = Field(ge=0)


class TakeLineOut(Command):
    """Take the line out of the order again."""

    version: int = Field(ge=0)


class DisagreeOn(Command):
    """Record that the table could not agree on a card ("": on the whole order), or take that back."""

    card: Name = ""
    is_open: bool = True


class ConfirmOrder(Command):
    """Say that the table agrees on the order as it stands; `version` is the order that the hand saw."""

    version: int | None = Field(default=None, ge=0)


class MarkInfluence(Command):
    """Say that something else than the criteria moved one's table, or take that back."""

    influence: Name
    is_marked: bool = True


class AddInfluence(Command):
    """Say in words what else moved one's table."""

    text: Words


class TakeInfluenceOut(Command):
    """Take such words off one's table's list."""

    note: Name


class ChooseSet(Command):
    """Give a table another example set."""

    given_by: ClassVar[frozenset[Role]] = LEADS
    table: int
    set: Name


COMMANDS: Mapping[str, type[BaseModel]] = {
    "submit_order": SubmitOrder,
    "mark_most_least": MarkMostLeast,
    "propose_criterion": ProposeCriterion,
    "reword_criterion": RewordCriterion,
    "endorse_criterion": EndorseCriterion,
    "mark_primary": MarkPrimary,
    "label_criterion": LabelCriterion,
    "place_card": PlaceCard,
    "tie_card": TieCard,
    "take_out": TakeOut,
    "draw_line": DrawLine,
    "take_line_out": TakeLineOut,
    "disagree_on": DisagreeOn,
    "confirm_order": ConfirmOrder,
    "mark_influence": MarkInfluence,
    "add_influence": AddInfluence,
    "take_influence_out": TakeInfluenceOut,
    "choose_set": ChooseSet,
    "put_on_record": PutOnRecord,
    "nothing_to_add": NothingToAdd,
    **MODERATING_COMMANDS,
}


def _is_place(key: object) -> bool:
    return isinstance(key, str) and key.startswith(PLACE_FIELD)


def _tiers_of_fields(fields: Mapping[str, Any]) -> list[list[str]]:
    by_place: dict[int, list[str]] = {}
    for key, value in fields.items():
        if _is_place(key) and str(value).strip():
            by_place.setdefault(_place_number(key, value), []).append(key.removeprefix(PLACE_FIELD))
    return [by_place[place] for place in sorted(by_place)]


def _place_number(key: str, value: Any) -> int:
    text = str(value).strip()
    is_short = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_CARDS))
    if not (is_short and 1 <= int(text) <= MOST_CARDS):
        raise ValueError(f"{key} takes the number of a place, or nothing. Choose one and send it again.")
    return int(text)
