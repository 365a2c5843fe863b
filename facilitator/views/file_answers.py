"""How a made file is given to a browser: to be saved, under its own type, and kept nowhere else."""

from flask import make_response
from werkzeug.wrappers import Response

from facilitator.background import MadeFile

TYPES = {
    "age": "application/octet-stream",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
KILOBYTE = 1000


def file_response(name: str, body: bytes) -> Response:
    """A file to be saved, which no browser keeps by itself or shows on a page of ours."""
    response = make_response(body)
    response.content_type = TYPES[ending_of(name)]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def ending_of(name: str) -> str:
    """What a file's name ends with."""
    return name.rpartition(".")[2]


def size_of(made: MadeFile) -> int:
    """In kB, rounded up."""
    return -(-len(made.body) // KILOBYTE)
