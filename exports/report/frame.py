"""What a report is put together with: its templates, its styles, its drawing script and the printed foot."""

from gettext import NullTranslations
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.bccache import Bucket

from exports.page_policy import css_string
from exports.wording import Say, prose
from sessions.exercises.registry import Registry
from sessions.words import Message, say
from sessions.workshop import Workshop

HERE = Path(__file__).parent.parent
REHEARSAL = say("Rehearsal: answers are made up.")


class CompiledOnce(BytecodeCache):
    """Templates as they were compiled first in this process; a changed file is compiled anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill it with what there is."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledOnce()  # a synthesis draws many reports in one process


def make_environment(
    registry: Registry, parts: Path, translations: NullTranslations, speak: Say
) -> Environment:
    """The report's templates, the kinds' and the parts they share; a name that is missing is an error."""
    kinds = {name: FileSystemLoader(folder) for name, folder in registry.template_folders().items()}
    loader = ChoiceLoader(
        [FileSystemLoader(HERE / "templates"), PrefixLoader(kinds), FileSystemLoader(parts)]
    )
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=COMPILED,
    )
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    environment.filters |= {"t": speak, "prose": prose}
    return environment


def drawing_script() -> str:
    """The small script that draws the figures."""
    return (HERE / "static" / "draw_figures.js").read_text(encoding="utf-8")


def page_styles(shared: str, foot: str) -> str:
    """The shared sheets, the report's own, and `foot` on every printed page."""
    return f"{shared}\n{sheet('local_area_report')}\n{printed_foot(foot)}"


def sheet(name: str) -> str:
    """A stylesheet of documents."""
    return (HERE / "static" / f"{name}.css").read_text(encoding="utf-8")


def foot_words(workshop: Workshop, mark: Message, speak: Say) -> str:
    """What stands at the foot of every page: whether it is made up, how it stands, whose it is."""
    name = f"{speak(mark)}. {workshop.title}: {workshop.area}"
    return f"{speak(REHEARSAL)} {name}" if workshop.is_rehearsal else name


def printed_foot(words: str) -> str:
    """The foot of every printed page: what this is, and the page's number."""
    style = "font-family: var(--sans); font-size: 9.4pt; color: #5a5368;"
    return (
        f"@page {{ @bottom-left {{ content: {css_string(words)}; {style} }} "
        f"@bottom-right {{ content: counter(page); {style} font-weight: 700; }} }}"
    )
