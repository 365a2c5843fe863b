"""A request that can't be answered gets a sentence and the way on, never a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitator.app import create_app, house_of
from facilitator.config import Config


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    app = create_app(Config(data=tmp_path))

    @app.get("/breaks")
    def breaks() -> str:
        raise RuntimeError("secret words of a bug")

    yield app.test_client()
    house_of(app).service.close()


def test_an_unknown_address_says_where_to_go(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
    assert "<h1>" in answer.text


def test_a_form_without_its_token_says_what_to_do(client: FlaskClient) -> None:
    answer = client.post("/join", data={"code": "ABCDEF"})
    assert answer.status_code == 400
    assert "This page is too old to be sent." in answer.text


def test_a_script_gets_the_same_as_code_and_message(client: FlaskClient) -> None:
    answer = client.post("/p/nowhere/commands", json={})
    assert answer.status_code == 400
    assert answer.get_json()["code"] == "old_page"


def test_a_bug_shows_no_trace(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/breaks")
    assert answer.status_code == 500
    assert "Something broke here" in answer.text
    assert "secret words" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "GET /breaks failed" in caplog.text


def test_the_log_of_a_fault_holds_no_code_or_key(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.get("/breaks?code=ABCDEF")
    assert "ABCDEF" not in caplog.text


def test_every_answer_that_could_be_a_page_carries_the_policy(client: FlaskClient) -> None:
    for path in ("/", "/nowhere", "/sign-in", "/static/css/nowhere.css"):
        with client.get(path) as answer:
            policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_parts_of_a_page_are_taken_for_nothing_else_and_weigh_little(client: FlaskClient) -> None:
    with client.get("/static/css/base.css") as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert len(str(answer.headers)) < 300
