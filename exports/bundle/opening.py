"""Opens a bundle that anybody may have made, with a passphrase if it is locked; nothing in it is trusted."""

from pyrage import DecryptError, EncryptError, passphrase

from casestudies.zips import MEGABYTE, Limits, open_zip
from exports.bundle.errors import BundleError

LOCKED = b"age-encryption.org/v1"
SHORTEST_PASSPHRASE = 12
LIMITS = Limits(
    most_zip_bytes=100 * MEGABYTE,
    most_bytes=400 * MEGABYTE,
    most_files=400,
    most_ratio=400,
    most_depth=2,
    kinds=dict.fromkeys(("json", "jsonl", "csv", "html", "md", "txt"), 200 * MEGABYTE),
    again="Ask whoever gave it to you for the bundle again.",
    smaller="A bundle is never so large: ask for it again.",
    example="events/day.jsonl",
    in_place="put it where the bundle's README.md says",
)


class LockedError(BundleError):
    """A bundle that needs a passphrase, or another one."""

    def __init__(self, sentence: str) -> None:
        ValueError.__init__(self, sentence)


class UnsafeError(BundleError):
    """A zip that is no bundle; the message has a line for each thing that is wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        ValueError.__init__(self, "\n".join(faults))


def check_passphrase(phrase: str) -> str | None:
    """What is wrong with a passphrase that somebody chose, or None."""
    if len(phrase) >= SHORTEST_PASSPHRASE:
        return None
    return (
        f"The passphrase has {len(phrase)} signs, and needs {SHORTEST_PASSPHRASE} or more. Four words that "
        "do not belong together are a good one."
    )


def is_locked(content: bytes) -> bool:
    """Whether a passphrase is needed."""
    return content.startswith(LOCKED)


def open_bundle(content: bytes, phrase: str | None = None) -> dict[str, bytes]:
    """The files by their paths. BundleError says what is wrong, LockedError that it is the passphrase."""
    if is_locked(content):
        content = unlocked(content, phrase)
    files = open_zip(content, LIMITS)
    if isinstance(files, tuple):
        raise UnsafeError(files)
    return files


def locked(content: bytes, phrase: str) -> bytes:
    """The same under a passphrase, as an age file: scrypt makes each guess cost a second and much memory."""
    try:
        made: bytes = passphrase.encrypt(content, phrase)
    except EncryptError as error:
        raise LockedError("The bundle could not be locked. Choose another passphrase.") from error
    return made


def unlocked(content: bytes, phrase: str | None) -> bytes:
    """What was locked; LockedError without the passphrase, or with another one."""
    if not phrase:
        raise LockedError("This bundle is locked. Give its passphrase, typed in or with --passphrase-file.")
    try:
        found: bytes = passphrase.decrypt(content, phrase)
    except DecryptError as error:
        raise LockedError(
            "The passphrase does not open this bundle, or the file is damaged. Check the passphrase sign by "
            "sign; if it is right, ask for the file again."
        ) from error
    return found
