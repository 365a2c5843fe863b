"""Pictures, each with words in its place for whoever does not see it."""

from io import BytesIO

from docx.shared import Inches, Length
from docx.text.paragraph import Paragraph

from exports.word.look import TEXT_WIDTH

PIXELS_PER_INCH = 192  # two for each of the page's own


def add_picture(paragraph: Paragraph, png: bytes, label: str) -> None:
    """The picture as large as on the page, or as wide as the text."""
    drawn = paragraph.add_run().add_picture(BytesIO(png))
    wide = int.from_bytes(png[16:20], "big")  # the first thing that a PNG says of itself (RFC 2083, 4.1.1)
    high = int.from_bytes(png[20:24], "big")
    drawn.width = Length(min(Inches(wide / PIXELS_PER_INCH), TEXT_WIDTH))
    drawn.height = Length(int(drawn.width * high / wide))
    drawn._inline.docPr.set("descr", label)
