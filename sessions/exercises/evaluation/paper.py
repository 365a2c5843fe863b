"""What stands on a paper form: the ratings in their order, and under each question what was written."""

from sessions.errors import Rejection, refuse
from sessions.exercises.base import PaperAnswer, PaperLine
from sessions.exercises.evaluation.settings import STEPS, EvaluationSettings

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
