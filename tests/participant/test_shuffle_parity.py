import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from participant.identity import participant_of, shuffle_key_of
from sessions.exercises.shuffle import shuffled

SCRIPT = Path(__file__).parents[2] / "participant" / "static" / "js" / "shuffle.js"
CARDS = ["1", "2", "3", "4", "5", "6"]
KEYS = ["", "a", "125d2f0df553e9ec", "ŵy", "😀"]
PROGRAM = """
const {{ shuffled }} = await import({script});
const [keys, cards, salt] = {given};
console.log(JSON.stringify(keys.map((key) => shuffled(cards, key, salt))));
"""


def in_node(given: object) -> list[list[str]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the browser journey holds both sides together too")
    program = PROGRAM.format(script=json.dumps(SCRIPT.as_uri()), given=json.dumps(given))
    done = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True, timeout=30
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_phone_and_record_shuffle_alike() -> None:
    assert in_node([KEYS, CARDS, "benefit/own"]) == [shuffled(CARDS, key, "benefit/own") for key in KEYS]


def test_every_card_is_as_often_at_every_place() -> None:
    phones = 3000
    orders = [shuffled(CARDS, shuffle_key_of(participant_of(str(n))), "benefit/own") for n in range(phones)]
    for place in range(len(CARDS)):
        times = Counter(order[place] for order in orders)
        assert min(times.values()) > phones / len(CARDS) * 0.8
    assert len({tuple(order) for order in orders}) > 600
