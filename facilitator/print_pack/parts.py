"""The parts of the pack in the order in which they are printed, as they stand for one workshop."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casestudies.schema import CaseStudy, Materials
from facilitator.print_pack import texts
from facilitator.print_pack.ballots import ballot_pages, table_sheets
from facilitator.print_pack.cards import card_pages, long_sheets
from facilitator.print_pack.choices import Choices
from facilitator.print_pack.sheets import Page, Part
from facilitator.print_pack.signs import sign_pages
from facilitator.print_pack.wifi import Wifi
from sessions.exercises.registry import Registry
from sessions.paper.facts import paper_facts
from sessions.paper.forms import (
    CardsNeeded,
    PaperForm,
    PlannedStep,
    cards_needed,
    paper_forms,
    planned_steps,
)
from sessions.register import NameRow
from sessions.visibility import workshop_facts
from sessions.words import Message, say
from sessions.workshop import Workshop

NAMED = "delegates"  # the part with people's names, for the lead alone


@dataclass(frozen=True)
class Planned:
    """What of a workshop goes on paper, read at one moment."""

    facts: Mapping[str, Any]
    paper: Mapping[str, Any]  # what the notices are written from
    materials: Materials
    tables: Mapping[int, int]
    join_secret: str
    join_code: str
    cards: tuple[CardsNeeded, ...]
    forms: tuple[PaperForm, ...]
    steps: tuple[PlannedStep, ...]

    @property
    def seats(self) -> int:
        """How many people there is room for."""
        return sum(self.tables.values())

    @property
    def studies(self) -> Sequence[CaseStudy]:
        """The case studies of which the day tells, in its order."""
        told = (step.phase.stage[0] for step in self.steps if step.phase.stage)
        return [self.materials.case_study(slug) for slug in dict.fromkeys(told)]


@dataclass(frozen=True)
class Surroundings:
    """What the pack has to know besides: where phones find the server, and who may be named."""

    base: str
    registry: Registry
    code_of: Callable[[str], str]
    names: Sequence[NameRow] | None  # None for whoever may not see them
    wifi: Wifi | None = None
    is_secured: bool = False


def planned(room: Workshop) -> Planned:
    """Read it."""
    return Planned(
        facts=workshop_facts(room),
        paper=paper_facts(room),
        materials=room.materials,
        tables=room.tables_in_use,
        join_secret=room.join_secret,
        join_code=room.join_code,
        cards=cards_needed(room),
        forms=paper_forms(room),
        steps=planned_steps(room),
    )


def all_parts(plan: Planned, around: Surroundings, choices: Choices) -> list[Part]:
    """Every part, with those that are empty here."""
    parts = [
        *_for_tables(plan, around, choices),
        *_for_people(plan, around, choices),
        *_to_read(plan, choices),
        *_for_the_team(plan, around, choices),
    ]
    return [part for part in parts if part is not None]


def _for_tables(plan: Planned, around: Surroundings, choices: Choices) -> list[Part | None]:
    signs = sign_pages(around.base, plan.join_secret, plan.join_code, plan.tables, around.wifi)
    at_once = max((one.tables for one in plan.cards), default=1)
    long = long_sheets(plan.cards)
    return [
        _part("signs", say("Table signs"), SIGNS, signs, choices, 1),
        _part("cards", say("Example cards"), CARDS, card_pages(plan.cards), choices, at_once, NO_CARDS, True),
        _part("long-sheets", say("Long sheets"), LONG, long, choices, at_once) if long else None,
        _part(
            "table-sheets",
            say("Sheets for tables to write on"),
            SHEETS,
            table_sheets(plan.forms, around.registry),
            choices,
            1,
            NO_SHEETS,
        ),
    ]


def _for_people(plan: Planned, around: Surroundings, choices: Choices) -> list[Part | None]:
    ballots = ballot_pages(plan.forms, list(plan.tables), around.registry, choices, around.code_of)
    consent = [Page("print/consent.html", {"paper": plan.paper})]
    notice = texts.notice_pages(plan.paper, around.is_secured)
    agenda = texts.agenda_pages(plan.steps, choices) if plan.steps else []
    people, tables = -(-plan.seats // 2), len(plan.tables)
    no_ballots = NO_BALLOTS if choices.ballots else NONE_WANTED
    return [
        Part(
            "ballots",
            say("Ballots"),
            BALLOTS,
            ballots,
            empty=None if ballots else no_ballots,
            is_counted=False,
        ),
        _part("agenda", say("Agenda and what to expect"), AGENDA, agenda, choices, tables, NO_AGENDA, True),
        _part("consent", say("Consent sheets"), CONSENT, consent, choices, people),
        _part("notice", say("Privacy notice"), NOTICE, notice, choices, tables, has_backs=True),
    ]


def _to_read(plan: Planned, choices: Choices) -> list[Part | None]:
    held, tables = plan.materials, len(plan.tables)
    briefing = texts.briefing_pages(held.briefing) if held.briefing else []
    glossary = texts.glossary_pages(held.glossary) if held.glossary else []
    stages = texts.case_pages(plan.studies)
    return [
        _part("briefing", say("Briefing"), BRIEFING, briefing, choices, tables, NO_BRIEFING, True),
        _part("glossary", say("Words"), GLOSSARY, glossary, choices, tables, NO_GLOSSARY, True),
        _part("stages", say("Case studies, stage by stage"), STAGES, stages, choices, tables, NO_STAGES),
    ]


def _for_the_team(plan: Planned, around: Surroundings, choices: Choices) -> list[Part | None]:
    run = texts.run_pages(plan.steps, choices)
    found: list[Part | None] = [_part("run-sheet", say("Run sheet"), RUN, run, choices, 1, NO_AGENDA, True)]
    if around.names is not None:
        names = texts.name_pages(around.names)
        found.append(_part(NAMED, say("Delegate list"), NAMES, names, choices, 1, NO_NAMES))
    return found


def _part(
    key: str,
    title: Message,
    purpose: Message,
    pages: Sequence[Page],
    choices: Choices,
    copies: int,
    empty: Message | None = None,
    has_backs: bool = False,
) -> Part:
    wanted = choices.copies.get(key, copies)
    return Part(key, title, purpose, pages, wanted, has_backs, None if pages else empty)


SIGNS = say("One for each table: a code to scan, and the address and code to type.")
CARDS = say("Two to a page, each with its sheet behind it. Cut them apart; each table gets its set.")
LONG = say("The sheets of cards that are too long for a card's back.")
SHEETS = say("For tables that write on paper. Type them in afterwards on the page Count paper.")
BALLOTS = say("For people who answer on paper: two halves a page, the same number on all of a person's.")
AGENDA = say("When things happen, and how the day works. Send it ahead, or put one on each table.")
CONSENT = say("Two to a page. People tick what they agree to, and sign. It bears no ballot number.")
NOTICE = say("What becomes of what people say, for those who don't read it on a phone.")
BRIEFING = say("What to know about the subject before the day.")
GLOSSARY = say("What the words of the day mean.")
STAGES = say("For those on paper: a page a stage. Hand each out when the day comes to it.")
RUN = say("For you: each step with its time, what is read out, and room for notes.")
NAMES = say("Who asked to be on it under “My choices”. For the lead alone.")
NO_CARDS = say("No exercise of this day uses example cards.")
NO_SHEETS = say("No exercise of this day has a table write on paper.")
NO_BALLOTS = say("No exercise of this day is answered on paper by one person.")
NONE_WANTED = say("None are wanted: set how many each table gets.")
NO_AGENDA = say("The agenda has no exercise yet.")
NO_BRIEFING = say("The materials of this workshop have no briefing.")
NO_GLOSSARY = say("The materials of this workshop have no glossary.")
NO_STAGES = say("No exercise of this day tells of a case study.")
NO_NAMES = say("Nobody has asked to be on the delegate list yet.")
