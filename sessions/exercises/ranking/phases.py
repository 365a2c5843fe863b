"""Owns the steps of a ranking: own order, criteria, agreed order, with the words for each."""

from collections.abc import Iterator

from casestudies.schema import Materials
from sessions.exercises.base import Badge, Phase
from sessions.exercises.ranking.lenses import LENSES, Lens
from sessions.exercises.ranking.settings import RankingSettings
from sessions.words import Message, say

OWN, CRITERIA, AGREED = "own", "criteria", "agreed"
SIDES, OTHER_INFLUENCES = "sides", "other_influences"
PLANE = "plane:"  # a panel for each set
OWN_ORDERS = "own_orders_"  # a panel for each set: own orders are never pooled across sets


def own_orders_panel(set_key: str) -> str:
    """The key of the panel that holds one set's own orders."""
    return f"{OWN_ORDERS}{set_key}"


def plane_panel(set_key: str) -> str:
    """The key of the panel that draws one set against an earlier ranking."""
    return f"{PLANE}{set_key}"


def phases(settings: RankingSettings, materials: Materials) -> tuple[Phase, ...]:
    """The three phases; own orders have nothing to reveal until tables have agreed theirs."""
    lens, minutes = LENSES[settings.lens], settings.minutes
    sets = list(dict.fromkeys([*settings.set_keys, *materials.example_sets]))
    return _own(lens, minutes.own), _criteria(lens, minutes.criteria), _agreed(lens, settings, sets)


def _own(lens: Lens, minutes: int) -> Phase:
    return Phase(
        key=OWN,
        title=say("Own order"),
        say=lens.say_own,
        instruction=say("Tap a card to place it."),
        badge=Badge.INDIVIDUAL,
        minutes=minutes,
        noun=say("Orders in"),
    )


def _criteria(lens: Lens, minutes: int) -> Phase:
    return Phase(
        key=CRITERIA,
        title=say("Our criteria"),
        say=lens.say_criteria,
        instruction=say("Write, agree, then mark one as primary."),
        badge=Badge.TABLE,
        minutes=minutes,
        panels=(CRITERIA,),
        panel_names={CRITERIA: say("What each table goes by")},
        noun=say("Taking part"),
    )


def _agreed(lens: Lens, settings: RankingSettings, sets: list[str]) -> Phase:
    names = dict(_agreed_panels(lens, settings, sets))
    return Phase(
        key=AGREED,
        title=say("Our agreed order"),
        say=lens.say_agreed,
        instruction=say("Any phone at your table can move a card."),
        badge=Badge.TABLE,
        minutes=settings.minutes.agreed,
        panels=tuple(names),
        panel_names=names,
        noun=say("Tables finished"),
        counts_tables=True,
    )


def _agreed_panels(lens: Lens, settings: RankingSettings, sets: list[str]) -> Iterator[tuple[str, Message]]:
    yield AGREED, say("The order each table agreed")
    if lens.line:
        yield SIDES, say("Each card's side of the line")
    if settings.against:
        yield from ((plane_panel(key), _plane_name(lens, key)) for key in sets)
    yield OTHER_INFLUENCES, say("What else moved the tables")
    yield from ((own_orders_panel(key), say("Own orders, set %(key)s", key=key)) for key in sets)


def _plane_name(lens: Lens, set_key: str) -> Message:
    return say("%(subject)s against the earlier ranking, set %(key)s", subject=lens.subject, key=set_key)
