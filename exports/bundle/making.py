"""Makes a workshop's bundle: the whole way from a record to the bytes of the file."""

from collections.abc import Sequence

from exports.assets import Assets
from exports.bundle.contents import derived, given
from exports.bundle.package import described
from exports.zipping import packed
from sessions.exercises.registry import Registry
from sessions.store import EventRow


def make_bundle(rows: Sequence[EventRow], registry: Registry, assets: Assets) -> bytes:
    """The bundle of a whole record. RecordError for one that this program can't read."""
    files = given(rows, registry)
    found = derived(files, registry, assets)
    return packed(described({**files, **found.files()}, found.frames))
