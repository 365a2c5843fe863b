"""Renders a kind's template for a screen, as the house includes it, with the views of a real workshop."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from participant.wording import prose
from sessions.exercises.base import Panel
from sessions.exercises.registry import Registry
from sessions.visibility import console_view, phone_view, projector_view
from tests.compiled import COMPILED
from tests.contracts.trial import MATERIALS, TABLES, Trial

PARTS = Path(__file__).resolve().parents[2] / "participant" / "templates"
SCREENS = ("phone.html", "console.html", "projector.html", "report.html")


def render(registry: Registry, trial: Trial, screen: str) -> str:
    """The HTML of a kind's template; on phones, that of each table."""
    template = environment(registry).get_template(f"{trial.kind.name}/{screen}")
    return "\n".join(template.render(**names) for names in _names(trial, screen))


def environment(registry: Registry) -> Environment:
    """Templates of all kinds and the shared parts, in English; a name that is missing is an error."""
    folders = {name: FileSystemLoader(folder) for name, folder in registry.template_folders().items()}
    loader = ChoiceLoader([PrefixLoader(folders), FileSystemLoader(PARTS)])
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=COMPILED,
    )
    plain = (lambda text: text, lambda one, many, n: one if n == 1 else many)
    environment.install_gettext_callables(*plain, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    environment.filters |= {"t": str, "prose": prose}
    environment.globals["asset"] = str  # an address stays as it is
    return environment


def _names(trial: Trial, screen: str) -> list[dict[str, Any]]:
    workshop = trial.workshop
    if screen == "report.html":
        return [_report(trial)]
    if screen == "phone.html":
        views = [phone_view(workshop, table) for table in TABLES]
    else:
        views = [console_view(workshop) if screen == "console.html" else projector_view(workshop)]
    return [{"view": view, "ex": view["exercise"], "step": view["step"]} for view in views]


def _report(trial: Trial) -> dict[str, Any]:
    phases = [{"phase": phase, "panels": trial.panels(phase.key)} for phase in trial.phases]
    return {
        "exercise": {"title": "A trial", "settings": trial.exercise.settings, "phases": phases},
        "materials": MATERIALS,
        "figure": _block,
        "table": _block,
        "listed_in": None,
    }


def _block(panel: Panel, caller: Callable[[], Markup] | None = None) -> Markup:
    """A stand-in for the report's block of a result: its title, and the kind's own markup of it."""
    return Markup("<figure><figcaption>{}</figcaption>{}</figure>").format(
        panel.title, caller() if caller else Markup("<table></table>")
    )
