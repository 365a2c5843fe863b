"""What the frames add up to: DataFrame in, DataFrame out, and nothing else.

Pure: no clock, no chance, no file. Taking part is counted, never answers: what people answered reaches a
report through a kind's panels alone, which keep the rules for small numbers. Who joined is given by table:
that is seen by all; who answered is given for the whole room alone, so nobody's silence at a table is shown.
"""

from collections.abc import Mapping

import pandas as pd

from sessions.exercises.base import Panel


def attendance(participants: pd.DataFrame, seats: Mapping[int, int]) -> pd.DataFrame:
    """One row a table, by number: table, places (laid out), joined. Tables nobody joined are there with 0."""
    joined = participants.groupby("table").size()
    tables = sorted(seats)
    return pd.DataFrame(
        {
            "table": pd.Series(tables, dtype="Int64"),
            "places": pd.Series([seats[table] for table in tables], dtype="Int64"),
            "joined": pd.Series([int(joined.get(table, 0)) for table in tables], dtype="Int64"),
        }
    )


def answered(responses: pd.DataFrame, tables: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """One row a step that was opened and takes answers, in the agenda's order.

    exercise, phase, people (who answered on their own), joined (who had joined by its end), finished (tables
    that came to a result), tables (that had people), all whole numbers.
    """
    opened = steps.dropna(subset=["opened_minute"])[["exercise", "phase", "joined"]]
    people = responses.groupby(["exercise", "phase"]).size().rename("people").reset_index()
    peopled = tables[tables["people"] > 0].groupby(["exercise", "phase"])["is_finished"]
    outcome = peopled.agg(finished="sum", tables="count").reset_index()
    merged = opened.merge(people, how="left").merge(outcome, how="left")
    counts = dict.fromkeys(("people", "joined", "finished", "tables"), "Int64")
    return merged.fillna({"people": 0, "finished": 0, "tables": 0}).astype(counts)


def panel_frame(panel: Panel) -> pd.DataFrame:
    """A panel's rows as they are published: its columns alone, in their order.

    Cells are objects: whole numbers stay whole, words stay as they were said, None is nothing.
    """
    return pd.DataFrame(
        {
            column.key: pd.Series([row.get(column.key) for row in panel.rows], dtype="object")
            for column in panel.columns
        }
    )
