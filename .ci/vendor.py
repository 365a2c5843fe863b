"""Fetches the browser files and fonts that Moothall carries, and checks each against its recorded hash.

Reads the two manifests, the product's and the tests'. It must never accept a file that they do not know:
to move to another version, change the version there, run this, read what changed, then record the new hash.
Node's `npm` does the fetching, so addresses and certificates are whatever npm is set up with.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import which
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "participant" / "static", ROOT / "tests")

Package = Mapping[str, Any]


def main() -> int:
    refused = [refusal for folder in FOLDERS for refusal in refresh_folder(folder)]
    print("\n".join(refused) or "All packages are as recorded.")
    return 1 if refused else 0


def refresh_folder(folder: Path) -> Iterator[str]:
    """Refresh what the folder's manifest names; yield a sentence for each file that is another."""
    manifest = folder / "vendor" / "vendored.toml"
    for package in tomllib.loads(manifest.read_text(encoding="utf-8"))["package"]:
        yield from refresh(package, folder)


def refresh(package: Package, into: Path) -> Iterator[str]:
    """Write each file of the package whose hash is the recorded one; yield a sentence for each other."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fetched(package, Path(folder))) as archive:
        for entry in package["file"]:
            content = content_of(entry, archive)
            found = hashlib.sha256(content).hexdigest()
            if found == entry["sha256"]:
                target = into / entry["file"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            else:
                yield f"{entry['file']}: {package['name']} {package['version']} gives sha256 {found}"


def fetched(package: Package, folder: Path) -> Path:
    """The package's archive as npm delivers it."""
    npm = which("npm")
    if npm is None:
        sys.exit(
            "npm is needed to refresh the vendored files. Install Node.js, then run `make vendor` again."
        )
    wanted = f"{package['name']}@{package['version']}"
    subprocess.run([npm, "pack", wanted, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz"))


def content_of(entry: Mapping[str, str], archive: tarfile.TarFile) -> bytes:
    member = archive.extractfile(f"package/{entry['from']}")
    if member is None:
        sys.exit(f"{entry['from']} is not a file in the package.")
    content = member.read()
    return plotly_stylesheet(content.decode()).encode() if entry.get("derive") == "stylesheet" else content


def plotly_stylesheet(bundle: str) -> str:
    """The rules that plotly.js would put into the page by itself, as a stylesheet.

    The build has one table of them (selector to declarations), in which X stands for the plot and Y for the
    notices. Where the page already holds `#plotly.js-style-global.no-inline-styles` plotly leaves them out,
    which is what a page without inline styles needs (plotly.js pull request 7109). The file itself is no
    longer published (issue 7543), hence this.
    """
    loop = re.search(r"for\(\w+ in (\w+)\)\w+=\w+\.replace\(/\^,/", bundle)
    if loop is None:
        sys.exit("plotly.js no longer has the table of style rules that is read here.")
    start = bundle.rindex(f"{loop[1]}={{", 0, loop.start())
    text = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
    rules = re.findall(rf"""({text}|[XY]):({text})""", bundle[start : loop.start()])
    return "".join(f"{selector(key)} {{{unquoted(body)}}}\n" for key, body in rules)


def selector(key: str) -> str:
    return unquoted(key).replace("X", ".js-plotly-plot .plotly").replace("Y", ".plotly-notifier")


def unquoted(literal: str) -> str:
    return literal[1:-1] if literal[0] in "\"'" else literal


if __name__ == "__main__":
    raise SystemExit(main())
