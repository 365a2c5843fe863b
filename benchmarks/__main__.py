"""`make bench`: every scenario three times on both servers; the median run, ratios first.

Ratios compare machines and days; times do not. Results go to `benchmarks/results/<scenario>.json` with
versions and machine, so that a regression can be read from the history of that file.
"""

import asyncio
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import click

from benchmarks.scenarios import SCENARIOS, Figures
from benchmarks.served import keep_driver_apart

RESULTS = Path(__file__).parent / "results"
RUNS = 3
PACKAGES = (
    "flask-socketio",
    "gevent",
    "python-engineio",
    "python-socketio",
    "simple-websocket",
    "websockets",
)
BARS = {
    "classroom-30": ("p95", 5.0),
    "burst-200": ("p95", 5.0),
    "flood-200": ("per_second", 0.18),
    "stampede-500": ("last", 3.5),
    "advance-200": ("most", 1.5),
    "report-200": ("p95", 1.25),
    "answers-50000": ("seconds", 12.0),
    "assess-30": ("seconds", 6.0),
    "report-page-30": ("seconds", 2.5),
    "report-documents-30": ("seconds", 8.0),
    "synthesis-6": ("seconds", 6.0),
}
SECONDS = {
    "assess-30": 1.5,
    "report-page-30": 2.0,
    "report-documents-30": 15.0,
    "synthesis-6": 3.0,
}  # what a person may have to wait


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(SCENARIOS)))
def main(names: tuple[str, ...]) -> None:
    """Run the scenarios named, or all."""
    cores = keep_driver_apart()
    click.echo(f"{cores}; median of {RUNS}")
    for name in names or SCENARIOS:
        runs = [asyncio.run(_once(name, number)) for number in range(1, RUNS + 1)]
        result = {side: _median([run[side] for run in runs]) for side in ("ours", "raw")}
        _keep(name, cores, result, runs)
        click.echo(_line(name, result))


async def _once(name: str, number: int) -> dict[str, Figures]:
    click.echo(f"  {name}, run {number} of {RUNS}", err=True)
    return await SCENARIOS[name]()


def _median(figures: list[Figures]) -> Figures:
    return {key: round(median(one[key] for one in figures), 2) for key in figures[0]}


def _line(name: str, result: dict[str, Figures]) -> str:
    key, bar = BARS[name]
    ratio = result["ours"][key] / result["raw"][key]
    words = ", ".join(f"{side} {json.dumps(figures)}" for side, figures in result.items())
    waited = f", {result['ours'][key]} s (bar {SECONDS[name]} s)" if name in SECONDS else ""
    return f"{name}: {key} is {ratio:.2f} of raw (bar {bar}){waited}; {words}"


def _keep(name: str, cores: str, result: dict[str, Figures], runs: list[Any]) -> None:
    key, bar = BARS[name]
    ratio = round(result["ours"][key] / result["raw"][key], 3)
    kept = {
        "scenario": name,
        "ratio": {"of": key, "ours_to_raw": ratio, "bar": bar},
        "median": result,
        "runs": runs,
        "cores": cores,
        "machine": {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count()},
        "versions": {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
