"""A refused form comes back as it was filled in: for phones without script, where nothing else keeps it.

Works on the rendered fragment, so that no kind's template has to know of it. What a person typed is escaped
here again, for it never passed a template.
"""

import re
from html import unescape

from markupsafe import escape
from werkzeug.datastructures import MultiDict

FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
FIELD = re.compile(r"<input\b[^>]*>|<textarea\b[^>]*>.*?</textarea>|<select\b[^>]*>.*?</select>", re.DOTALL)
OPTION = re.compile(r"<option\b[^>]*>")
TICKED = ("checkbox", "radio")
TOO_NEW = ("csrf_token", "replaces")  # a page has its own
VALUE, CHOSEN = re.compile(r'\svalue="[^"]*"'), re.compile(r"\s(?:checked|selected)(?=[\s>])")


def refill(fragment: str, given: MultiDict[str, str]) -> str:
    """The fragment, with the form that was sent filled in as it was."""
    return FORM.sub(lambda found: _form(found[0], given), fragment)


def _form(form: str, given: MultiDict[str, str]) -> str:
    is_sent = all(
        given.get(name or "") == _attribute(field, "value")
        for field in FIELD.findall(form)
        if (name := _attribute(field, "name")) not in TOO_NEW and _attribute(field, "type") == "hidden"
    )
    return FIELD.sub(lambda found: _field(found[0], given), form) if is_sent else form


def _field(field: str, given: MultiDict[str, str]) -> str:
    name, sort = _attribute(field, "name"), _attribute(field, "type")
    if not name or sort == "hidden":
        return field
    values = given.getlist(name)
    if sort in TICKED:
        return _marked(field, "checked", _attribute(field, "value") in values)
    if field.startswith("<select"):
        return OPTION.sub(lambda o: _marked(o[0], "selected", _attribute(o[0], "value") in values), field)
    typed = escape(values[0] if values else "")
    if field.startswith("<textarea"):
        return f"{field[: field.index('>') + 1]}\n{typed}</textarea>"
    return f'{VALUE.sub("", field)[:-1]} value="{typed}">'


def _marked(tag: str, mark: str, is_on: bool) -> str:
    bare = CHOSEN.sub("", tag)
    return f"{bare[:-1]} {mark}>" if is_on else bare


def _attribute(tag: str, name: str) -> str | None:
    """The value of an attribute as a form would send it; None where it is not there."""
    found = re.search(rf'^<\w+\b[^>]*?\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else None
