"""Tables as a data package (specs.frictionlessdata.io): a zip of CSV files, with every column described.

The same tables give the same bytes.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.cells import plain_csv
from exports.frame_columns import FrameSpec, table_schema
from exports.zipping import packed
from sessions.words import Message

Speaker = Callable[[Message], str]


@dataclass(frozen=True)
class Resource:
    """One table of a package; `refers` maps columns to (table, column) that they name a row of."""

    spec: FrameSpec
    rows: Sequence[Mapping[str, Any]]
    refers: tuple[tuple[str, str, str], ...] = ()

    @property
    def path(self) -> str:
        """Its file."""
        return f"{self.spec.name}.csv"


def data_package(
    about: Mapping[str, Any], resources: Sequence[Resource], readme: str, speak: Speaker
) -> bytes:
    """The zip; `about` are the package's own properties, such as its name and title."""
    files = {resource.path: plain_csv(list(resource.spec.dtypes), resource.rows) for resource in resources}
    described = {
        "profile": "tabular-data-package",
        **about,
        "resources": [_described(resource, speak) for resource in resources],
    }
    files["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()
    files["README.md"] = readme.encode()
    return packed(files)


def _described(resource: Resource, speak: Speaker) -> dict[str, Any]:
    schema = table_schema(resource.spec, speak)
    if resource.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [theirs]}}
            for column, table, theirs in resource.refers
        ]
    return {
        "name": resource.spec.name,
        "path": resource.path,
        "profile": "tabular-data-resource",
        "description": speak(resource.spec.row),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
