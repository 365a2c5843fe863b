"""The sentences of the reader's language, looked up once for a page or a push.

flask-babel looks the language up anew for every sentence, which was a third of what drawing a picture took.
"""

from typing import Any

from flask import g, has_app_context
from flask_babel import get_translations
from jinja2 import Environment

KEPT = "moothall_catalogue"


def catalogue() -> Any:
    """Babel's translations for whoever is answered now; English as it is written outside any request."""
    if not has_app_context():
        return get_translations()
    found = g.get(KEPT)
    if found is None:
        found = get_translations()
        setattr(g, KEPT, found)
    return found


def add_to_templates(environment: Environment) -> None:
    """Have templates find their sentences here."""
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # brought by Jinja's i18n
        gettext=lambda text: catalogue().ugettext(text),
        ngettext=lambda one, many, count: catalogue().ungettext(one, many, count),
        pgettext=lambda context, text: catalogue().upgettext(context, text),
        npgettext=lambda context, one, many, count: catalogue().unpgettext(context, one, many, count),
        newstyle=True,
    )
