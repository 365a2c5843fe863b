"""The report writer's desk as its pages show it: what there is, what is found by searching, how far it is."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sessions import events as e
from sessions.attendance import attendance_in
from sessions.coding.book import Code, by_family
from sessions.coding.double import agreements, is_withheld
from sessions.coding.remarks import Remark
from sessions.coding.searching import Desk, counts_by_code
from sessions.coding.state import Coding
from sessions.ids import ExerciseId
from sessions.screens import reached
from sessions.words import Message, say
from sessions.workshop import Exercise, Workshop

View = dict[str, Any]


def codes_view(workshop: Workshop, found: Desk) -> list[View]:
    """The codebook by family; each code with its statements and tables, set aside ones left out."""
    counts = counts_by_code(found)
    return [
        {
            "family": family,
            "codes": [{"code": code, **_counted(counts.get(code.key, []))} for code in codes],
        }
        for family, codes in by_family(workshop.coding.codes)
    ]


def _counted(held: Sequence[Remark]) -> View:
    return {"remarks": len(held), "tables": len({one.table for one in held})}


def glance_view(workshop: Workshop, found: Desk) -> list[View]:
    """The day's exercises with their steps: how many answered, what was said, and how much has a code."""
    return [_exercise(workshop, found, exercise) for exercise in workshop.exercises.values()]


def _exercise(workshop: Workshop, found: Desk, exercise: Exercise) -> View:
    pool = [one for one in found.pool if one.exercise == exercise.id]
    here = [step for step in exercise.steps if step.phase.takes_answers]
    return {
        "id": exercise.id,
        "title": exercise.title,
        "is_reached": any(one is exercise for one in reached(workshop)),
        "steps": [
            {
                "title": step.phase.title,
                "is_open": step.is_open,
                "was_open": step.was_open,
                "answered": attendance_in(workshop, step).answered if step.was_open else None,
                "there": attendance_in(workshop, step).there if step.was_open else None,
            }
            for step in here
        ],
        "remarks": len(pool),
        "coded": sum(bool(found.codes[one.reference]) for one in pool),
        "aside": sum(one.reference in found.aside for one in pool),
        "is_withheld": is_withheld(workshop.coding, exercise.id),
    }


def findings_view(workshop: Workshop, found: Desk) -> View:
    """Findings with their statements, views in pairs, and what was set aside with the reason."""
    coding, by_name = workshop.coding, {one.reference: one for one in found.pool}
    return {
        "findings": [
            {
                "finding": finding,
                "remarks": [by_name[name] for name in finding.remarks if name in by_name],
                "gone": sum(name not in by_name for name in finding.remarks),
                "tables": len({by_name[name].table for name in finding.remarks if name in by_name}),
            }
            for finding in coding.findings.values()
        ],
        "pairs": [
            (by_name[one], by_name[other]) for one, other in coding.pairs if {one, other} <= by_name.keys()
        ],
        "aside": [(by_name[name], reason) for name, reason in coding.set_aside.items() if name in by_name],
    }


def double_view(workshop: Workshop, found: Desk) -> View | None:
    """How far two people are who code apart, and once both may be seen how far they agree."""
    coding = workshop.coding
    double = coding.double
    if double is None:
        return None
    covered = [one for one in found.pool if double.covers(one.exercise)]
    exercise = workshop.exercises.get(ExerciseId(double.exercise))
    return {
        "double": double,
        "exercise": exercise.title if exercise else "",
        "remarks": len(covered),
        "agreements": agreements(coding, covered),
    }


def changes_view(coding: Coding, by: str, most: int = 10) -> list[View]:
    """The newest changes by one link or sign-in, the newest first, as far as it can be taken back here."""
    standing = [change for change in reversed(coding.changes.values()) if not change.is_undone]
    newest = {change.about: change for change in reversed(standing)}
    own = (
        change
        for change in standing
        if change.by == by
        and newest[change.about] is change
        and not isinstance(change.event, e.DoubleCodingSet)
    )
    return [{"seq": one.seq, "at": one.at, "done": told(one.event)} for one in islice(own, most)]


def told(event: e.CodingEvent) -> Message:
    """What was done, in the past tense, for whoever did it."""
    match event:
        case e.RemarkCoded():
            text = "%(code)s on %(remark)s" if event.is_on else "%(code)s off %(remark)s"
            return say(text, code=event.code, remark=f"{event.exercise}:{event.saying}")
        case e.RemarkSetAside():
            text = "Set aside %(remark)s" if event.reason else "Put back %(remark)s"
            return say(text, remark=f"{event.exercise}:{event.saying}")
        case e.FindingWritten():
            return say("Wrote %(finding)s" if event.text else "Took out %(finding)s", finding=event.finding)
        case e.CodeDefined():
            return say("Code %(code)s: %(title)s", code=event.code, title=event.title)
        case e.CodesMerged():
            text = "Merged %(code)s into %(into)s" if event.into else "%(code)s counts for itself again"
            return say(text, code=event.code, into=event.into)
        case e.ViewsPaired():
            text = "Put %(one)s against %(other)s" if event.is_on else "Took %(one)s and %(other)s apart"
            return say(text, one=event.one, other=event.other)
    return say("Changed who codes apart")


def code_named(coding: Coding, given: str) -> Code | None:
    """The code that somebody typed: its key, or its title or a beginning of it that no other has."""
    typed = given.strip()
    known = coding.code(typed.split(" ")[0].upper())
    if known:
        return coding.code(coding.stands_for(known.key))
    begun = [
        code for code in coding.codes if typed and str(code.title).casefold().startswith(typed.casefold())
    ]
    exact = [code for code in begun if str(code.title).casefold() == typed.casefold()]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None
