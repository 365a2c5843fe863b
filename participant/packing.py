"""Packs text for browsers that take it so: on a hall's wifi each kilobyte of a page counts thirty times.

Packing what holds both a secret and words that a stranger chose can tell the secret by its length. The seat's
cookie never goes along with what other sites ask for, so no stranger has such a page made again and again.
"""

import gzip

from flask import Flask, Request, Response, request

LEAST_BYTES = 600
MOST_BYTES = 400_000  # packing a whole report would keep every phone waiting for thirty milliseconds
LEVEL = 5
PACKABLE = ("text/", "application/json", "image/svg")


def add_packing(app: Flask) -> None:
    """Pack what is drawn for each request anew: pages and views."""
    app.after_request(_pack)


def is_packable(kind: str, size: int) -> bool:
    """Whether packing makes it smaller; fonts and pictures are packed already."""
    return size >= LEAST_BYTES and kind.startswith(PACKABLE)


def takes_gzip(asked: Request) -> bool:
    """Whether who asked can unpack it."""
    return asked.accept_encodings["gzip"] > 0


def _pack(response: Response) -> Response:
    is_whole = response.status_code == 200 and not response.direct_passthrough and not response.is_streamed
    if not is_whole or "Content-Encoding" in response.headers:
        return response
    content = response.get_data()
    if len(content) > MOST_BYTES or not is_packable(response.mimetype or "", len(content)):
        return response
    response.headers.add("Vary", "Accept-Encoding")
    if takes_gzip(request):
        response.set_data(gzip.compress(content, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
