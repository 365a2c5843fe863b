"""Owns the steps of a ranking: own order, criteria, agreed order, with the words for each."""

from sessions.exercises.base import Badge, Phase
from sessions.exercises.ranking.lenses import LENSES
from sessions.exercises.ranking.settings import RankingSettings
from sessions.words import say

OWN, CRITERIA, AGREED = "own", "criteria", "agreed"
OWN_ORDERS = "own_orders_"  # a panel for each set: own orders are never pooled across sets


def own_orders_panel(set_key: str) -> str:
    """The key of the panel that holds one set's own orders."""
    return f"{OWN_ORDERS}{set_key}"


def phases(settings: RankingSettings) -> tuple[Phase, ...]:
    """The three phases; own orders have nothing to reveal until tables have agreed theirs."""
    lens, minutes = LENSES[settings.lens], settings.minutes
    own = Phase(
        key=OWN,
        title=say("Own order"),
        say=lens.say_own,
        instruction=say("Tap a card to place it."),
        badge=Badge.INDIVIDUAL,
        minutes=minutes.own,
        noun=say("Orders in"),
    )
    criteria = Phase(
        key=CRITERIA,
        title=say("Our criteria"),
        say=lens.say_criteria,
        instruction=say("Write, agree, then mark one as primary."),
        badge=Badge.TABLE,
        minutes=minutes.criteria,
        panels=(CRITERIA,),
        panel_names={CRITERIA: say("What each table goes by")},
        noun=say("Taking part"),
    )
    agreed = Phase(
        key=AGREED,
        title=say("Our agreed order"),
        say=lens.say_agreed,
        instruction=say("Any phone at your table can move a card."),
        badge=Badge.TABLE,
        minutes=minutes.agreed,
        panels=(AGREED, *(own_orders_panel(key) for key in settings.set_keys)),
        panel_names={
            AGREED: say("The order each table agreed"),
            **{own_orders_panel(key): say("Own orders, set %(key)s", key=key) for key in settings.set_keys},
        },
        noun=say("At tables that finished"),
    )
    return own, criteria, agreed
