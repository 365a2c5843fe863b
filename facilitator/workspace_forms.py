"""From the forms of the report's desk to orders, and from what somebody typed to the code that they meant."""

from collections.abc import Callable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from sessions.coding.deciding import NO_CODE
from sessions.coding.view import code_named
from sessions.errors import Rejection
from sessions.workshop import Workshop

Form = MultiDict[str, str]
Payload = dict[str, Any]


def payload_of(workshop: Workshop, name: str, form: Form, coder: str) -> Payload | Rejection:
    """The fields of a command, from the form that gives it; whatever else it holds is left to be refused."""
    made = FORMS.get(name)
    payload = made(form) if made else {}
    if name in BY_CODER:
        payload["coder"] = coder
    for field in CODES.get(name, ()):
        typed = payload.get(field)
        code = code_named(workshop.coding, typed) if typed else None
        if typed and code is None:
            return NO_CODE
        payload[field] = code.key if code else None
    return payload


def _without_nothing(payload: Mapping[str, Any]) -> Payload:
    return {name: value for name, value in payload.items() if value is not None}


def _is_on(form: Form) -> bool:
    return form.get("is_on", "1") == "1"


def _define(form: Form) -> Payload:
    payload = {"code": form.get("code") or None, "title": form.get("title", "")}
    return _without_nothing({**payload, "description": form.get("description", "")})


def _finding(form: Form) -> Payload:
    """Statements come one by one, or all in one line."""
    named = " ".join(form.getlist("remarks")).replace(",", " ").split()
    seen = form.get("seen", "")
    return _without_nothing(
        {
            "finding": form.get("finding") or None,
            "text": form.get("text", ""),
            "remarks": named,
            "seen": int(seen) if seen.isdecimal() and len(seen) < 16 else None,
        }
    )


FORMS: Mapping[str, Callable[[Form], Payload]] = {
    "define_code": _define,
    "merge_codes": lambda form: {"code": form.get("code", ""), "into": form.get("into", "")},
    "code_remarks": lambda form: {
        "remarks": form.getlist("remarks"),
        "code": form.get("code", ""),
        "is_on": _is_on(form),
    },
    "set_aside": lambda form: {"remark": form.get("remark", ""), "reason": form.get("reason", "")},
    "pair_views": lambda form: {
        "one": form.get("one", ""),
        "other": form.get("other", "").strip(),
        "is_on": _is_on(form),
    },
    "write_finding": _finding,
    "rest_finding": lambda form: {
        "finding": form.get("finding", ""),
        "remark": form.get("remark", ""),
        "is_on": _is_on(form),
    },
    "begin_double_coding": lambda form: {
        "first": form.get("first", "").strip().upper(),
        "second": form.get("second", "").strip().upper(),
        "exercise": form.get("exercise", ""),
    },
    "take_back_coding": lambda form: {"change": form.get("change", "")},
}
BY_CODER = frozenset({"code_remarks", "finish_coding"})
CODES: Mapping[str, tuple[str, ...]] = {"code_remarks": ("code",), "merge_codes": ("into",)}
