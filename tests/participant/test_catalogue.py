"""Sentences of the reader's language: looked up once for a page, and there without any page too."""

import pytest
from flask_babel import get_translations

from participant import catalogue
from participant.wording import localized, translate
from sessions.words import say_n
from tests.participant.house import phone_house


def test_outside_any_request_a_sentence_is_as_it_is_written() -> None:
    assert localized("100 % of it") == "100 % of it"
    assert localized("%(n)s of them", n=3) == "3 of them"


@pytest.mark.parametrize(("count", "told"), [(1, "1 answer by Ada"), (2, "2 answers by Ada")])
def test_a_number_chooses_its_form_and_stands_in_the_sentence(count: int, told: str) -> None:
    words = say_n("%(n)s answer by %(who)s", "%(n)s answers by %(who)s", count, who="Ada")
    assert translate(words) == told


def test_the_catalogue_is_looked_for_once_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def found() -> object:
        looked.append(1)
        return get_translations()

    monkeypatch.setattr(catalogue, "get_translations", found)
    page = phone_house().phone().get("/").text
    assert "code" in page
    assert looked == [1]
