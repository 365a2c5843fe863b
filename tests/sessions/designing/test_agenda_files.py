"""An agenda goes out as a file and comes in as it was; what is wrong with one is said."""

from functools import cache

import pytest

from casestudies.loader import load_materials
from casestudies.schema import Materials
from sessions.agenda import AgendaTemplate, load_template, plan_of, template_slugs
from sessions.designing.agenda_files import export_agenda, read_agenda
from sessions.exercises.registry import Registry, discover
from tests.sessions.designing.hostile import ALL, GOOD


@cache
def parts() -> tuple[Registry, Materials]:
    return discover(), load_materials()


def test_there_are_more_than_sixty_of_them() -> None:
    assert len({name for name, _, _ in ALL}) == len(ALL) >= 60


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_a_broken_agenda_gets_sentences_that_name_the_place(content: bytes, words: str) -> None:
    found = read_agenda(content, *parts())
    assert not isinstance(found, AgendaTemplate)
    assert words in " ".join(found)
    assert all(len(sentence) < 400 and sentence.isprintable() and sentence[-1] == "." for sentence in found)


def test_all_that_is_wrong_is_named_at_once() -> None:
    broken = GOOD.replace("seats = 5", "seats = 500").replace('id = "lines"', 'id = "LINES"')
    found = read_agenda(broken.encode(), *parts())
    assert not isinstance(found, AgendaTemplate) and len(found) == 3


@pytest.mark.parametrize("slug", template_slugs())
def test_what_goes_out_comes_in_as_it_was(slug: str) -> None:
    template = load_template(slug, *parts())
    text = export_agenda(template.title, template.area, plan_of(template))
    back = read_agenda(text.encode(), *parts())
    assert isinstance(back, AgendaTemplate), back
    assert plan_of(back) == plan_of(template)
    assert (back.title, back.area) == (template.title, template.area)


@pytest.mark.parametrize("title", ['Say "aye"', "C:\\trees", "Bäume · 木", "'''", "#1", "a = 1", "\\u0041"])
def test_any_title_survives_the_way_out_and_in(title: str) -> None:
    template = load_template("blank", *parts())
    back = read_agenda(export_agenda(title, "Anytown", plan_of(template)).encode(), *parts())
    assert isinstance(back, AgendaTemplate) and back.title == title


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    text = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert isinstance(read_agenda(text, *parts()), AgendaTemplate)
