"""Owns what simulated tables write: invented words, the same for the same settings, seat and chance.

One seat of each table writes most of it, another adds a disagreement now and then; the rest talk.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from casestudies.schema import Materials
from sessions.exercises.base import Act, Chapter, Role
from sessions.exercises.statements.impressions import IMPRESSIONS
from sessions.exercises.statements.settings import StatementsSettings
from sessions.exercises.statements.state import DISAGREEMENT, GIST, VERBATIM

SAYINGS: Mapping[str, tuple[str, ...]] = {
    Chapter.BENEFITS: (
        "Help reaches the person before things get worse, without them having to ask.",
        "You tell your story once and not at every desk.",
        "The council can see where to put a new service next year.",
        "Staff stop chasing each other for the same form.",
        "Fewer empty rounds for crews means they are there when it matters.",
        "The whole street gains if the worst corner of it gets safer.",
        "People who never claim get what they are owed.",
        "We would know whether a scheme works before it is copied.",
        "A nurse knows what the social worker knows.",
    ),
    Chapter.RISKS: (
        "Someone puts two lists together and knows who it is.",
        "People stop telling the truth on forms if they hear where it goes.",
        "A whole estate gets a bad name from one map.",
        "A company sits in the middle and we can't see what it keeps.",
        "The record is wrong and nobody tells the person.",
        "Too many hands on one file.",
        "It begins as help and ends as a fine.",
        "The numbers look firm, but half of it is guessed.",
        "Nobody switches it off when the project ends.",
    ),
    Chapter.INSIGHTS: (
        "Say what it is for first, then ask for the data.",
        "Share the answer and keep the data where it is.",
        "What is on file has to be right before it goes anywhere.",
        "Tell people, even when the law says you need not.",
        "It is everyone's job and not only that of the officer in charge.",
        "We trusted a charity more than our own office, and could not say why.",
        "Don't let a score replace someone who knows the family.",
    ),
}
HEARD = "Several came back to the same worry: who looks after it once the project has ended."
DISAGREEMENTS: tuple[Mapping[str, Any], ...] = (
    {
        "text": "The need outweighs the worry.",
        "people": 3,
        "other": "We would never allow it.",
        "other_people": 2,
    },
    {"text": "Share names with the police.", "people": 3, "other": "Share numbers only.", "other_people": 1},
    {"text": "Staff gain most by it.", "other": "Nobody gains by it yet."},
)


def rehearse(
    settings: StatementsSettings, materials: Materials, table: int, seat: int, people: int, rng: Random
) -> Sequence[Act]:
    """What the person on a seat writes."""
    if seat == table % people and settings.has_sides:
        return _impressions(settings, table, rng)
    if seat == table % people:
        words = rng.sample(SAYINGS[settings.about], rng.randint(4, 6))
        return [
            Act(turn, "add_statement", _statement(settings, materials, table, text, rng, is_first=not turn))
            for turn, text in enumerate(words)
        ]
    if seat == (table + 1) % people and people > 1 and rng.random() < 0.6:
        sides = rng.choice(DISAGREEMENTS)
        about = _about(settings, materials, table, rng)
        return [Act(20, "add_statement", {**sides, "form": DISAGREEMENT, **about})]
    if seat == (table + 2) % people and people > 2 and rng.random() < 0.6:
        return [Act(30, "claim_saying", {"saying": f"t{table}-s1"})]
    return ()


def _impressions(settings: StatementsSettings, table: int, rng: Random) -> Sequence[Act]:
    """Two or three for each side, in turn."""
    acts = []
    for number, group in enumerate(settings.groups):
        known = IMPRESSIONS.get(group.key) or tuple(IMPRESSIONS.values())[number % 2]
        for place, text in enumerate(rng.sample(known, rng.randint(2, 3))):
            statement = {"text": text, "form": GIST, "group": group.key}
            acts.append(Act(2 * place + number, "add_statement", statement))
    return sorted(acts, key=lambda act: act.turn)


def _statement(
    settings: StatementsSettings, materials: Materials, table: int, text: str, rng: Random, *, is_first: bool
) -> dict[str, Any]:
    """A table's first is a gist, so that somebody there may say that they meant it."""
    is_quote = rng.random() < 0.3 and not is_first
    form = {"form": VERBATIM, "agreed": rng.random() < 0.7} if is_quote else {"form": GIST}
    return {"text": text, **form, **_about(settings, materials, table, rng)}


def _about(settings: StatementsSettings, materials: Materials, table: int, rng: Random) -> dict[str, Any]:
    about = {}
    if settings.groups and rng.random() < 0.9:
        about["group"] = rng.choice(settings.groups).key
    if settings.by_example and table in settings.sets:
        about["example"] = rng.choice(materials.example_set(settings.sets[table]).examples).key
    return about


def rehearse_role(role: Role) -> Sequence[Act]:
    """A scribe writes down one thing that the table said."""
    return [Act(0, "add_statement", {"text": HEARD})] if role is Role.SCRIBE else ()
