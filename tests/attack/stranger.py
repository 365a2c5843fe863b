"""The attack on a whole day: from all that was published, which withheld counts follow?

Groups are what others in a room may tell apart: who was there in a round, whose answer was counted from when
on, who changed it late, who withdrew. Withheld is every count of such a group that no rule lets anyone know:
a group whose split may be shown, a batch of five or more that joined, and the whole room are not withheld.
Nor is it news what one result says alone: nobody chose it, or everybody did. Where a result leaves a question
empty, nobody may know any count of it over the people whose answers that result counts.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

import numpy as np

from sessions.disclosure import GROUP, may_split
from sessions.exercises.base import Panel
from sessions.workshop import Exercise, Workshop
from tests.attack.cards_hidden import Found, hidden_parts
from tests.attack.figures import abstained, beside, figures_of, questions_of
from tests.attack.published import Publication, Published
from tests.attack.question import Figure, Question
from tests.attack.sums import NOTHING, Group, Puzzle, Slot, Stranger, Sum, Value, tally

Name = tuple[Hashable, ...]
STEADY, ABSENT = "steady", "absent"
LOOKS = 4


@dataclass(frozen=True)
class Known:
    """A question with all that was published about it, and how each person's answers came to be counted."""

    question: Question
    publications: Sequence[tuple[Publication, Sequence[Figure]]]
    labels: Mapping[str, tuple[Hashable, ...]]  # by person, one label a prompt
    values: Mapping[tuple[str, Slot], Value]


def break_into(workshop: Workshop, published: Published, chance: Random) -> list[Found]:
    """All withheld counts of a day that a stranger can work out."""
    found: list[Found] = []
    for exercise in workshop.exercises.values():
        if exercise.kind.prompts(exercise.state):
            for question in questions_of(exercise):
                found += _attack(_known(workshop, exercise, question, published), chance)
            found += hidden_parts(exercise, published)
    return found


def _known(workshop: Workshop, exercise: Exercise, question: Question, published: Published) -> Known:
    about = []
    for one in published.found:
        if one.exercise == exercise.id:
            figures = [f for f in _figures(exercise, one, published) if f.question == question.name]
            if figures:
                about.append((one, figures))
    people = list(workshop.participants)
    labels: dict[str, tuple[Hashable, ...]] = {}
    values: dict[tuple[str, Slot], Value] = {}
    for who in people:
        mine = []
        for prompt in question.prompts:
            versions: list[Any] = []
            telling = [one for one, figures in about if any(prompt in figure.prompts for figure in figures)]
            history = tuple(_version(one.counted[prompt].get(who), versions) for one in telling)
            for number, (_, body) in enumerate(versions):
                values[who, Slot(prompt, number)] = question.value(body)
            mine.append(_label(history, bool(telling) and who in telling[0].there[prompt]))
        labels[who] = tuple(mine)
    return Known(question, about, labels, values)


def _figures(exercise: Exercise, one: Publication, published: Published) -> list[Figure]:
    if isinstance(one.panel, Panel):
        return [*figures_of(exercise, one.phase, one.panel), *beside(exercise, one, published.found)]
    return abstained(exercise, one.phase, one.panel)


def _version(answer: Any, versions: list[Any]) -> int | None:
    """The how manieth answer of a person this is; None for none."""
    if answer is None:
        return None
    if answer not in versions:
        versions.append(answer)
    return versions.index(answer)


def _label(history: tuple[int | None, ...], was_there: bool) -> Hashable:
    """Steady is who is counted throughout, or nowhere though there: nobody saw that they were silent."""
    if set(history) == {0}:
        return STEADY
    if set(history) <= {None}:
        return STEADY if was_there else ABSENT
    return history


def _attack(known: Known, chance: Random) -> Iterator[Found]:
    question = known.question
    is_empty = any(figure.hides for _, figures in known.publications for figure in figures)
    if not known.publications or (len(set(known.labels.values())) < 2 and not is_empty):
        return
    groups = list(_groups(known))
    puzzle = Puzzle(question.domain, groups)
    sums = {one.number: list(_sums(known, groups, one, figures)) for one, figures in known.publications}
    withheld = [
        (names, prompt, value, puzzle.cell(names, prompt, value))
        for names, prompt in _withheld(known, groups)
        for value in sorted(question.domain, key=str)
    ]
    empty = _left_empty(known, puzzle)
    if not withheld and not empty:
        return
    stranger = Stranger(puzzle, [item for items in sums.values() for item in items])
    stranger.look_around(chance, LOOKS)
    plain = _plain(known, sums)
    told = [*plain, *_batches_told(known, puzzle), *_once_told(known, puzzle)]
    with_batches = Stranger(puzzle, told)
    for cells, anybody in ((withheld, with_batches), (empty, Stranger(puzzle, plain))):
        for names, prompt, value, cell in cells:
            count = stranger.knows(cell)
            if count is not None and anybody.knows(cell) is None:
                yield Found(f"{question.name} ({prompt})", " and ".join(map(str, names)), value, count)


def _left_empty(known: Known, puzzle: Puzzle) -> list[tuple[Collection[Name], str, Value, np.ndarray]]:
    """How those whose answers a result counts placed what it leaves empty, each time anew.

    How many could not say or said nothing is no answer that is kept from anyone.
    """
    found: dict[Any, Any] = {}
    for one, figures in known.publications:
        for figure in [figure for figure in figures if figure.hides]:
            prompt = figure.prompts[0]
            slots = {group.name: (_slot(known, group, prompt, one),) for group in puzzle.groups}
            counted = {name: slot for name, slot in slots.items() if slot != (None,)}
            for (value,) in figure.weights:
                cell = puzzle.weigh(Sum(one.name, counted, {(value,): 1.0}, 0, 0))
                found[frozenset(counted.items()), value] = (counted.keys(), prompt, value, cell)
    return list(found.values())


def _groups(known: Known) -> Iterator[Group]:
    for name, size in tally(known.labels.values()).items():
        assert isinstance(name, tuple)
        slots, silent = [], set()
        for prompt, label in zip(known.question.prompts, name, strict=True):
            if label == STEADY:
                slots.append(Slot(prompt, 0))
                silent.add(prompt)
            elif label != ABSENT:
                slots += [Slot(prompt, version) for version in sorted({v for v in label if v is not None})]
        yield Group(name, size, tuple(slots), frozenset(silent))


def _sums(
    known: Known, groups: Sequence[Group], one: Publication, figures: Sequence[Figure]
) -> Iterator[Sum]:
    """The figures of a publication as sums over groups."""
    for figure in figures:
        slots = {
            group.name: tuple(_slot(known, group, prompt, one) for prompt in figure.prompts)
            for group in groups
        }
        yield Sum(one.name, slots, figure.weights, figure.low, figure.high)


def _slot(known: Known, group: Group, prompt: str, one: Publication) -> Slot | None:
    """The answer of a group's people that a publication counts."""
    label: Any = group.name[known.question.prompts.index(prompt)]
    if label in (STEADY, ABSENT):
        return Slot(prompt, 0) if label == STEADY else None
    about = [
        other.number
        for other, figures in known.publications
        if any(prompt in figure.prompts for figure in figures)
    ]
    version = label[about.index(one.number)]
    return None if version is None else Slot(prompt, version)


def _withheld(known: Known, groups: Sequence[Group]) -> Iterator[tuple[frozenset[Name], str]]:
    """Groups, alone and together with those alike in one prompt, whose answers to a prompt nobody may know.

    Where what they said is told of some as a whole, the rest of them is what nobody may know.
    """
    prompts = known.question.prompts
    seen = set()
    for place, prompt in enumerate(prompts):
        for names in _gatherings(groups, len(prompts)):
            here = frozenset(name for name in names if name[place] != ABSENT)
            if not here or _is_one_count(known, groups, here, prompt):
                continue
            rest = _untold(groups, here, place)
            said = tally(_newest(known, rest, prompt))
            if said and (rest, prompt) not in seen:
                seen.add((rest, prompt))
                if not may_split(said.get(value, 0) for value in known.question.domain):
                    yield rest, prompt


def _gatherings(groups: Sequence[Group], prompts: int) -> Iterator[list[Name]]:
    for group in groups:
        yield [group.name]
    for place in range(prompts):
        for label in {group.name[place] for group in groups}:
            yield [group.name for group in groups if group.name[place] == label]


def _is_one_count(known: Known, groups: Sequence[Group], here: frozenset[Name], prompt: str) -> bool:
    """Whether one result counts just these."""
    return any(
        here == {group.name for group in groups if _slot(known, group, prompt, one)}
        for one, figures in known.publications
        if any(prompt in figure.prompts for figure in figures)
    )


def _untold(groups: Sequence[Group], here: frozenset[Name], place: int) -> frozenset[Name]:
    """Those of some groups that are not whole batches: what these said is told, and what the steady did."""
    rest = set(here)
    for label in {name[place] for name in here}:
        alike = [group for group in groups if group.name[place] == label]
        is_batch = label == STEADY or sum(group.size for group in alike) >= GROUP
        if is_batch and {group.name for group in alike} <= here:
            rest -= {group.name for group in alike}
    return frozenset(rest)


def _newest(known: Known, names: Collection[Name], prompt: str) -> Iterator[Value]:
    """What people of some groups answered last."""
    for who, label in known.labels.items():
        slots = [slot for person, slot in known.values if person == who and slot.prompt == prompt]
        if label in names and slots:
            yield known.values[who, max(slots, key=_age)]


def _age(slot: Slot) -> int:
    return slot.version


def _plain(known: Known, sums: Mapping[int, Sequence[Sum]]) -> list[Sum]:
    """What nobody or everybody said in one result."""
    fair = []
    for one, figures in known.publications:
        alone = [
            (item, figure)
            for item, figure in zip(sums[one.number], figures, strict=True)
            if len(figure.prompts) == 1
        ]
        fair += [item for item, _ in alone if item.low == item.high == 0]
        fair += [item for item, figure in alone if item.low >= len(one.counted[figure.prompts[0]])]
    return fair


def _batches_told(known: Known, puzzle: Puzzle) -> Iterator[Sum]:
    """How those who stayed throughout answered, and each told batch."""
    for place, prompt in enumerate(known.question.prompts):
        steady = {g.name: Slot(prompt, 0) for g in puzzle.groups if g.name[place] == STEADY}
        yield from _told(known, steady, prompt)
        for batch in _batches(known, puzzle.groups, place):
            if sum(group.size for group in puzzle.groups if group.name in batch) >= GROUP:
                yield from _told(known, batch, prompt)


def _once_told(known: Known, puzzle: Puzzle) -> Iterator[Sum]:
    """How those with a place in one of two rounds only stood there, where a change is told cell by cell.

    From ten people with a place both times it may be; that it also tells of the others, all together, is a
    known limit (docs/evidence.md). Who they are it does not tell, and nobody of them was seen to come or go.
    """
    for one, figures in known.publications:
        cells = [figure for figure in figures if len(figure.prompts) == 2 and len(figure.weights) == 1]
        if not cells:
            continue
        prompts, pairs = cells[0].prompts, [pair for figure in cells for pair in figure.weights]
        slots = {
            group.name: tuple(_slot(known, group, prompt, one) for prompt in prompts)
            for group in puzzle.groups
        }
        if any(_came_or_went(known, name, prompts, two) for name, two in slots.items()):
            continue
        for place, prompt in enumerate(prompts):
            elsewhere = {*known.question.domain, NOTHING} - {pair[1 - place] for pair in pairs}
            for value in {pair[place] for pair in pairs}:
                said = sum(known.question.value(body) == value for _, body in one.counted[prompt].values())
                once = said - sum(f.low for f in cells for pair in f.weights if pair[place] == value)
                weights = {_in_order(place, value, other): 1.0 for other in elsewhere}
                yield Sum(one.name, slots, weights, once, once)


def _came_or_went(known: Known, name: Name, prompts: Sequence[str], slots: Sequence[Slot | None]) -> bool:
    """Whether people are counted in one of two rounds and were seen not to be there in the other."""
    labels = [name[known.question.prompts.index(prompt)] for prompt in prompts]
    return ABSENT in labels and any(slots)


def _in_order(place: int, value: Value, other: Value) -> tuple[Value, ...]:
    return (value, other) if place == 0 else (other, value)


def _batches(known: Known, groups: Sequence[Group], place: int) -> Iterator[dict[Name, Slot]]:
    """Who came into a count, went out of it, or changed in it between two publications, with that answer."""
    prompt = known.question.prompts[place]
    moved = [group for group in groups if group.name[place] not in (STEADY, ABSENT)]
    histories: dict[Name, Any] = {group.name: group.name[place] for group in moved}
    for first, second in combinations(range(max(map(len, histories.values()), default=0)), 2):
        steps = {name: (history[first], history[second]) for name, history in histories.items()}
        yield {n: Slot(prompt, now) for n, (was, now) in steps.items() if was is None and now is not None}
        yield {n: Slot(prompt, was) for n, (was, now) in steps.items() if was is not None and now is None}
        changed = {n: both for n, both in steps.items() if None not in both and both[0] != both[1]}
        for moment in (0, 1):
            yield {n: Slot(prompt, both[moment]) for n, both in changed.items()}


def _told(known: Known, slots: Mapping[Name, Slot], prompt: str) -> Iterator[Sum]:
    """How people of these groups answered, as it was."""
    said = tally(
        known.values[who, slots[label]]
        for who, label in known.labels.items()
        if label in slots and (who, slots[label]) in known.values
    )
    for value in known.question.domain:
        count = said.get(value, 0)
        yield Sum("a batch", {name: (slot,) for name, slot in slots.items()}, {(value,): 1.0}, count, count)
