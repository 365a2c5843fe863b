"""Scripts, sheets and fonts: packed, and at addresses of their version, so that browsers keep them for good.

All files share one version. A server with other files has another, so no page ever mixes old and new scripts.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, request
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join
from werkzeug.wrappers import Response

from participant.packing import is_packable, takes_gzip

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass
class Asset:
    """One file, read once."""

    place: Path

    @cached_property
    def content(self) -> bytes:
        """The file as it is."""
        return self.place.read_bytes()

    @cached_property
    def packed(self) -> bytes:
        """The file as it travels to browsers that take it so."""
        return gzip.compress(self.content, 9, mtime=0)

    @cached_property
    def kind(self) -> str:
        """Its media type; scripts by ours, for some systems have odd ideas of it."""
        return {".js": "text/javascript", ".woff2": "font/woff2"}.get(
            self.place.suffix, guess_type(self.place.name)[0] or "application/octet-stream"
        )


class Assets:
    """The files of some folders; `folders` maps the first part of an address ("static") to a folder."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = dict(folders)
        self._read: dict[Path, Asset] = {}
        self.version = _version(self._folders)

    def address(self, path: str) -> str:
        """The lasting address of what is served at `path` ("/static/css/base.css")."""
        return f"/v/{self.version}{path}"

    def add_to(self, app: Flask) -> None:
        """Serve the files, and give templates `asset`."""
        app.jinja_env.globals["asset"] = self.address
        for first in self._folders:
            known = {"first": first}
            app.add_url_rule(f"/{first}/<path:name>", f"{first}_file", self.serve, defaults=known)
            lasting = f"/v/<version>/{first}/<path:name>"
            app.add_url_rule(lasting, f"{first}_file_of_version", self.serve, defaults=known)

    def serve(self, first: str, name: str, version: str | None = None) -> Response:
        """A file; one of another version isn't here. Raises NotFound."""
        found = safe_join(str(self._folders[first]), name)
        if version not in (None, self.version) or found is None or not Path(found).is_file():
            raise NotFound
        place = Path(found)
        asset = self._read.setdefault(place, Asset(place))
        return _answer(asset, FOR_GOOD if version else ASK_AGAIN)


def _answer(asset: Asset, caching: str) -> Response:
    is_packed = is_packable(asset.kind, len(asset.content)) and takes_gzip(request)
    response = Response(asset.packed if is_packed else asset.content, content_type=asset.kind)
    if asset.kind.startswith("text/"):
        response.content_type = f"{asset.kind}; charset=utf-8"
    response.headers["Cache-Control"] = caching
    response.headers["Vary"] = "Accept-Encoding"
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(blake2b(asset.content, digest_size=8).hexdigest() + ("-gz" if is_packed else ""))
    return response.make_conditional(request)


def _version(folders: Mapping[str, Path]) -> str:
    """Changes when any file does, or its name."""
    read = blake2b(digest_size=6)
    for first, folder in sorted(folders.items()):
        for place in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = place.read_bytes()
            read.update(f"{first}/{place.relative_to(folder).as_posix()}:{len(content)}\n".encode())
            read.update(content)
    return read.hexdigest()
