"""The command line as people use it: run as a program, with no server there and with one."""

import json
import re
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from facilitator import beacon
from tests.recorded import state_in
from tests.running import RunningServer

NEW = ("new", "manchester", "--title", "Better use of data", "--area", "Manchester")


@pytest.fixture
def nobody(tmp_path: Path) -> RunningServer:
    """A data folder that no server runs on."""
    return RunningServer(tmp_path / "data")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("cli")) as running:
        yield running


def assert_sentence(server: RunningServer, arguments: tuple[str, ...], words: str, code: int = 1) -> None:
    """The command fails with one line on stderr that holds these words."""
    done = server.command(*arguments)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert words in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (("new", "nowhere", "--title", "T", "--area", "A"), "There are: blank", 1),
        (("new", "manchester", "--title", "T"), "--area", 2),
        (("report", "feedbeef", "--to", "x"), "There is no such workshop here.", 1),
        (("rehearse", "feedbeef", "--phones", "0"), "--phones", 2),
        (("link",), "moothall serve", 1),
        (("dance",), "'dance'. See: moothall --help", 2),
        (("report", "feedbeef"), "'--to'. See: moothall report --help", 2),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    nobody: RunningServer, arguments: tuple[str, ...], words: str, code: int
) -> None:
    assert_sentence(nobody, arguments, words, code)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "nowhere", "--title", "T", "--area", "A"), "There are: blank"),
        (("new", "manchester", "--title", "", "--area", "A"), "title"),
        (("rehearse", "feedbeef", "--lead"), "There is no such workshop here."),
        (("report", "feedbeef", "--to", "x"), "There is no such workshop here."),
    ],
)
def test_a_running_server_refuses_in_the_same_words(
    server: RunningServer, arguments: tuple[str, ...], words: str
) -> None:
    assert_sentence(server, arguments, words)


def test_an_unknown_report_format_names_the_known_ones(server: RunningServer, tmp_path: Path) -> None:
    made = json.loads(server.command(*NEW).stdout)
    wanted = ("report", made["id"], "--to", str(tmp_path / "x"), "--formats", "html,papyrus")
    assert_sentence(server, wanted, "There is no format papyrus. There is: html, pdf, docx.", 2)
    assert not (tmp_path / "x").exists()


def test_a_bad_setting_is_named_before_anything_is_served(
    nobody: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nobody, "port", 0)
    assert_sentence(nobody, ("serve",), "MOOTHALL_PORT is '0'")


def test_a_port_in_use_is_a_sentence(nobody: RunningServer) -> None:
    with socket.create_server(("127.0.0.1", nobody.port)):
        assert_sentence(nobody, ("serve",), f"Port {nobody.port} can't be used: another program uses it.")


def test_an_address_that_is_not_this_machines_names_its_setting(
    nobody: RunningServer,
) -> None:
    elsewhere = replace(nobody, host="203.0.113.9")
    assert_sentence(elsewhere, ("serve",), "MOOTHALL_HOST is '203.0.113.9'")


def test_a_second_server_on_the_same_folder_names_the_first(server: RunningServer) -> None:
    assert_sentence(server, ("serve",), server.base)


def test_a_workshop_can_be_made_while_no_server_runs(nobody: RunningServer) -> None:
    made = json.loads(nobody.command(*NEW).stdout)
    room = state_in(nobody.data / "moothall.db", made["id"])
    assert (room.title, room.area, room.join_code) == ("Better use of data", "Manchester", made["join_code"])
    assert made["links"] == {
        "join": f"{nobody.base}/j/{made['join_code']}",
        "console": f"{nobody.base}/workshops/{made['id']}",
        "projector": f"{nobody.base}/screen/{room.screen_key}",
    }


def test_the_list_says_where_each_workshop_is_found(nobody: RunningServer) -> None:
    assert nobody.command("list").stdout.startswith("No workshop yet.")
    made = json.loads(nobody.command(*NEW).stdout)
    line = nobody.command("list").stdout.strip()
    assert line.startswith(f"{made['id']}  {made['join_code']}  ")
    assert line.endswith("Better use of data, Manchester")


def test_a_workshop_made_while_the_server_runs_is_there_at_once(server: RunningServer) -> None:
    made = json.loads(server.command(*NEW).stdout)
    status, page = server.fetch(urlsplit(made["links"]["projector"]).path)
    assert status == 200 and "Better use of data" in page
    assert server.fetch(urlsplit(made["links"]["join"]).path)[0] == 200


def test_serving_prints_the_address_and_a_link_that_signs_in(server: RunningServer) -> None:
    printed = server.output.read_text(encoding="utf-8")
    assert f"On this laptop   {server.base}" in printed
    found = re.search(rf"{re.escape(server.base)}/sign-in/\S+", printed)
    assert found
    assert "password" in server.fetch(urlsplit(found[0]).path)[1]


def test_each_link_asked_for_is_another_one(server: RunningServer) -> None:
    links = {server.command("link").stdout.strip() for _ in range(2)}
    assert len(links) == 2
    for link in links:
        assert server.fetch(urlsplit(link).path)[0] == 200


def test_a_report_is_written_where_it_was_asked_for(server: RunningServer, tmp_path: Path) -> None:
    made = json.loads(server.command(*NEW).stdout)
    done = server.command("report", made["id"], "--to", str(tmp_path / "deep" / "down"))
    path = tmp_path / "deep" / "down" / "local-area-report.html"
    assert (done.returncode, Path(done.stdout.strip())) == (0, path), done.stderr
    assert "Better use of data" in path.read_text(encoding="utf-8")


def test_a_report_comes_in_every_format_that_was_asked_for(server: RunningServer, tmp_path: Path) -> None:
    made = json.loads(server.command(*NEW).stdout)
    done = server.command("report", made["id"], "--to", str(tmp_path), "--formats", "docx, pdf,html")
    paths = [str(tmp_path / f"local-area-report.{ending}") for ending in ("html", "pdf", "docx")]
    assert (done.returncode, done.stdout.split()) == (0, paths), done.stderr
    begins = {path.suffix: path.read_bytes()[:4] for path in tmp_path.iterdir()}
    assert begins == {".html": b"<!do", ".pdf": b"%PDF", ".docx": b"PK\x03\x04"}


def test_a_report_can_be_made_while_no_server_runs(nobody: RunningServer, tmp_path: Path) -> None:
    made = json.loads(nobody.command(*NEW).stdout)
    done = nobody.command("report", made["id"], "--to", str(tmp_path), "--formats", "html")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "local-area-report.html").stat().st_size > 10_000


def test_a_rehearsal_without_a_server_brings_its_own_and_takes_it_away(nobody: RunningServer) -> None:
    made = json.loads(nobody.command(*NEW).stdout)
    done = nobody.command("rehearse", made["id"], "--phones", "6", "--lead")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["links"]["join"].startswith(nobody.base)
    assert beacon.find(nobody.data) is None
    assert len(state_in(nobody.data / "moothall.db", told["id"]).participants) == 6


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no polite way to stop another program")
def test_a_server_that_is_stopped_ends_in_order(tmp_path: Path) -> None:
    server = RunningServer(tmp_path)
    server.start()
    assert server.stop() == 0
    assert beacon.read(tmp_path) is None
    assert "Traceback" not in server.output.read_text(encoding="utf-8")


def post(server: RunningServer, what: str, authorization: str, body: bytes = b"{}") -> int:
    """The status of an answer to someone at the terminal's door."""
    status, text = server.fetch(f"/terminal/{what}", body, Authorization=authorization)
    assert "Traceback" not in text
    return status


@pytest.mark.parametrize("what", ["hello", "link", "new", "rehearsal", "plan", "lead", "report"])
def test_the_terminals_routes_open_to_nobody_without_the_token(server: RunningServer, what: str) -> None:
    for authorization in ("", "Bearer ", "Bearer None", "Basic bW9vdGhhbGw6"):
        assert post(server, what, authorization) == 401


def test_the_terminals_token_opens_nothing_else_and_reads_no_more_than_a_message(
    server: RunningServer,
) -> None:
    lit = beacon.read(server.data)
    assert lit is not None
    token = f"Bearer {lit.token}"
    assert post(server, "hello", token) == 200
    assert post(server, "password", token) == 404
    assert post(server, "new", token, b"[1") == 409
    assert post(server, "new", token, b'{"template": "' + b"x" * 70_000 + b'"}') == 413


def test_the_terminal_leads_rehearsals_only(server: RunningServer) -> None:
    lit = beacon.read(server.data)
    assert lit is not None
    made = json.loads(server.command(*NEW).stdout)
    order: dict[str, object] = {"id": "0123456789abcdef", "name": "go_next", "step": None, "payload": {}}
    told = lit.ask("lead", {"workshop": made["id"], "message": order})
    assert told["code"] == "not_a_rehearsal"
    copy = server.ask("rehearsal", workshop=made["id"])
    assert lit.ask("lead", {"workshop": copy["id"], "message": order})["ok"]


def test_a_paper_is_not_written_under_an_ending_that_it_has_not(
    nobody: RunningServer, tmp_path: Path
) -> None:
    words = "but what is written is .html: name it so."
    assert_sentence(nobody, ("heard", "any", "--to", str(tmp_path / "a.pdf")), words, 2)
    assert not (tmp_path / "a.pdf").exists()
