"""Holds what two runs of a day sent to the same people against each other, line by line.

Apart stand times, ids, tokens and codes, and the one word that tells a table how far apart its own orders
are. A push is held against the picture that the same person would have got at the same version of the other
run: which pictures a busy server leaves out is chance, what stands in one is not.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facilitator.qr import qr_svg
from tests.withholding.witness import Sent, Witness

SPREAD = re.compile(r"(Own orders at this table: )[^.<]+\.")
NOT_PUSHED = ("mine", "files")  # of a picture that is asked for: the phone's own, and which scripts there are
VARYING = (
    (re.compile(r"\b1\d{9}(\.\d+)?\b"), "TIME"),
    (re.compile(r'(name="(?:csrf_token|command_id|offer)" value=")(?!@csrf@)[^"]+'), r"\1TOKEN"),
    (re.compile(r'(name="csrf-token" content=")[^"]+'), r"\1TOKEN"),
    (re.compile(r"^(body\.csrf: ).+", re.MULTILINE), r"\1TOKEN"),
    (re.compile(r'<p class="join-code.*?</p>'), "CODE"),
    (SPREAD, r"\1WORD."),
)


@dataclass(frozen=True)
class Account:
    """What one person was sent in a run; `known` maps this run's ids and codes to what they are."""

    witness: Witness
    known: Mapping[str, str]

    def told(self, body: Any) -> str:
        """What was sent, as a text that is the same in every run if nothing was given away."""
        text = "\n".join(_lines(body))
        for value, name in self.known.items():
            text = text.replace(value, name)
        for pattern, name in VARYING:
            text = pattern.sub(name, text)
        return text

    @cached_property
    def answers(self) -> list[tuple[str, str]]:
        """Everything the person asked for and got, in order."""
        return [(f"{sent.point}, {sent.what}", self.told(sent.body)) for sent in self.witness.asked]

    @cached_property
    def pictures(self) -> dict[int, str]:
        """By version, what a push to this person would hold."""
        found = {}
        for sent in self.witness.asked:
            if sent.what == "picture":
                pushed = {name: sent.body[name] for name in sent.body if name not in NOT_PUSHED}
                found[sent.body["version"]] = self.told(pushed)
        return found

    def spread(self) -> set[str]:
        """The sentences with the word that stands apart."""
        pages = (line for sent in self.witness.asked for line in _lines(sent.body))
        return {found[0] for line in pages if (found := SPREAD.search(line))}


def known_of(witness: Witness, links: Mapping[str, str]) -> dict[str, str]:
    """This run's ids and codes as this person may meet them; the join links first, which hold others."""
    qr = str(qr_svg(links["join"]))
    own = {str(witness.mine[name]): name for name in ("participant", "shuffle_key") if name in witness.mine}
    return {qr: "QR", **{value: name.upper() for name, value in links.items()}, **own}


def different_answers(first: Account, second: Account) -> Iterator[str]:
    """What one run told this person on asking and the other did not: the place, then the lines."""
    for (place, one), (other_place, other) in zip(first.answers, second.answers, strict=True):
        assert place == other_place, "the two runs asked for different things"
        yield from _unlike(f"{first.witness.name}: {place}", one, other)


def different_pushes(account: Account, other: Account) -> Iterator[str]:
    """The pushes to this person that differ from the picture which `other` got in the other run."""
    for sent in account.witness.pushed:
        place = f"{account.witness.name}: {sent.point}, push {sent.what!r}"
        told, version = account.told(sent.body), sent.body["version"]
        yield from _unlike(place, told, other.pictures.get(version, f"no picture of version {version}"))


def _unlike(place: str, one: str, other: str) -> Iterator[str]:
    if one != other:
        texts = one.splitlines(), other.splitlines()
        lines = difflib.unified_diff(*texts, "a run", "the other", lineterm="", n=1)
        yield "\n".join([place, *lines])


def pushes_at(witness: Witness, point: str) -> list[Sent]:
    """What was pushed to this person at a point of the day."""
    return [sent for sent in witness.pushed if sent.point == point]


def _lines(body: Any, name: str = "") -> Iterator[str]:
    if isinstance(body, Mapping):
        for key in sorted(body):
            yield from _lines(body[key], f"{name}.{key}" if name else str(key))
    elif isinstance(body, list | tuple):
        for index, item in enumerate(body):
            yield from _lines(item, f"{name}[{index}]")
    elif isinstance(body, str) and ("\n" in body or len(body) > 200):
        yield from body.splitlines()
    else:
        yield f"{name}: {body}"
