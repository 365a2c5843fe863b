"""Owns the same proposal assessed by several partners apart, and where they differ most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sessions.aggregation.framework.score import means
from sessions.framework.answer import Answer
from sessions.framework.eighteen import QUESTIONS


@dataclass(frozen=True)
class Difference:
    """One question that two partners or more placed, with the mean of each, and from least to most."""

    question: int
    by_partner: Mapping[str, Fraction]
    widest: Fraction


def of_partners(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """The answers of each partner, by name; those given for none are left out."""
    found: dict[str, list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: one.partner):
        if answer.partner:
            found.setdefault(answer.partner, []).append(answer)
    return found


def differences(answers: Sequence[Answer]) -> list[Difference]:
    """The widest first, equal ones in the questions' order."""
    by_partner = {partner: means(given) for partner, given in of_partners(answers).items()}
    found = []
    for question in QUESTIONS:
        placed = {partner: of_one[question] for partner, of_one in by_partner.items() if question in of_one}
        if len(placed) > 1:
            found.append(Difference(question, placed, max(placed.values()) - min(placed.values())))
    return sorted(found, key=lambda one: (-one.widest, one.question))
