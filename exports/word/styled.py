"""Which style a paragraph or run is in, by the style's name.

python-docx looks through all styles at every such question, which for a long report takes longer than all
else together; here they are looked through once.
"""

from docx.document import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run


class Styles:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        self._ids = {style.name: style.style_id for style in document.styles}
        self._names = {found: name for name, found in self._ids.items()}

    def set(self, styled: Paragraph | Run, name: str) -> None:
        """Put a paragraph or run in a style."""
        element = styled._p if isinstance(styled, Paragraph) else styled._r
        element.style = self._ids[name]

    def of(self, paragraph: Paragraph) -> str:
        """The name of a paragraph's style."""
        return str(self._names.get(paragraph._p.style, "Normal"))
