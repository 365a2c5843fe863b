"""The report in a real browser: it stands alone, draws every figure and fits a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.exports.reports import ASSETS, figures, rehearsed, written
from tests.screens.axe import faults


@pytest.fixture(scope="module")
def html() -> str:
    return written(rehearsed(), ASSETS)


@pytest.fixture(scope="module")
def file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "local-area-report.html"
    path.write_text(html, encoding="utf-8")
    return path


def opened(browser: Browser, file: Path, width: int = 1200) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-figures=drawn]")
    return page


def test_it_asks_nobody_for_anything_and_has_nothing_to_complain_of(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-figures=drawn]")
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    page.close()


def test_every_chart_is_drawn_in_the_fonts_of_the_page(browser: Browser, file: Path, html: str) -> None:
    page = opened(browser, file)
    charts = [figure for figure in figures(html) if figure.plot]
    assert len(charts) >= 6
    assert page.locator(".plot > svg").count() == len(charts)
    assert page.locator(".plot[hidden]").count() == 0
    assert page.evaluate("document.fonts.check(\"700 15px 'Atkinson Hyperlegible Next'\")")
    for chart in charts:
        assert chart.plot is not None
        drawn = page.locator(f"#{chart.id}-plot svg .annotation").count()
        assert drawn == len(chart.plot["layout"]["annotations"]), chart.id
    page.close()


def test_without_script_the_tables_stand(browser: Browser, file: Path, html: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(file.as_uri())
    assert page.locator("figure table").count() == sum(len(figure.tables) for figure in figures(html))
    assert page.locator("figure table").first.is_visible()
    assert not page.locator(".plot").first.is_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_nothing_scrolls_sideways_but_tables_and_charts(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_in_it_keeps_anybody_out(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width)
    assert faults(page) == []
    page.close()
