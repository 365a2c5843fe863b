"""The places of a document that its own links lead to: bookmarks, named after their order in the page."""

from docx.text.paragraph import Paragraph
from lxml import html

from exports.word.rules import made


class Places:
    """The bookmarks of one document. `names` gives that of an id."""

    def __init__(self, root: html.HtmlElement) -> None:
        led_to = {link.get("href", "")[1:] for link in root.iter("a") if link.get("href", "").startswith("#")}
        ids = [element.get("id") for element in root.iter() if element.get("id") in led_to]
        self.names = {found: f"place_{number}" for number, found in enumerate(ids, start=1) if found}
        self._reached: list[str] = []

    def reach(self, element: html.HtmlElement) -> None:
        """The next paragraph is where this element begins."""
        if element.get("id") in self.names:
            self._reached.append(element.get("id", ""))

    def mark(self, paragraph: Paragraph) -> None:
        """Put the bookmarks that are due around a paragraph's words."""
        for found in self._reached:
            number = str(list(self.names).index(found) + 1)
            paragraph._p.append(made("w:bookmarkStart", id=number, name=self.names[found]))
            paragraph._p.append(made("w:bookmarkEnd", id=number))
        self._reached = []
