"""Charts as picture files, SVG and PNG, drawn by the browser that is there and by our own copy of Plotly.

The browser is told of no way out: every request to any host ends at a port where nobody listens. Nothing is
fetched, not even a font.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaleido import Kaleido, PageGenerator

FORMATS = ("svg", "png")
PNG_SCALE = 2  # pixels of a PNG for each of the chart's own
NO_WAY_OUT = "127.0.0.1:9"  # the port of discard: no server, and Chrome refuses it too
Told = Callable[[str, bytes], None]


@dataclass(frozen=True)
class Ordered:
    """A picture to be made: its name without an ending, and the figure."""

    name: str
    figure: dict[str, Any]


def draw_files(ordered: Sequence[Ordered], browser: str, plotly: Path, told: Told) -> None:
    """Make the files one by one and hand over each with its name as it is ready.

    `plotly` is the library's file. Raises whatever the browser fails with.
    """
    asyncio.run(_draw(ordered, browser, plotly, told))


async def _draw(ordered: Iterable[Ordered], browser: str, plotly: Path, told: Told) -> None:
    page = PageGenerator(plotly=plotly.resolve().as_uri(), mathjax=False)
    async with Kaleido(page_generator=page, path=browser, proxy_server=NO_WAY_OUT) as drawing:
        async for name, body in _files(drawing, ordered):
            told(name, body)


async def _files(drawing: Kaleido, ordered: Iterable[Ordered]) -> AsyncIterator[tuple[str, bytes]]:
    for item in ordered:
        size = {side: item.figure["layout"][side] for side in ("width", "height")}
        for ending in FORMATS:
            scale = PNG_SCALE if ending == "png" else 1
            made = await drawing.calc_fig(item.figure, opts={"format": ending, "scale": scale, **size})
            yield f"{item.name}.{ending}", made
