"""How a paper of after the day is put together: its template, the report's styles and its own, its policy.

A paper runs no script and asks nobody for anything.
"""

from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from exports.assets import Assets
from exports.page_policy import content_policy
from exports.report.frame import make_environment, printed_foot
from exports.wording import Say, speaker
from sessions.exercises.registry import Registry

FOLDER = "afterwards"
STATIC = Path(__file__).parent.parent / "static"


class Press:
    """Makes papers; `assets` bring styles and shared templates."""

    def __init__(self, registry: Registry, assets: Assets, translations: NullTranslations) -> None:
        self.speak: Say = speaker(translations)
        self._assets = assets
        self._environment: Environment = make_environment(
            registry, assets.templates, translations, self.speak
        )

    def page(self, name: str, foot: str = "", **values: Any) -> str:
        """A paper by its template's name; with a `foot`, on every printed page."""
        styles = f"{self._assets.styles}\n{_sheet('afterwards')}\n{printed_foot(foot) if foot else ''}"
        return self._environment.get_template(f"{FOLDER}/{name}.html").render(
            styles=Markup(styles),  # noqa: S704 - our own sheets; the foot is escaped for CSS
            policy=content_policy([]),
            **values,
        )


def _sheet(name: str) -> str:
    return (STATIC / f"{name}.css").read_text(encoding="utf-8")
