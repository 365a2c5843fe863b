"""Owns the steps of a ranking: own order, criteria, agreed order, minority record, with the words for each.

A plan chooses which of them take place. Own answers have nothing to reveal until the last of the other parts,
so that nobody is told how people leaned while tables still talk.
"""

from collections.abc import Iterator

from casestudies.schema import Materials
from sessions.exercises.base import Badge, Phase
from sessions.exercises.ranking.lenses import LENSES, Lens
from sessions.exercises.ranking.settings import RankingSettings
from sessions.words import Message, say

OWN, CRITERIA, AGREED, MINORITY = "own", "criteria", "agreed", "minority"
SIDES, OTHER_INFLUENCES = "sides", "other_influences"
PLANE = "plane:"  # a panel for each set
MOVES = "moves:"  # a panel for each set
SHARED = "shared_criteria"  # a result for the report alone
TOGETHER = "together:"  # a result for the report alone, for each set
MARKS = "marks:"  # a panel for each set, where people mark most and least
OWN_ORDERS = "own_orders_"  # a panel for each set: own orders are never pooled across sets


def own_orders_panel(set_key: str) -> str:
    """The key of the panel that holds one set's own orders."""
    return f"{OWN_ORDERS}{set_key}"


def own_panel_key(settings: RankingSettings, set_key: str) -> str:
    """The key of the panel that holds one set's own answers, orders or marks."""
    return f"{MARKS}{set_key}" if settings.is_quick else own_orders_panel(set_key)


def plane_panel(set_key: str) -> str:
    """The key of the panel that draws one set against an earlier ranking."""
    return f"{PLANE}{set_key}"


def moves_panel_key(set_key: str) -> str:
    """The key of the panel that sets one set's own orders beside the agreed ones."""
    return f"{MOVES}{set_key}"


def together_panel(set_key: str) -> str:
    """The key of the panel that takes the orders of all tables with one set together."""
    return f"{TOGETHER}{set_key}"


def shows_own(settings: RankingSettings) -> str:
    """The phase in which own answers can be revealed: where tables agree, else the last there is."""
    return AGREED if AGREED in settings.steps else settings.steps[-1]


def has_moves(settings: RankingSettings) -> bool:
    """Whether agreed orders can be set beside own ones: marks are no order."""
    return OWN in settings.steps and AGREED in settings.steps and not settings.is_quick


def phases(settings: RankingSettings, materials: Materials) -> tuple[Phase, ...]:
    """The phases that the plan has."""
    sets = list(dict.fromkeys([*settings.set_keys, *materials.example_sets]))
    lens = LENSES[settings.lens]
    found = (
        _own(lens, settings, sets),
        _criteria(lens, settings, sets),
        _agreed(lens, settings, sets),
        _minority(settings.minutes.minority),
    )
    return tuple(phase for phase in found if phase.key in settings.steps)


def _own(lens: Lens, settings: RankingSettings, sets: list[str]) -> Phase:
    names = dict(_own_names(OWN, settings, sets))
    is_quick = settings.is_quick
    return Phase(
        key=OWN,
        title=say("Most and least") if is_quick else say("Own order"),
        say=lens.say_marks if is_quick else lens.say_own,
        instruction=say("Mark one of each.") if is_quick else say("Tap a card to place it."),
        badge=Badge.INDIVIDUAL,
        minutes=settings.minutes.own,
        panels=tuple(names),
        panel_names=names,
        noun=say("Answers in") if is_quick else say("Orders in"),
    )


def _criteria(lens: Lens, settings: RankingSettings, sets: list[str]) -> Phase:
    names = {CRITERIA: say("What each table goes by"), **dict(_own_names(CRITERIA, settings, sets))}
    return Phase(
        key=CRITERIA,
        title=say("Our criteria"),
        say=lens.say_criteria,
        instruction=say("Write, agree, then mark one as primary."),
        badge=Badge.TABLE,
        minutes=settings.minutes.criteria,
        panels=tuple(names),
        panel_names=names,
        report_panels=(SHARED,),
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
        report_panels=tuple(together_panel(key) for key in sets),
        noun=say("Tables finished"),
        counts_tables=True,
    )


def _minority(minutes: int) -> Phase:
    return Phase(
        key=MINORITY,
        title=say("Minority record"),
        say=say(
            "Your table's order stands. If you see it differently, put that on record now, with your reason "
            "and without your name. If not, press “I have nothing to add”. Everyone presses something."
        ),
        instruction=say("Each of you on your own."),
        badge=Badge.INDIVIDUAL,
        minutes=minutes,
        panels=(MINORITY,),
        panel_names={MINORITY: say("Who sees it differently, and why")},
        noun=say("Answers in"),
    )


def _agreed_panels(lens: Lens, settings: RankingSettings, sets: list[str]) -> Iterator[tuple[str, Message]]:
    yield AGREED, say("The order each table agreed")
    if lens.line:
        yield SIDES, say("Each card's side of the line")
    if settings.against:
        yield from ((plane_panel(key), _plane_name(lens, key)) for key in sets)
    yield OTHER_INFLUENCES, say("What else moved the tables")
    yield from _own_names(AGREED, settings, sets)
    if has_moves(settings):
        yield from ((moves_panel_key(key), say("Own and agreed, set %(key)s", key=key)) for key in sets)


def _own_names(phase: str, settings: RankingSettings, sets: list[str]) -> Iterator[tuple[str, Message]]:
    if OWN not in settings.steps or phase != shows_own(settings):
        return
    text = "Most and least, set %(key)s" if settings.is_quick else "Own orders, set %(key)s"
    yield from ((own_panel_key(settings, key), say(text, key=key)) for key in sets)


def _plane_name(lens: Lens, set_key: str) -> Message:
    return say("%(subject)s against the earlier ranking, set %(key)s", subject=lens.subject, key=set_key)
