"""Makes a synthesis: the whole way from opened bundles to the files of a folder."""

from collections.abc import Iterable, Mapping
from gettext import NullTranslations

from exports.assets import Assets
from exports.synthesis.areas import read_areas
from exports.synthesis.errors import SynthesisError
from exports.synthesis.package import files_of
from exports.synthesis.writer import SynthesisWriter
from exports.wording import speaker
from sessions.exercises.registry import Registry

FEWEST = 2
Opened = tuple[str, Mapping[str, bytes]]  # what the bundle is called, and its files


def read_bundles(bundles: Iterable[Opened], registry: Registry, assets: Assets) -> SynthesisWriter:
    """What is in the bundles, ready to be written. SynthesisError names what can't be used, and why."""
    translations = NullTranslations()
    areas = read_areas(bundles, registry, assets, speaker(translations))
    return SynthesisWriter(areas, registry, assets, translations)


def make_synthesis(bundles: Iterable[Opened], registry: Registry, assets: Assets) -> dict[str, bytes]:
    """The files by name, without their hashes. SynthesisError names what can't be used, and why."""
    writer = read_bundles(bundles, registry, assets)
    if len(writer.areas) < FEWEST:
        raise SynthesisError(["A synthesis needs bundles of two workshops or more. Add another one."])
    return files_of(writer)
