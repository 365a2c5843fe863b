"""docs/privacy.md names the test that shows each answer: all of them exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_test_that_the_page_names_is_there() -> None:
    named = NAMED.findall((ROOT / "docs" / "privacy.md").read_text(encoding="utf-8"))
    assert len(named) > 20
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file() or f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []


def test_the_page_has_an_answer_to_each_question() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8"), re.M)
    asked = ["What is stored", "Where it is", "How long it is kept", "Who can see it", "How it is erased"]
    assert heads == asked
