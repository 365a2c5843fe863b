"""Owns the figures of `moothall assess` as a table for reading: the score and all that stands beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exports.brought.columns import in_columns
from exports.brought.figures import Figures
from exports.brought.lines import printable
from sessions.framework.eighteen import FEATURES, QUESTIONS
from sessions.framework.zones import MEANINGS, OURS, TITLES, Zone

CAUTION = (
    "One group's assessment of one proposal. It says nothing of anybody who did not answer.",
    "The questions are those of the framework in Data for Public Benefit (2018); by its own word there are",
    "others to ask, and some of these overlap.",
    str(OURS),
)
MOST_SHOWN = 6
DRAWS = "9 of 10 draws"


def framework_lines(figures: Figures, people: int, weighers: int) -> list[str]:
    """The score, its features and questions, then what it hangs on."""
    return [
        f"{_many(people)} answered; {_many(weighers)} gave points for weights.",
        *_score(figures),
        "",
        *_features(figures["features"]),
        "",
        *_questions(figures["features"], figures["leave_one_out"]),
        "",
        _flip(figures["flip"]),
        *_partners(figures["partners"]),
        "",
        *CAUTION,
    ]


def _score(figures: Figures) -> Iterator[str]:
    zone, equal = Zone(figures["flip"]["zone"]), figures["equal_weights"]
    yield f"This group's assessment: {_with_ends(figures)}, from 0 (left) to 1 (right)"
    yield f"Zone: {TITLES[zone]}. {MEANINGS[zone]}"
    yield "Of 100 draws over people and confidence:"
    yield from _shares(figures)
    yield f"With equal weights for the five features: {_with_ends(equal)}"
    yield f"With equal weights for the eighteen questions: {_short(equal['each_question_alike'])}"


def _shares(figures: Figures) -> Iterator[str]:
    for zone, share in figures["zone_shares"].items():
        yield f"  {_per_hundred(share).rjust(7)}  {TITLES[Zone(zone)]}"


def _features(features: Mapping[str, Figures]) -> Iterator[str]:
    heads = ("feature", "", "assessed", DRAWS, "weight")
    rows = [
        (
            number,
            str(FEATURES[int(number)].short),
            _short(one["score"]),
            _ends(one["interval"]),
            _short(one["weight"]),
        )
        for number, one in features.items()
    ]
    yield from in_columns(heads, rows, words=2)


def _questions(features: Mapping[str, Figures], without: Mapping[str, Any]) -> Iterator[str]:
    heads = ("question", "", "mean", "n", "can't say", "n/a", "score without it")
    rows = [
        (
            number,
            str(QUESTIONS[int(number)].asks),
            _short(one["mean"]),
            str(one["n"]),
            str(one["cant_say"]),
            str(one["not_applying"]),
            _short(without.get(number)),
        )
        for feature in features.values()
        for number, one in feature["asked"].items()
    ]
    yield from in_columns(heads, rows, words=2)


def _flip(flip: Figures) -> str:
    if flip["to"] is None:
        return "No weights for the features would lead to another zone."
    if not flip["points"]:
        return f"It stands on the border of “{TITLES[Zone(flip['to'])]}”."
    left = ", ".join(f"{gone:.3g} from {number}" for number, gone in flip["leave"].items())
    return (
        f"The smallest change of weights to another zone moves {flip['points']:.3g} points of 100 to feature "
        f"{flip['receive']} ({left}): then it stands on the border of “{TITLES[Zone(flip['to'])]}”."
    )


def _partners(partners: Mapping[str, Figures]) -> Iterator[str]:
    if not partners:
        return
    yield ""
    heads = ("partner", "n", "assessed", DRAWS, *(f"feature {number}" for number in FEATURES))
    rows = [
        (
            printable(name),
            str(one["n"]),
            _short(one["score"]),
            _ends(one["interval"]),
            *(_short(one["features"][str(number)]) for number in FEATURES),
        )
        for name, one in partners.items()
    ]
    yield from in_columns(heads, rows, words=1)
    yield from _furthest(partners)


def _furthest(partners: Mapping[str, Figures]) -> Iterator[str]:
    """The questions on which partners differ most, with the mean of each."""
    found = []
    for number, question in QUESTIONS.items():
        means = {name: one["asked"][str(number)]["mean"] for name, one in partners.items()}
        placed = {name: mean for name, mean in means.items() if mean is not None}
        if len(placed) > 1 and len(set(placed.values())) > 1:
            found.append((max(placed.values()) - min(placed.values()), question, placed))
    for _, question, placed in sorted(found, key=lambda one: -one[0])[:MOST_SHOWN]:
        said = ", ".join(f"{printable(name)} {_short(mean)}" for name, mean in placed.items())
        yield f"They differ on {question.number}, {question.asks} {said}."


def _with_ends(figures: Figures) -> str:
    return f"{_short(figures['score'])} ({DRAWS}: {_ends(figures['interval'])})"


def _ends(interval: Sequence[float] | None) -> str:
    return "–" if interval is None else f"{_short(interval[0])} to {_short(interval[1])}"


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _per_hundred(share: float) -> str:
    """A share of the draws; the ends are kept for none and all."""
    if 0 < share < 0.01:
        return "under 1"
    return "over 99" if 0.99 < share < 1 else f"{share * 100:.0f}"


def _many(people: int) -> str:
    return "1 person" if people == 1 else f"{people:,} people"
