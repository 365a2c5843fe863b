"""Owns the panels of partners who assessed one proposal apart: side by side, and where they differ."""

from collections.abc import Mapping
from typing import Any

from sessions.aggregation.framework.assessment import Assessment
from sessions.exercises.base import Chart, Column, Panel
from sessions.framework.eighteen import FEATURES, QUESTIONS
from sessions.framework.told.panels import ZONE_OPTIONS, Shown, on_chart
from sessions.framework.told.sentences import CAUTION, in_short, lines_crossed
from sessions.framework.zones import OURS
from sessions.words import Message, say

PARTNERS, DIFFERENCES = "partners", "differences"
NAMES: Mapping[str, Message] = {
    PARTNERS: say("Partners side by side"),
    DIFFERENCES: say("Where partners differ most"),
}


def partner_panels(shown: Shown) -> tuple[Panel, ...]:
    """None where they do not stand beside each other."""
    return (partners_panel(shown), differences_panel(shown)) if are_beside(shown.found) else ()


def are_beside(found: Assessment) -> bool:
    """Whether two partners or more placed anything."""
    return sum(one.score is not None for one in found.partners.values()) > 1


def partners_panel(shown: Shown) -> Panel:
    """Each partner's own assessment, with the same weights."""
    found = shown.found.partners
    scores = {name: one.score for name, one in found.items() if one.score is not None}
    most, least = max(scores, key=lambda name: scores[name]), min(scores, key=lambda name: scores[name])
    return shown.panel(
        PARTNERS,
        say("Partners' assessments side by side: %(proposal)s", proposal=shown.proposal),
        _summary(shown.found, least, most),
        columns=(
            Column("label", say("Partner")),
            Column("answers", say("Answers"), is_number=True),
            Column("score_words", say("Assessed"), is_number=True),
            *(Column(f"feature-{number}", one.short, is_number=True) for number, one in FEATURES.items()),
        ),
        rows=tuple(_partner(name, shown) for name in found),
        chart=Chart(PARTNERS, "zones", ZONE_OPTIONS),
        notes=(OURS, CAUTION),
    )


def differences_panel(shown: Shown) -> Panel:
    """The questions that two partners or more placed, the widest difference first."""
    found = shown.found
    widest = found.differences[0] if found.differences else None
    return shown.panel(
        DIFFERENCES,
        say("Where partners differ most: %(proposal)s", proposal=shown.proposal),
        say(
            "Furthest apart on question %(number)s: %(asks)s",
            number=widest.question,
            asks=QUESTIONS[widest.question].asks,
        )
        if widest and widest.widest
        else say("They do not differ on any question that two of them placed."),
        columns=(
            Column("number", say("No."), is_number=True),
            Column("asks", say("Question")),
            *(
                Column(f"partner-{at}", say("%(name)s", name=name), is_number=True)
                for at, name in enumerate(found.partners)
            ),
            Column("apart", say("Apart"), is_number=True),
        ),
        rows=tuple(
            {
                "number": one.question,
                "asks": QUESTIONS[one.question].asks,
                **{
                    f"partner-{at}": in_short(one.by_partner.get(name))
                    for at, name in enumerate(found.partners)
                },
                "apart": in_short(one.widest),
            }
            for one in found.differences
        ),
        notes=(CAUTION,),
    )


def _summary(found: Assessment, least: str, most: str) -> Message:
    """From the lowest partner's score to the highest; a red line that is crossed is said first."""
    ends = {
        "low": in_short(found.partners[least].score),
        "least": least,
        "high": in_short(found.partners[most].score),
        "most": most,
    }
    if found.is_vetoed:
        text = (
            "This group's assessment: %(lines)s, so no score stands. They would go from %(low)s "
            "(%(least)s) to %(high)s (%(most)s)."
        )
        return say(text, lines=lines_crossed(found), **ends)
    text = "From %(low)s (%(least)s) to %(high)s (%(most)s), each partner apart, with the same weights."
    return say(text, **ends)


def _partner(name: str, shown: Shown) -> dict[str, Any]:
    one = shown.found.partners[name]
    placed = on_chart(one.spread) if one.spread else {"score": None, "low": None, "high": None}
    return {
        "label": name,
        "answers": sum(asked.placed for asked in one.asked.values()),
        **placed,
        "score_words": in_short(one.score),
        **{f"feature-{number}": in_short(score) for number, score in one.features.items()},
    }
