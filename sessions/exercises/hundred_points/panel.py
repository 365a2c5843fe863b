"""The published result of 100 points: for each thing the mean, and how many people gave it about how much.

Everyone gives out the same total, so a mean is determined; it is a mean of those who gave points. How much
single people gave is told in bands of ten, the last one open: from exact points a person's whole split could
be put together, for the parts of each must add up to the total.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sessions.disclosure import ROOM_MINIMUM, is_enough, late_notes, too_few_answers, too_few_withdrawn
from sessions.errors import Rejection, refuse
from sessions.exercises.base import Badge, Chart, Column, Panel, Room
from sessions.exercises.hundred_points.answers import PointsState
from sessions.words import Message, say, say_n

SPREAD = "spread"
BAND, BANDS = 10, 6
LONGEST_LIST = 90  # characters of a sentence that names every mean
WORDS = (
    say("Nothing"),
    *(say("%(low)s–%(high)s", low=BAND * n + 1, high=BAND * (n + 1)) for n in range(BANDS - 1)),
    say("Over %(most)s", most=BAND * (BANDS - 1)),
)


@dataclass(frozen=True)
class Weight:
    """One thing: its mean over all who gave points, and how many gave each band, nothing first."""

    title: str
    mean: Fraction
    bands: Counter[int]

    @property
    def in_words(self) -> str:
        """The mean to one decimal."""
        return f"{float(self.mean):.1f}"


def band_of(points: int) -> int:
    """0 for nothing, 1 for 1 to 10, and so on; the last band has no upper end."""
    return min(-(-points // BAND), BANDS)


def weights(state: PointsState) -> list[Weight]:
    """All things, the weightiest first, equal ones in the plan's order; empty where nobody gave points."""
    splits = _splits(state)
    if not splits:
        return []
    found = [
        Weight(
            title,
            Fraction(sum(split.get(key, 0) for split in splits), len(splits)),
            Counter(band_of(split.get(key, 0)) for split in splits),
        )
        for key, title in state.settings.titles.items()
    ]
    return sorted(found, key=lambda weight: -weight.mean)


def refuse_reveal(state: PointsState, in_advance: bool) -> Rejection | None:
    """Too few answers; in advance, by who answered and not by whether they could say."""
    few = too_few_withdrawn(len(state.ballots.withdrawn)) or too_few_answers(len(state.ballots.counted))
    if few or in_advance or is_enough(len(_splits(state))):
        return few
    text = "Results are shown once %(needed)s people have given out their points. Fewer have so far."
    return refuse("too_few_answers", text, needed=ROOM_MINIMUM)


def spread_panel(state: PointsState, room: Room) -> Panel | None:
    """A row a thing: its mean, and how many gave it nothing, 1 to 10, and so on. None below the minimum."""
    if refuse_reveal(state, in_advance=False):
        return None
    found, people = weights(state), len(_splits(state))
    joined = state.ballots.joined_of(room.joined)
    return Panel(
        key=SPREAD,
        title=say("Points given: %(prompt)s", prompt=state.settings.prompt),
        badge=Badge.ROOM,
        basis=say("%(n)s of %(joined)s people who joined gave out their points.", n=people, joined=joined),
        summary=say("Mean points of %(n)s people: %(parts)s.", n=people, parts=_means(found)),
        columns=(
            Column("thing", say("Given to")),
            Column("mean", say("Mean of %(n)s", n=people), is_number=True),
            *(Column(f"band-{band}", words, is_number=True) for band, words in enumerate(WORDS)),
        ),
        rows=tuple(_row(weight) for weight in found),
        chart=_chart(found),
        chart_rows=tuple(
            {"label": weight.title, "place": band, "count": weight.bands[band]}
            for weight in found
            for band in range(len(WORDS))
        ),
        notes=tuple(_notes(state, found, people)),
    )


def _splits(state: PointsState) -> list[Mapping[str, int]]:
    """The points of everyone who could say."""
    return [answer.body.points for answer in state.ballots.counted.values() if answer.body.points]


def _means(found: list[Weight]) -> Message:
    """All means in one line, or where that is long the highest and the lowest."""
    parts = [f"{weight.title}: {weight.in_words}" for weight in found]
    if len("; ".join(parts)) <= LONGEST_LIST:
        return say("%(parts)s", parts="; ".join(parts))
    most, least = found[0], found[-1]
    text = "most for “%(most)s”, %(high)s; least for “%(least)s”, %(low)s"
    return say(text, most=most.title, high=most.in_words, least=least.title, low=least.in_words)


def _row(weight: Weight) -> dict[str, Any]:
    bands = {f"band-{band}": weight.bands[band] for band in range(len(WORDS))}
    return {"thing": weight.title, "mean": weight.in_words, **bands}


def _chart(found: list[Weight]) -> Chart:
    options = {
        "order": [weight.title for weight in found],
        "ticks": [[place, words] for place, words in enumerate(WORDS)],
        "values": [weight.in_words for weight in found],
        "heading": say("Mean"),
    }
    return Chart(SPREAD, "strips", options)


def _notes(state: PointsState, found: list[Weight], people: int) -> Iterator[Message]:
    apart = len(state.ballots.counted) - people
    if apart:
        yield say_n("%(n)s more can't say.", "%(n)s more can't say.", apart)
    for weight in found:
        if people in weight.bands.values():
            yield say("%(thing)s: everyone is in the same column.", thing=weight.title)
    yield from late_notes(len(state.ballots.late))
