"""What a designer is told about a ranking's settings: the field that is wrong, and what is accepted."""

import pytest
from pydantic import ValidationError

from casestudies.loader import load_materials
from sessions.exercises.ranking import KIND

MATERIALS = load_materials()


def complaint(sets: dict[str, str], tables: list[int]) -> str | None:
    return KIND.check(KIND.Settings.model_validate({"sets": sets}), MATERIALS, tables)


def test_an_unknown_lens_is_refused_naming_the_known_ones() -> None:
    with pytest.raises(ValidationError, match="must be one of benefit"):
        KIND.Settings.model_validate({"lens": "risk-free", "sets": {"1": "1-6"}})


def test_a_table_without_a_set_an_unknown_set_and_an_unknown_table_are_named() -> None:
    assert str(complaint({"1": "1-6"}, [1, 2])).startswith("sets.2: Table 2 has no example set")
    assert str(complaint({"1": "7-9"}, [1])).startswith('sets.1: there is no example set "7-9"')
    assert str(complaint({"1": "1-6", "4": "A-F"}, [1])).startswith("sets.4: there is no Table 4")


def test_sets_for_every_table_are_accepted_and_make_a_panel_of_own_orders_each() -> None:
    assert complaint({"1": "1-6", "2": "A-F"}, [1, 2]) is None
    settings = KIND.Settings.model_validate({"sets": {"1": "A-F", "2": "1-6"}})
    agreed = KIND.phases(settings, MATERIALS)[-1]
    assert agreed.panels == (
        "agreed",
        "other_influences",
        "own_orders_A-F",
        "own_orders_1-6",
        "moves:A-F",
        "moves:1-6",
    )
