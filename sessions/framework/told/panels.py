"""Owns the panels of an assessment: its profile, its zones, and what it hangs on.

Whoever shows them says whose answers they are: `basis` is their n, `badge` whether they are agreed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sessions.aggregation.framework.assessment import Assessment
from sessions.aggregation.framework.spread import DECIMALS, Spread
from sessions.exercises.base import Badge, Chart, Column, Panel
from sessions.framework.eighteen import FEATURES, QUESTIONS, questions_of
from sessions.framework.told.sentences import (
    CAUTION,
    DRAWS,
    flip_sentence,
    headline,
    in_draws,
    in_short,
    notes,
)
from sessions.framework.zones import LOWER, MEANINGS, OURS, TITLES, UPPER, zone_of
from sessions.words import Message, say, say_n

PROFILE, ZONES, WITHOUT, REACHES = "profile", "zones", "without", "reaches"
NAMES: Mapping[str, Message] = {
    PROFILE: say("This group's assessment, by feature"),
    ZONES: say("The three zones"),
    WITHOUT: say("The assessment without each question"),
    REACHES: say("Which answers could move right"),
}
ZONE_OPTIONS: Mapping[str, Any] = {
    "zones": list(TITLES.values()),
    "cuts": [float(LOWER), float(UPPER)],
    "key": DRAWS,
}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """Whose assessment is shown, of what: n in words, and whether people answered alone or agreed."""

    found: Assessment
    proposal: str
    basis: Message
    badge: Badge

    def panel(self, key: str, title: Message, summary: Message, **parts: Any) -> Panel:
        """A panel of this assessment."""
        return Panel(key, title, self.badge, self.basis, summary, **parts)


def reading_panels(shown: Shown) -> tuple[Panel, ...]:
    """All that is read off one group's answers, the profile first."""
    return (profile_panel(shown), zones_panel(shown), without_panel(shown), reaches_panel(shown))


def profile_panel(shown: Shown) -> Panel:
    """The score and that of each feature, with their ends; red lines come first where there are any."""
    found = shown.found
    rows = (
        _scored(say("All together"), found.overall, found.asked.keys(), found),
        *(
            _scored(FEATURES[number].short, spread, [one.number for one in questions_of(number)], found)
            | {"weight": in_short(found.weights.features[number])}
            for number, spread in found.features.items()
        ),
    )
    return shown.panel(
        PROFILE,
        say("This group's assessment: %(proposal)s", proposal=shown.proposal),
        headline(found),
        columns=(
            Column("label", say("Feature")),
            Column("score_words", say("Assessed"), is_number=True),
            Column("ends", say("9 of 10 draws"), is_number=True),
            Column("answers", say("Answers"), is_number=True),
            Column("weight", say("Weight"), is_number=True),
        ),
        rows=rows,
        chart=Chart(PROFILE, "zones", ZONE_OPTIONS),
        notes=(*_vetoes(found), *notes(found)),
        plain=headline(found),
    )


def zones_panel(shown: Shown) -> Panel:
    """How many of a hundred draws fall into each zone."""
    shares = shown.found.overall.zone_shares
    return shown.panel(
        ZONES,
        say("How firmly the assessment stands: %(proposal)s", proposal=shown.proposal),
        say(
            "Of 100 draws over people and confidence, %(left)s, %(middle)s and %(right)s fall into the three "
            "zones.",
            **{zone.value: in_draws(share) for zone, share in shares.items()},
        ),
        columns=(
            Column("title", say("Zone")),
            Column("meaning", say("What it means")),
            Column("draws", say("Of 100 draws"), is_number=True),
        ),
        rows=tuple(
            {"zone": zone.value, "title": TITLES[zone], "meaning": MEANINGS[zone], "draws": in_draws(share)}
            for zone, share in shares.items()
        ),
        notes=(*_vetoes(shown.found), OURS, CAUTION),
    )


def without_panel(shown: Shown) -> Panel:
    """Each question that was placed: its mean, its n, and what the score would be without it."""
    found = shown.found
    rows = tuple(_without(number, found) for number in found.without)
    turned = sum(row["turns"] for row in rows)
    one = "Leaving one question out leads to another zone for %(n)s of %(of)s."
    return shown.panel(
        WITHOUT,
        say("The assessment without each question: %(proposal)s", proposal=shown.proposal),
        say_n(one, one, turned, of=len(rows)),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            Column("mean", say("Mean"), is_number=True),
            Column("placed", say("n"), is_number=True),
            Column("cant_say", say("Can't say"), is_number=True),
            Column("not_applying", say("Does not apply"), is_number=True),
            Column("without", say("Score without it"), is_number=True),
        ),
        rows=rows,
        notes=(flip_sentence(found), CAUTION),
    )


def reaches_panel(shown: Shown) -> Panel:
    """Which answers could move the score to the right, the most first."""
    found = shown.found
    rows = tuple(
        {
            "number": reach.question,
            "asks": QUESTIONS[reach.question].asks,
            "right": QUESTIONS[reach.question].right,
            "mean": in_short(reach.mean),
            "placed": found.asked[reach.question].placed,
            "gain": in_short(reach.gain),
        }
        for reach in found.reaches
    )
    summary = (
        say(
            "Most could be gained on question %(number)s: %(asks)s",
            number=rows[0]["number"],
            asks=rows[0]["asks"],
        )
        if rows
        else say("Every answer stands at the right end already.")
    )
    return shown.panel(
        REACHES,
        say("Which answers could move right: %(proposal)s", proposal=shown.proposal),
        summary,
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            Column("right", say("The right end")),
            Column("mean", say("Mean"), is_number=True),
            Column("placed", say("n"), is_number=True),
            Column("gain", say("Could add"), is_number=True),
        ),
        rows=rows,
        notes=(CAUTION,),
    )


def on_chart(spread: Spread) -> dict[str, float]:
    """A score and its ends as a chart has them, as finely as they were drawn."""
    return {"score": round(float(spread.score), DECIMALS), "low": spread.low, "high": spread.high}


def _scored(label: Message, spread: Spread | None, asked: Any, found: Assessment) -> dict[str, Any]:
    """One line of the profile."""
    answers = sum(found.asked[number].placed for number in asked)
    row: dict[str, Any] = {"label": label, "answers": answers, "weight": None}
    if spread is None:
        return {**row, "score": None, "low": None, "high": None, "score_words": None, "ends": None}
    low, high = in_short(spread.low), in_short(spread.high)
    return {
        **row,
        **on_chart(spread),
        "score_words": in_short(spread.score),
        "ends": say("%(low)s to %(high)s", low=low, high=high),
    }


def _without(number: int, found: Assessment) -> dict[str, Any]:
    asked, left = found.asked[number], found.without[number]
    return {
        "number": number,
        "asks": QUESTIONS[number].asks,
        "mean": in_short(asked.mean),
        "placed": asked.placed,
        "cant_say": asked.cant_say,
        "not_applying": asked.not_applying,
        "without": in_short(left),
        "turns": left is not None and zone_of(left) is not zone_of(found.score),
    }


def _vetoes(found: Assessment) -> tuple[Message, ...]:
    """Each red line that is crossed, in the words it was written in."""
    return tuple(say("Red line: %(line)s", line=line) for line in found.vetoes)
