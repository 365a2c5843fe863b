"""Statements worked out once, in the database's own dialect, and run past SQLAlchemy's compiler.

On the path that every answer takes, building a statement costs several times as much as running it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Row, Table, bindparam, insert

Values = Mapping[str, Any]


class Prepared:
    """A statement with named places, filled from mappings. Values go to the driver as they are."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._text = str(compiled)
        self._places: list[str] | None = compiled.positiontup

    def run_all(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it for each row; nothing for none."""
        if rows:
            connection.exec_driver_sql(self._text, [self._fill(row) for row in rows])

    def first(self, connection: Connection, values: Values) -> Row[Any] | None:
        """The first row of the answer."""
        return connection.exec_driver_sql(self._text, self._fill(values)).first()

    def _fill(self, values: Values) -> Any:
        return values if self._places is None else tuple(values[place] for place in self._places)


def prepared_insert(table: Table, dialect: Dialect) -> Prepared:
    """An insert of all columns of a table."""
    return Prepared(
        insert(table).values({column.name: bindparam(column.name) for column in table.columns}), dialect
    )
