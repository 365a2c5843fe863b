"""JSON as the record keeps it: compact, in the order given, any language as it is written."""

import json
from collections.abc import Mapping
from typing import Any

from sessions.store import StoreError

_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ESCAPED = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def to_text(value: Mapping[str, Any]) -> str:
    """The text to keep; StoreError for what JSON cannot say (NaN, objects)."""
    try:
        text = _PLAIN.encode(value)
        return text if text.isascii() or _is_whole(text) else _ESCAPED.encode(value)
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError("A part of this batch can't be written as JSON.") from error


def from_text(text: str) -> dict[str, Any]:
    """What `to_text` was given."""
    value: dict[str, Any] = json.loads(text)
    return value


def _is_whole(text: str) -> bool:
    """Whether there are no lone surrogates, which no database takes; a phone's JSON can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
