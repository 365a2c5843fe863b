"""A printed result: no word in a chart can end its script element, and no script runs but the page's own."""

import json

import pytest

from exports.assets import font_rules
from exports.figures import embedded
from exports.page_policy import content_policy
from facilitator.reporting import STATIC


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!-- <script>", "a & b", "\u2028", "ŵ ’"]
)
def test_words_in_a_chart_stay_inside_its_script_element(words: str) -> None:
    text = embedded({"text": words})
    assert not {"<", ">", "&", "\u2028"} & set(text)
    assert json.loads(text) == {"text": words}


def test_every_font_travels_within_the_page() -> None:
    rules = font_rules((STATIC / "css" / "fonts.css").read_text(encoding="utf-8"), STATIC / "fonts")
    assert rules.count("@font-face") == rules.count("data:font/woff2;base64,") >= 4
    assert "/static/" not in rules


def test_the_policy_names_each_script_by_its_hash_and_allows_no_other() -> None:
    policy = content_policy(["alert(1)"])
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';" in policy
    assert "unsafe-eval" not in policy
