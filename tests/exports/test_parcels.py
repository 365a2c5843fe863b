"""Several files on one stream: whole or not at all, and news between them."""

from io import BytesIO

import pytest

from exports.parcels import (
    Parcel,
    ParcelError,
    in_parcels,
    out_of_parcels,
    parcels,
    send_file,
    send_progress,
    send_trouble,
)


def test_a_stream_that_ends_within_a_file_is_refused() -> None:
    out = BytesIO()
    send_file(out, "one.csv", b"a,b\n1,2\n")
    with pytest.raises(ParcelError, match=r"one\.csv is not whole"):
        list(parcels(BytesIO(out.getvalue()[:-1])))


def test_a_line_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(ParcelError):
        list(parcels(BytesIO(b"Traceback (most recent call last):\n")))


def test_files_and_news_come_as_they_were_sent() -> None:
    out = BytesIO()
    send_progress(out, 0, 2)
    send_file(out, "one.png", b"\n{}\n\x00", "Figure 1. One")
    send_trouble(out, "browser_failed")
    assert list(parcels(BytesIO(out.getvalue()))) == [
        Parcel(done=0, of=2),
        Parcel("one.png", "Figure 1. One", b"\n{}\n\x00"),
        Parcel(trouble="browser_failed"),
    ]


def test_an_answer_with_files_comes_back_as_it_was_and_a_broken_one_is_refused() -> None:
    told, files = {"ok": True, "trouble": "Ünprinted"}, {"a.html": b"<p>\n{}", "b.pdf": b"\x00\n"}
    sent = b"".join(in_parcels(told, files))
    assert out_of_parcels(BytesIO(sent)) == {**told, "files": files}
    with pytest.raises(ParcelError):
        out_of_parcels(BytesIO(sent[:-1]))
