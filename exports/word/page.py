"""What stands in a page, as it is read aloud: names of elements, their words, and what is passed over."""

from collections.abc import Iterator

from lxml import html

BLOCK_NAMES = (
    "address article aside blockquote details div dl dd dt fieldset figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table ul"
)
SILENT_NAMES = "script style template noscript title link meta button input select textarea form iframe"
BLOCKS, SILENT = frozenset(BLOCK_NAMES.split()), frozenset(SILENT_NAMES.split())
PLOT = "plot"  # the class of a place that the page's own script draws a chart in
DRAWING = ".//svg[@role='img']"


def classes(element: html.HtmlElement) -> frozenset[str]:
    """The element's classes."""
    return frozenset(element.get("class", "").split())


def is_read(element: html.HtmlElement) -> bool:
    """Whether a reader comes by it: neither hidden from those who listen nor a control."""
    if not isinstance(element.tag, str) or element.tag in SILENT or element.get("aria-hidden") == "true":
        return False
    if "skip" in classes(element):
        return False
    return element.get("hidden") is None or is_plot(element)


def is_plot(element: html.HtmlElement) -> bool:
    """Whether a chart stands here once the page is open."""
    return PLOT in classes(element)


def is_drawing(element: html.HtmlElement) -> bool:
    """Whether it is a picture with words in its place."""
    return bool(element.tag == "svg" and element.get("role") == "img")


def pictures_of(root: html.HtmlElement) -> dict[html.HtmlElement, str]:
    """Every picture of a page with its name: a chart's is its id, any other drawing's is its number."""
    plots = {
        plot: plot.get("id", "") for plot in root.xpath(f"//*[contains(@class, '{PLOT}')]") if is_plot(plot)
    }
    drawn = (
        svg for svg in root.iterfind(DRAWING) if not any(is_plot(above) for above in svg.iterancestors())
    )
    return plots | {svg: f"drawing-{number}" for number, svg in enumerate(drawn)}


def label_of(element: html.HtmlElement, root: html.HtmlElement) -> str:
    """The words in place of a picture: its own label, or those of the elements that it names."""
    if named := element.get("aria-labelledby", "").split():
        found = (root.get_element_by_id(name, None) for name in named)
        return " ".join(_ended(words_of(one)) for one in found if one is not None)
    return element.get("aria-label") or element.get("alt") or ""


def words_of(element: html.HtmlElement) -> str:
    """All its text that is read, with single spaces."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if is_read(child):
            yield " " if child.tag in BLOCKS or child.tag == "br" else ""
            yield from _texts(child)
        yield child.tail or ""


def _ended(words: str) -> str:
    """A sentence that ends as one."""
    return words if words.endswith((".", "!", "?")) else f"{words}."
