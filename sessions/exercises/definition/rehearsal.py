"""Owns what simulated tables write: invented words, which one writes, another changes and most agree with.

Every fourth table could not agree, and says why. The words are made up for rehearsals and stand for nobody.
"""

from collections.abc import Sequence
from random import Random

from sessions.exercises.base import Act

DRAFTS = (
    "What makes life better for people who live here",
    "Something that helps many people and harms nobody without their knowing",
    "Better services for the money we all pay",
    "Fewer people falling through the gaps between offices",
    "A gain for the whole area, also for those who never use the service",
)
ENDINGS = (
    ", and that they would call a gain themselves.",
    ", as long as the people concerned could find out about it.",
    ", not only for whoever holds the data.",
    ", and that could not be had with less.",
    ", shared fairly between those who gain and those who bear the risk.",
)
REASONS = (
    "Two of us would count what saves money, two only what people notice.",
    "We could not settle whether a gain for one family is public.",
)
EDIT_TURN, AGREE_TURN, REASON_TURN = 50, 100, 200


def rehearse(table: int, seat: int, people: int, rng: Random) -> Sequence[Act]:
    """What the person on a seat does: the first writes, the next adds to it, and most then agree."""
    draft = DRAFTS[table % len(DRAFTS)]
    words, editor = f"{draft}{ENDINGS[(2 * table) % len(ENDINGS)]}", min(1, people - 1)
    acts = [Act(0, "write_definition", {"text": draft})] if seat == 0 else []
    if seat == editor:
        acts.append(Act(EDIT_TURN, "write_definition", {"text": words, "saying": f"t{table}-s1"}))
    elif rng.random() < 0.8:
        acts.append(Act(AGREE_TURN + seat, "endorse_definition", {"saying": f"t{table}-s2"}))
    if table % 4 == 3 and seat == people - 1:
        acts.append(Act(REASON_TURN, "leave_open", {"reason": REASONS[table // 4 % len(REASONS)]}))
    return acts
