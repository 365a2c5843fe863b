"""Owns what simulated people ask: invented questions, the same for the same settings, seat and chance."""

from collections.abc import Sequence
from random import Random

from sessions.exercises.base import Act, Role
from sessions.exercises.questions.settings import QuestionsSettings

ASKED = (
    "Who checks that the data is deleted when the work is done?",
    "Can someone say no and still get the service?",
    "What happens when the record about me is wrong?",
    "Has anyone ever been found again in data without names?",
    "Does the law let a hospital tell the police?",
    "How much does it cost to link two systems?",
    "Who decides what counts as a benefit?",
    "What do you do when two laws pull in two directions?",
    "Could the same be done with fewer details?",
)
FOR_RESEARCH = (
    "Would people accept this if they could see who looked at their file?",
    "Which groups would feel watched by it?",
    "How early should people hear of it?",
    "Would they rather have the money spent on staff?",
    "What do neighbours know that no record does?",
    "Where do people draw the line with a private firm?",
    "Does it change anything if the help comes without asking?",
    "How would people want to be told the result?",
)


SUPPORT_TURN = 100

REPLY = "Yes, and it is checked once a year by people from outside."


def rehearse(settings: QuestionsSettings, table: int, seat: int, people: int, rng: Random) -> Sequence[Act]:
    """One at each table asks first, about every third of the others too; most then support that first one."""
    is_first = seat == table % people
    if not is_first and rng.random() < 0.6:
        return [Act(SUPPORT_TURN + seat, "support_question", {"saying": f"t{table}-s1"})]
    if not is_first and rng.random() < 0.2:
        return ()
    words = FOR_RESEARCH if settings.for_research else ASKED
    payload: dict[str, object] = {"text": words[(seat + 2 * table) % len(words)]}
    if settings.to:
        experts = [choice for choice in settings.to if choice.is_expert]
        payload["to"] = rng.choice(experts if is_first and experts else settings.to).key
    if settings.topics:
        payload["theme"] = rng.choice(settings.topics).key
    if not is_first and not settings.for_research and rng.random() < 0.15:
        payload["for_record"] = True
    return [Act(0 if is_first else 1 + seat, "ask_question", payload)]


def rehearse_role(role: Role, approved: Sequence[str]) -> Sequence[Act]:
    """An expert answers the first question that was approved."""
    if role is not Role.EXPERT or not approved:
        return ()
    return [Act(0, "answer_question", {"saying": approved[0], "text": REPLY})]
