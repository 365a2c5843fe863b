"""What stands on a paper form: the ratings in their order, and under each question what was written."""

from collections.abc import Mapping, Sequence

from sessions.errors import Rejection, refuse
from sessions.exercises.base import PaperAnswer, PaperField, PaperLine
from sessions.exercises.evaluation.form import LONGEST
from sessions.exercises.evaluation.settings import STEPS, EvaluationSettings, Rating
from sessions.words import Message, say

LEFT_OUT = "x"


def read_form(settings: EvaluationSettings, line: PaperLine) -> PaperAnswer | Rejection:
    """The form; a rating that was left out is an x, words that were left out an empty cell."""
    parts = line.answer.lower().replace(",", " ").replace("/", " ").split()
    known = {LEFT_OUT, *(str(step) for step in STEPS)}
    if len(parts) not in (0, len(settings.ratings)) or not known.issuperset(parts):
        return refuse(
            "paper_ratings",
            "“%(answer)s” is not %(count)s ratings. Write numbers from 1 to 6 with spaces between, and an x "
            "for one that was left out.",
            answer=line.answer,
            count=len(settings.ratings),
        )
    if any(line.words[len(settings.questions) :]):
        sentence = "This form has %(count)s open questions. Take the words after them out."
        return refuse("paper_words", sentence, count=len(settings.questions))
    ratings = {number: int(part) for number, part in enumerate(parts, 1) if part != LEFT_OUT}
    comments = {number: words for number, words in enumerate(line.words, 1) if words}
    return PaperAnswer("submit_evaluation", {"ratings": ratings, "comments": comments})


def fields(settings: EvaluationSettings) -> Sequence[PaperField]:
    """The ratings in their order, then the open questions."""
    ratings = (
        PaperField(f"rating-{number}", say("%(words)s", words=one.question), _steps(one))
        for number, one in enumerate(settings.ratings, 1)
    )
    questions = (
        PaperField(f"words-{number}", say("%(words)s", words=one.question), is_words=True, longest=LONGEST)
        for number, one in enumerate(settings.questions, 1)
    )
    return (*ratings, *questions)


def line(settings: EvaluationSettings, given: Mapping[str, str]) -> PaperLine:
    """The line for what was picked and typed; what was not picked was left out."""
    picked = [given.get(f"rating-{number}") or "0" for number in range(1, len(settings.ratings) + 1)]
    words = tuple(given.get(f"words-{number}", "") for number in range(1, len(settings.questions) + 1))
    return PaperLine(" ".join(LEFT_OUT if one == "0" else one for one in picked), words)


def _steps(rating: Rating) -> Mapping[str, Message]:
    """The numbers, the first and the last with what they mean, and one for a rating that was left out."""
    ends = {STEPS[0]: rating.low, STEPS[-1]: rating.high}
    steps = {str(step): say("%(words)s", words=ends.get(step, "")) for step in STEPS}
    return {**steps, "0": say("Left out")}
