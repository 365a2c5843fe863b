"""What the five features weigh: the mean of those who gave points, and how many gave each about how much.

Points become shares of 100 as the score takes them, so a mean is determined. Single people's are told in
bands of ten, the last one open: from exact points a whole split could be put together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough, late_notes, too_few_answers, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.assessing.state import WEIGHTS, AssessingState
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.framework.eighteen import FEATURES
from sessions.words import Message, say, say_n

TOTAL, BAND, BANDS = 100, 10, 6
EQUAL = Fraction(TOTAL, len(FEATURES))
WORDS = (
    say("Nothing"),
    *(say("%(low)s–%(high)s", low=BAND * n + 1, high=BAND * (n + 1)) for n in range(BANDS - 1)),
    say("Over %(most)s", most=BAND * (BANDS - 1)),
)


def shares(points: Mapping[int, int]) -> dict[int, Fraction]:
    """One person's points as shares of 100, every feature in it."""
    total = sum(points.values())
    return {feature: Fraction(TOTAL * points.get(feature, 0), total) for feature in FEATURES}


def all_shares(state: AssessingState) -> dict[str, dict[int, Fraction]]:
    """The shares of everyone who could say, by person."""
    given = sorted(state.weights.counted.items())
    return {who: shares(answer.body) for who, answer in given if answer.body}


def refuse_weights(state: AssessingState, in_advance: bool) -> Rejection | None:
    """Too few answers; in advance, by who answered and not by whether they could say."""
    few = too_few_withdrawn(len(state.weights.withdrawn)) or too_few_answers(len(state.weights.counted))
    if few or in_advance or is_enough(len(all_shares(state))):
        return few
    text = "Results are shown once %(needed)s people have given out their points. Fewer have so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def weights_panel(state: AssessingState, room: Room) -> Panel | None:
    """A row a feature: its mean, and how many gave it nothing, 1 to 10, and so on."""
    if refuse_weights(state, in_advance=False):
        return None
    found, joined = all_shares(state), state.weights.joined_of(room.joined)
    means = {f: sum((split[f] for split in found.values()), Fraction(0)) / len(found) for f in FEATURES}
    order = sorted(FEATURES, key=lambda feature: -means[feature])
    bands = {f: Counter(_band(split[f]) for split in found.values()) for f in FEATURES}
    most, least = order[0], order[-1]
    return Panel(
        key=WEIGHTS,
        title=say("What the features weigh: %(proposal)s", proposal=state.proposal),
        badge=Badge.ROOM,
        basis=say("%(n)s of %(joined)s people who joined gave points.", n=len(found), joined=joined),
        summary=say(
            "Most for “%(most)s”, %(high)s of 100; least for “%(least)s”, %(low)s. Equal weights: 20 each.",
            most=FEATURES[most].short,
            high=_in_words(means[most]),
            least=FEATURES[least].short,
            low=_in_words(means[least]),
        ),
        columns=(
            Column("feature", say("Feature")),
            Column("mean", say("Mean of %(n)s", n=len(found)), is_number=True),
            *(Column(f"band-{band}", words, is_number=True) for band, words in enumerate(WORDS)),
        ),
        rows=tuple(
            {
                "feature": FEATURES[feature].short,
                "mean": _in_words(means[feature]),
                **{f"band-{band}": bands[feature][band] for band in range(len(WORDS))},
            }
            for feature in order
        ),
        chart=_chart(order, means),
        chart_rows=tuple(
            {"label": FEATURES[feature].short, "place": band, "count": bands[feature][band]}
            for feature in order
            for band in range(len(WORDS))
        ),
        notes=tuple(_notes(state, bands, len(found))),
    )


def _band(share: Fraction) -> int:
    """0 for nothing, 1 for up to 10, and so on; the last band has no upper end."""
    return min(-(-share // BAND), BANDS)


def _in_words(mean: Fraction) -> str:
    return f"{float(mean):.1f}"


def _chart(order: list[int], means: Mapping[int, Fraction]) -> Chart:
    options: dict[str, Any] = {
        "order": [FEATURES[feature].short for feature in order],
        "ticks": [[place, words] for place, words in enumerate(WORDS)],
        "values": [_in_words(means[feature]) for feature in order],
        "heading": say("Mean"),
    }
    return Chart(WEIGHTS, "strips", options)


def _notes(state: AssessingState, bands: Mapping[int, Counter[int]], people: int) -> Iterator[Message]:
    apart = len(state.weights.counted) - people
    if apart:
        yield say_n("%(n)s more can't say.", "%(n)s more can't say.", apart)
    for feature, counts in bands.items():
        if people in counts.values():
            yield say("%(thing)s: everyone is in the same column.", thing=FEATURES[feature].short)
    yield from late_notes(len(state.weights.late))
