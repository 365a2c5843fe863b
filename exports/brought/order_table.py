"""Owns the figures of `moothall rank` as a table for reading: the room's order, its checks, and agreement."""

from collections.abc import Iterator, Sequence

from exports.brought.columns import in_columns, number
from exports.brought.figures import Figures
from exports.brought.lines import printable
from sessions.aggregation.rankings import ordinal

NAMES = {"copeland": "Copeland", "schulze": "Schulze"}
MOST_ORDERS = 6
MOST_VOTERS = 12
MOST_TIERS = 12
Order = Sequence[Sequence[str]]


def order_lines(figures: Figures) -> list[str]:
    """The whole file first, then each group."""
    lines = list(_lines(figures, figures["reasons"], ""))
    for name, part in figures.get("groups", {}).items():
        lines += ["", f"Group {printable(name)}", "", *_lines(part, figures["reasons"], f"groups.{name}.")]
    return lines


def _lines(part: Figures, reasons: dict[str, str], at: str) -> Iterator[str]:
    yield f"{_many(len(part['items']), 'item')}, {_many(part['voters'], 'voter')}"
    if part["methods"] is None:
        yield reasons[f"{at}methods"]
        return
    yield ""
    yield from _order(part["methods"])
    yield ""
    yield from _checks(part["methods"], reasons, at)
    winner = part["condorcet_winner"]
    yield f"Condorcet winner: {printable(winner)}." if winner else reasons[f"{at}condorcet_winner"]
    yield _agreement(part["agreement"], reasons, at)
    yield from _left_out(part, reasons, at)


def _order(methods: Figures) -> Iterator[str]:
    """One row an item, the most preferred first; items that nobody placed come last, without a place."""
    borda, rows, place = methods["borda"], [], 1
    for tier in borda["order"]:
        said = ordinal(place, is_tied=len(tier) > 1)
        rows += [_row(said, item, methods) for item in tier]
        place += len(tier)
    rows += [_row("–", item, methods) for item, count in borda["counts"].items() if not count]
    heads = ("place", "item", "mean points", "points", "placed by", *NAMES.values())
    yield from in_columns(heads, rows, words=2)


def _row(place: str, item: str, methods: Figures) -> tuple[str, ...]:
    borda = methods["borda"]
    points, count = borda["scores"][item], borda["counts"][item]
    mean = number(points / count) if count else "–"
    checks = (number(methods[name]["scores"][item]) for name in NAMES)
    return place, printable(item), mean, number(points), str(count), *checks


def _checks(methods: Figures, reasons: dict[str, str], at: str) -> Iterator[str]:
    order = methods["borda"]["order"]
    differing = [name for name in NAMES if methods[name]["order"] != order]
    for name in differing:
        yield f"{NAMES[name]} gives another order: {_said(methods[name]['order'])}."
    if not differing:
        yield "Copeland and Schulze give the same order."
    best = methods["kemeny"]
    if best is None:
        yield f"No Kemeny order: {reasons[f'{at}methods.kemeny']}"
        return
    shown = [_said([[item] for item in one]) for one in best["orders"][:MOST_ORDERS]]
    more = len(best["orders"]) - len(shown)
    shown += [f"and {more} more"] if more else []
    yield f"Kemeny, with {_many(best['distance'], 'preference')} contradicted: {'; '.join(shown)}."


def _agreement(agreement: Figures, reasons: dict[str, str], at: str) -> str:
    if agreement["kendall_w"] is None:
        return f"No W: {reasons[f'{at}agreement.kendall_w']}"
    said = f"Kendall's W {number(agreement['kendall_w'])}, with ties {number(agreement['kendall_w_ties'])}"
    if agreement["p"] is None:
        return f"{said}. No p: {reasons[f'{at}agreement.p']}"
    how = "of all rearrangements" if agreement["p_method"] == "exact" else "of rearrangements drawn by chance"
    return f"{said}; p {number(agreement['p'])} ({how})."


def _left_out(part: Figures, reasons: dict[str, str], at: str) -> Iterator[str]:
    """Which voters the order hangs on; those without whom it would be the same other one stand together."""
    without = part["leave_one_out"]
    if without is None:
        yield f"No voter is left out. {reasons[f'{at}leave_one_out']}"
        return
    changed: dict[str, list[str]] = {}  # orders that begin alike stand together
    for voter, other in without.items():
        if other != part["methods"]["borda"]["order"]:
            changed.setdefault(_said(other), []).append(printable(voter))
    many = sum(len(voters) for voters in changed.values())
    yield f"Leaving one voter out changes the order for {many} of {_many(len(without), 'voter')}."
    for said, voters in list(changed.items())[:MOST_ORDERS]:
        more = len(voters) - MOST_VOTERS
        named = [*voters[:MOST_VOTERS], *([f"or {more} more"] if more > 0 else [])]
        yield f"  {said}, without {', '.join(named)}"
    if len(changed) > MOST_ORDERS:
        yield f"  and {len(changed) - MOST_ORDERS} more orders, in --format json"


def _said(order: Order) -> str:
    """The order on one line, a long one as far as its first tiers."""
    tiers = [" = ".join(printable(item) for item in tier) for tier in order]
    return " > ".join([*tiers[:MOST_TIERS], *(["…"] if len(tiers) > MOST_TIERS else [])])


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
