"""What is wrong with a material file, as one plain sentence that names the field.

It owns the wording of every refusal of the schema. It must never let a validation library's own report
reach a person who only wrote a text file. One complaint is made, about the first thing found.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casestudies.errors import MaterialError, broken, shown

Location = tuple[int | str, ...]

LONGEST_NUMBER = 10**20
LONGEST_DIGITS = 21
LONGEST_REASON = 200

ENTRY_WORDS = {
    "examples": "example",
    "stages": "stage",
    "parts": "part",
    "terms": "term",
    "degrees": "degree",
    "laws": "entry",
}


def _too_long(error: ErrorDetails) -> str:
    return f"is {len(error['input'].strip())} characters long; the most is {error['ctx']['max_length']}"


def _out_of_range(bound: str, words: str) -> Callable[[ErrorDetails], str]:
    def say(error: ErrorDetails) -> str:
        given = error["input"]
        digits = str(given) if isinstance(given, str) or abs(given) < LONGEST_NUMBER else ""
        size = shown(digits) if 0 < len(digits) < LONGEST_DIGITS else "a very long number"
        return f"is {size}; {words} {error['ctx'][bound]}"

    return say


SENTENCES: Mapping[str, Callable[[ErrorDetails], str]] = {
    "missing": lambda error: "is missing",
    "extra_forbidden": lambda error: "is not a field that is known here",
    "string_too_long": _too_long,
    "string_too_short": lambda error: "is empty",
    "string_type": lambda error: "must be text in quotation marks",
    "int_type": lambda error: "must be a whole number, without quotation marks",
    "greater_than_equal": _out_of_range("ge", "the least is"),
    "less_than_equal": _out_of_range("le", "the most is"),
    "int_parsing": lambda error: "must be a whole number, such as 10",
    "int_from_float": lambda error: "must be a whole number, such as 10",
    "int_parsing_size": lambda error: "is a very long number",
    "string_pattern_mismatch": lambda error: "is not in the form it has to have",
    "too_short": lambda error: f"needs {error['ctx']['min_length']} at least",
    "too_long": lambda error: f"holds too many; the most is {error['ctx']['max_length']}",
    "list_type": lambda error: "must be a list",
    "dict_type": lambda error: "must be a table",
    "tuple_type": lambda error: "must be a list of tables",
    "literal_error": lambda error: f"must be {error['ctx']['expected']}",
    "model_type": lambda error: "must be a table",
    "value_error": lambda error: shown(str(error["ctx"]["error"]), LONGEST_REASON),
}


def complain(
    error: ValidationError, raw: Mapping[str, Any], file: str, named_files: Mapping[Location, str]
) -> MaterialError:
    """The first thing found wrong; it is blamed on the file that it was read from (`named_files`)."""
    first = error.errors()[0]
    field = name_field(first["loc"], raw)
    sentence = f"{field} {sentence_for(first)}."
    return broken(_file_of(first["loc"], named_files) or file, sentence, field)


def sentence_for(error: ErrorDetails) -> str:
    """What is wrong with one field, as the end of a sentence that begins with its name."""
    word = SENTENCES.get(error["type"])
    return word(error) if word else f"can't be used: {shown(error['msg'])}"


def _file_of(location: Location, named_files: Mapping[Location, str]) -> str | None:
    """The named file that a location lies in, if any."""
    within = (location[:depth] for depth in range(len(location), 0, -1))
    return next((named_files[spot] for spot in within if spot in named_files), None)


def name_field(location: Location, raw: Mapping[str, Any]) -> str:
    """A location from the outside in, said from the inside out: `"year" of source of example B`."""
    parts: list[str] = []
    here: Any = raw
    for step in location:
        if isinstance(step, int):
            here = here[step]
            parts[-1] = f"{ENTRY_WORDS.get(parts[-1], parts[-1])} {_entry_name(here, step)}"
        else:
            here = here.get(step) if isinstance(here, Mapping) else None
            parts.append(shown(step))
    if location and isinstance(location[-1], str):
        parts[-1] = f'"{parts[-1]}"'
    return " of ".join(reversed(parts)) or "the file"


def _entry_name(entry: Any, index: int) -> str:
    key = entry.get("key") if isinstance(entry, Mapping) else None
    return shown(key) if isinstance(key, str) and key else f"number {index + 1}"
