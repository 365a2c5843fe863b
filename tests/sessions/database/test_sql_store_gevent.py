"""The store as the server uses it: native threads append, in a process that gevent has patched."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]


@pytest.mark.parametrize("batch", [1, 100])
def test_2000_appends_through_native_threads_are_all_there_and_nobody_waits(
    tmp_path: Path, batch: int
) -> None:
    url = f"sqlite:///{tmp_path}/record.sqlite"
    program = [
        sys.executable,
        "-m",
        "tests.sessions.database.appending_under_gevent",
        url,
        "2000",
        str(batch),
    ]
    ran = subprocess.run(program, cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert (found["stored"], found["receipts"]) == (2000, 2000)
    assert found["reads"] >= 1
    assert found["turns"] >= 5
    assert ran.stderr == ""
