"""What only details a chart comes to the wall after the rest, and at once where motion isn't wanted."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from exports.charts import draw

ROOT = Path(__file__).parents[2]
WALL = (ROOT / "facilitator/static/css/wall.css").read_text(encoding="utf-8")
LIBRARY = next((ROOT / "participant/static/vendor").glob("plotly*.js"))
CARDS = [
    {"key": str(n), "label": f"Card {n}", "x": n, "y": 7 - n, "x_ticks": [1, n], "y_ticks": [2, 7 - n]}
    for n in range(1, 7)
]
PAGE = '<style>{style}</style><body class="projector"><div class="chart"></div>'
DRAW = "({data, layout}) => Plotly.newPlot(document.querySelector('.chart'), data, layout)"


@pytest.mark.parametrize(("motion", "at_first"), [("no-preference", "0"), ("reduce", "1")])
def test_single_tables_come_to_the_plane_once_its_cards_were_found(
    browser: Browser, motion: str, at_first: str
) -> None:
    context = browser.new_context(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page = context.new_page()
    page.set_content(PAGE.format(style=WALL))
    page.add_script_tag(path=LIBRARY)
    page.evaluate(DRAW, draw("plane", CARDS, {"places": 6}, "projector"))
    details = page.locator("[class*=tracedetail]")
    assert details.count() == 2 * len(CARDS)
    expect(details.first).to_have_css("opacity", at_first, timeout=2000)
    expect(page.locator(".scatterlayer .trace:not([class*=tracedetail])").first).to_have_css("opacity", "1")
    expect(details.first).to_have_css("opacity", "1", timeout=20_000)
    context.close()
