"""Files and folders that only their owner may read, from the moment they are there."""

import os
import stat
from pathlib import Path

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private_folder(folder: Path) -> None:
    """Make a folder that is not there yet; one that is there stays as its owner made it."""
    folder.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write a file whole, in place of any other; nobody else could read it at any moment."""
    write_private_bytes(path, text.encode("ascii"))


def write_private_bytes(path: Path, content: bytes) -> None:
    """The same with anything in it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    fresh.replace(path)


def keep_private(path: Path) -> None:
    """Take away what others were given of a file; systems without such rights have nothing to take."""
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        path.chmod(OWNER_ONLY)
