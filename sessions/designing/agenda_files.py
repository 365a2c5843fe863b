"""An agenda as a file, out and in again: TOML, the same form as the templates that the package holds.

What comes in is looked at as a whole before anything is made of it; every sentence names its line or field.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from casestudies.complaints import sentence_for
from casestudies.errors import shown
from casestudies.schema import Materials
from sessions.agenda import AgendaTemplate, PlanFault, filled_in, plan_faults
from sessions.exercises.registry import Registry
from sessions.exercises.sayings import TURNERS

MOST_BYTES = 200_000
MOST_NESTED = 8
MOST_DOTS = 400  # in a line: reading a dotted key takes the square of its length
MOST_SENTENCES = 20
FORMULA = "=+-@\t"  # what spreadsheets take for the beginning of one
NAMES = ("title", "name", "area")
Faults = tuple[str, ...]
BARE = re.compile(r"[A-Za-z0-9_-]+")


def export_agenda(title: str, area: str, plan: Mapping[str, Any]) -> str:
    """The plan as a file that `read_agenda` reads; the same plan makes the same text."""
    head = {"title": title, "area": area, "summary": f"The agenda of {title}, {area}."[:300]}
    day = {name: plan[name] for name in ("starts",) if plan.get(name)}
    lines = [*_pairs({**head, **day}), "", "tables = ["]
    lines += [f"  {_inline(table)}," for table in plan["tables"]]
    lines.append("]")
    for spec in plan["exercises"]:
        own = {name: spec[name] for name in ("id", "kind", "title")}
        lines += ["", "[[exercises]]", *_pairs(own), "[exercises.settings]", *_pairs(spec["settings"])]
    return "\n".join([*lines, ""])


def read_agenda(content: bytes, registry: Registry, materials: Materials) -> AgendaTemplate | Faults:
    """The agenda in a file, every setting written out; or what is wrong with it, sentence by sentence."""
    table = _table(content)
    if isinstance(table, tuple):
        return table
    faults = tuple(_unfit_texts(table))
    if faults:
        return faults[:MOST_SENTENCES]
    try:
        template = AgendaTemplate.model_validate({"summary": "An agenda.", **table})
    except ValidationError as error:
        told = (f"{_dotted(one['loc'], table)}: it {sentence_for(one)}." for one in error.errors())
        sentences = dict.fromkeys(told)
        return tuple(sentences)[:MOST_SENTENCES]
    wrong = [_named(fault, template) for fault in plan_faults(template, registry, materials)]
    return tuple(wrong[:MOST_SENTENCES]) if wrong else filled_in(template, registry)


def _table(content: bytes) -> dict[str, Any] | Faults:
    """The file's TOML, MOST_NESTED levels deep at most."""
    if len(content) > MOST_BYTES:
        return (f"The file is larger than {MOST_BYTES // 1000} kB, the most an agenda can be.",)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = content[: error.start].count(b"\n") + 1
        return (f"Line {bad} is not text in UTF-8. Save the file as UTF-8 and choose it again.",)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            return (f"Line {number} holds more than {MOST_DOTS} full stops. Break it up.",)
    if not text.strip():
        return ("The file is empty. Export an agenda to see how one looks.",)
    return _parsed(text)


def _parsed(text: str) -> dict[str, Any] | Faults:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (f"The file can't be read as TOML: {shown(str(error))}.",)
    except RecursionError:
        return (f"Its tables are nested more than {MOST_NESTED} deep. Keep to the fields that are known.",)
    except ValueError:
        return ("A number in it is too long. Write it with fewer digits.",)
    if not _is_shallow(table):
        return (f"Its tables are nested more than {MOST_NESTED} deep. Keep to the fields that are known.",)
    return table


def _is_shallow(value: Any) -> bool:
    level = [value]
    for _ in range(MOST_NESTED):
        level = [inner for outer in level for inner in _within(outer)]
    return not level


def _within(value: Any) -> Sequence[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _unfit_texts(value: Any, path: str = "") -> Iterator[str]:
    """Texts that no screen can show, and titles that a spreadsheet would take for a formula."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _unfit_texts(held, f"{path}.{shown(key, 40)}" if path else shown(key, 40))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _unfit_texts(held, f"{path}.{number}")
    elif isinstance(value, str):
        if any(_is_unseen(sign) for sign in value):
            yield f"{path}: it holds a sign that can't be shown. Type that part again."
        elif path.rpartition(".")[2] in NAMES and value[:1] and value[0] in FORMULA:
            yield f"{path}: it begins with “{value[0]}”, as formulas do. Begin with a letter or a number."


def _is_unseen(sign: str) -> bool:
    return sign in TURNERS or (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t")


def _dotted(location: tuple[int | str, ...], table: Mapping[str, Any]) -> str:
    """Where something is: "exercises.2 (welcome).title"."""
    steps = [str(step) for step in location]
    if len(location) > 1 and location[0] == "exercises" and isinstance(location[1], int):
        held = table["exercises"][location[1]]
        name = held.get("id") if isinstance(held, dict) else None
        steps[1] += f" ({shown(name, 40)})" if isinstance(name, str) else ""
    return shown(".".join(steps) or "The file", 120)


def _named(fault: PlanFault, template: AgendaTemplate) -> str:
    sentence = shown(str(fault), 300)
    return sentence if sentence.endswith(".") else f"{sentence}."


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    """One line a value; what is None is left out, for TOML has no word for it."""
    for key, value in table.items():
        if value is not None:
            yield f"{_key(key)} = {_inline(value)}"


def _inline(value: Any) -> str:
    """A value on one line; a list of tables with a line for each."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_inline(held)}" for key, held in value.items() if held is not None)
        return f"{{ {inner} }}" if inner else "{}"
    if value and isinstance(value[0], Mapping):
        return "[\n" + "".join(f"  {_inline(held)},\n" for held in value) + "]"
    return f"[{', '.join(_inline(held) for held in value)}]"


def _key(key: Any) -> str:
    text = str(key)
    return text if BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
