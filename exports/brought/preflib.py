"""Owns PrefLib's files of orders: .soc and .soi strict, .toc and .toi with ties; c is complete, i is not.

As its Format Specification says (preflib.org, *File Formats for Ordinal Preferences*): lines with "#" give
the numbers of alternatives, voters and unique orders and the alternatives' names, then each line holds
how many voters gave an order, and the order by the alternatives' numbers, ties in braces: `9: 3,{1,2},4`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from exports.brought.lines import Problems, quoted
from exports.brought.orders import BroughtOrders, Orders
from sessions.aggregation.rankings import Ranking

TYPES = ("soc", "soi", "toc", "toi")
MOST_VOTERS = 1_000_000
ALTERNATIVES, VOTERS, UNIQUE = "NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS"
TITLE = re.compile(r"#\s*(?P<title>[A-Z ]+?)(?:\s+(?P<number>[0-9]+))?\s*:(?P<value>.*)")
TIERS = re.compile(r"\{([0-9]{1,9}(?:,[0-9]{1,9})*)\}|([0-9]{1,9})")
ORDER = re.compile(rf"(?:{TIERS.pattern})(?:,(?:{TIERS.pattern}))*")
Tiers = tuple[tuple[int, ...], ...]


@dataclass
class Head:
    """The head's numbers and names, each with the number of its line."""

    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)
    names: dict[int, tuple[int, str]] = field(default_factory=dict)


def read_preflib(text: str, kind: str) -> BroughtOrders:
    """The orders in the text of a file of one of the TYPES. Raise BadLinesError with every bad line."""
    problems, head = Problems(), Head()
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), start=1)]
    for at, line in lines:
        if line.startswith("#"):
            _read_head(at, line, head, problems)
    _check_head(head, problems)
    problems.stop_if_any()
    found = list(
        _read_orders([pair for pair in lines if pair[1] and pair[1][0] != "#"], kind, head, problems)
    )
    _check_counts(head, found, problems)
    problems.stop_if_any()
    items = tuple(head.names[number][1] for number in sorted(head.names))
    return _brought(items, found)


def _read_head(at: int, line: str, head: Head, problems: Problems) -> None:
    told = TITLE.fullmatch(line)
    if told is None:
        return
    title, value = told["title"], told["value"].strip()
    if title == "ALTERNATIVE NAME" and told["number"]:
        _read_name(at, int(told["number"]), value, head, problems)
    elif title in (ALTERNATIVES, VOTERS, UNIQUE):
        if title in head.numbers:
            problems.add(at, f"{title} stands on line {head.numbers[title][0]} already.")
        elif not re.fullmatch("[0-9]{1,9}", value):
            problems.add(at, f"{title} is {quoted(value)}, which is no whole number.")
            head.numbers[title] = at, -1
        else:
            head.numbers[title] = at, int(value)


def _read_name(at: int, number: int, name: str, head: Head, problems: Problems) -> None:
    known = {other: line for line, other in head.names.values()}
    if number in head.names:
        problems.add(at, f"Alternative {number} is named on line {head.names[number][0]} already.")
    elif not name:
        problems.add(at, f"Alternative {number} has no name.")
    elif name in known:
        problems.add(at, f"{quoted(name)} names another alternative on line {known[name]} already.")
    else:
        head.names[number] = at, name


def _check_head(head: Head, problems: Problems) -> None:
    missing = [title for title in (ALTERNATIVES, VOTERS, UNIQUE) if title not in head.numbers]
    if missing:
        told = (
            f"The head lacks {', '.join(missing)}. PrefLib's files from before 2022 have to be fetched anew."
        )
        problems.add(0, told)
    if problems.found:
        return
    at, many = head.numbers[ALTERNATIVES]
    if sorted(head.names) != list(range(1, many + 1)):
        problems.add(at, f"{ALTERNATIVES} is {many}, and the names are for {_list(sorted(head.names))}.")
    if not many:
        problems.add(at, "There are no alternatives.")
    if head.numbers[VOTERS][1] > MOST_VOTERS:
        problems.add(head.numbers[VOTERS][0], f"There are more than {MOST_VOTERS:,} voters.")


@dataclass(frozen=True)
class Order:
    """One line of orders: how many gave it, and its tiers by the alternatives' numbers."""

    line: int
    voters: int
    tiers: Tiers


def _read_orders(lines: list[tuple[int, str]], kind: str, head: Head, problems: Problems) -> Iterator[Order]:
    size, seen = head.numbers[ALTERNATIVES][1], dict[Tiers, int]()
    for at, line in lines:
        many, separator, order = line.replace(" ", "").replace("\t", "").partition(":")
        if not separator or not re.fullmatch("[0-9]{1,9}", many) or not int(many):
            problems.add(at, 'A line has to begin with how many voters gave the order, as in "9: 3,{1,2},4".')
            continue
        if not ORDER.fullmatch(order):
            problems.add(
                at, f"The order {quoted(order)} can't be read. One is written like this: 3,{{1,2}},4."
            )
            continue
        tiers = tuple(tuple(sorted(map(int, (tied or one).split(",")))) for tied, one in TIERS.findall(order))
        wrong = _wrong(tiers, kind, size)
        if tiers in seen:
            wrong = f"The same order stands on line {seen[tiers]} already; each has one line with its count."
        if wrong:
            problems.add(at, wrong)
        seen.setdefault(tiers, at)
        yield Order(at, int(many), tiers)


def _wrong(tiers: Tiers, kind: str, size: int) -> str:
    """What the type of file does not allow, or ""."""
    numbers = [number for tier in tiers for number in tier]
    strangers = sorted({number for number in numbers if not 1 <= number <= size})
    twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
    if strangers:
        return f"There is no alternative {strangers[0]}: they run from 1 to {size}."
    if twice:
        return f"Alternative {twice[0]} is placed twice."
    if kind.startswith("s") and any(len(tier) > 1 for tier in tiers):
        return f"A .{kind} file holds no ties; with ties it is .to{kind[-1]}."
    if kind.endswith("c") and len(numbers) < size:
        told = f"A .{kind} file holds whole orders, and this one has {len(numbers)} of {size} alternatives"
        return f"{told}; in part it is .{kind[:2]}i."
    return ""


def _check_counts(head: Head, found: list[Order], problems: Problems) -> None:
    """The head says how many lines and voters follow. Where a line can't be read there is no adding up."""
    if problems.found:
        return
    for title, many, words in (
        (VOTERS, sum(order.voters for order in found), "the orders add up to"),
        (UNIQUE, len(found), "the lines of orders are"),
    ):
        at, said = head.numbers[title]
        if said != many:
            problems.add(at, f"{title} is {said}, and {words} {many}.")
    if not found:
        problems.add(0, "There is no order in this file.")


def _brought(items: tuple[str, ...], found: list[Order]) -> BroughtOrders:
    """Voters are numbered as they come."""
    by_voter: dict[str, Ranking] = {}
    for order in found:
        one = Ranking.of([[items[number - 1] for number in tier] for tier in order.tiers], items)
        by_voter |= {str(len(by_voter) + place): one for place in range(1, order.voters + 1)}
    return BroughtOrders(items, len(by_voter), Orders(items, by_voter))


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) if numbers else "none"
