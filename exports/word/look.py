"""How a document of ours looks: its paper, its styles, its language and its foot.

Type shows who speaks, as on the page: sans for facts, serif for participants, a plum rule for one person's
reading. The faces are such as every office computer has, for a document carries none of its own.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from exports.word.rules import add_table_style, drop_rules, made, rule, shade

SANS, SERIF = "Arial", "Georgia"
INK, SLATE, PLUM, RUST = "221A33", "5A5368", "5A1F5C", "8A3B00"
HAIRLINE, SUN = "DED4C5", "FFC857"
PAPER = (Mm(210), Mm(297))
EDGES = {"left_margin": Mm(20), "right_margin": Mm(20), "top_margin": Mm(18), "bottom_margin": Mm(20)}
TEXT_WIDTH = Length(PAPER[0] - EDGES["left_margin"] - EDGES["right_margin"])
VARIANTS = {"en": "en-GB", "cy": "cy-GB"}
TABLE = "Moothall Table"

# Name, built on, size in points, bold, colour, points before and after it, stays with what follows.
PARAGRAPHS = (
    ("Title", "Normal", 26, True, INK, 0, 4, True),
    ("Subtitle", "Normal", 13, False, SLATE, 0, 10, False),
    ("Heading 1", "Normal", 18, True, INK, 22, 4, True),
    ("Heading 2", "Normal", 14, True, INK, 16, 3, True),
    ("Heading 3", "Normal", 12, True, INK, 12, 2, True),
    ("Heading 4", "Normal", 11, True, INK, 10, 2, True),
    ("Caption", "Normal", 12, True, INK, 14, 2, True),
    ("Note", "Normal", 9.5, False, SLATE, 0, 4, False),
    ("Quote", "Normal", 13, False, INK, 10, 2, True),
    ("Attribution", "Normal", 9.5, False, SLATE, 0, 8, False),
    ("Interpretation", "Normal", 11, False, INK, 0, 4, False),
    ("Rehearsal", "Normal", 10.5, True, INK, 0, 10, False),
    ("Term", "Normal", 11, True, INK, 6, 0, True),
    ("Meaning", "Normal", 11, False, INK, 0, 4, False),
    ("Contents Line", "Normal", 11, False, INK, 0, 1, False),
    ("Side", "Normal", 11, False, INK, 0, 2, False),
    ("Table Text", "Normal", 9.5, False, INK, 1, 1, False),
    ("Table Head", "Table Text", 9.5, True, INK, 1, 1, True),
)
CHARACTERS = (
    ("Quiet", SLATE, False),
    ("Spoken", INK, False),
    ("Mark", RUST, True),
    ("Number", SLATE, False),
    ("Hyperlink", INK, False),
)


def set_look(document: Document, language: str) -> None:
    """Paper, styles and language, before anything is written."""
    paper = document.sections[0]
    paper.page_width, paper.page_height = PAPER
    for edge, wide in EDGES.items():
        setattr(paper, edge, wide)
    _set_base(document, language)
    for given in PARAGRAPHS:
        _set_paragraphs(document, *given)
    for name, colour, is_strong in CHARACTERS:
        _set_characters(document, name, colour, is_strong)
    _finish(document)
    add_table_style(document, TABLE, HAIRLINE)


def set_foot(document: Document, words: str) -> None:
    """The foot of every page: what this is, and the page's number."""
    foot: Paragraph = document.sections[0].footer.paragraphs[0]
    foot.style = "Note"
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{words}\t")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        part = made("w:fldChar", fldCharType=kind) if kind else made("w:instrText")
        part.text = text or None
        run._r.append(part)


def _set_base(document: Document, language: str) -> None:
    normal = _paragraphs(document, "Normal")
    normal.font.name, normal.font.size = SANS, Pt(11)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(made("w:lang", val=VARIANTS.get(language, language)))


def _set_paragraphs(
    document: Document,
    name: str,
    base: str,
    size: float,
    is_strong: bool,
    colour: str,
    before: float,
    after: float,
    stays: bool,
) -> None:
    style = _paragraphs(document, name)
    style.base_style = document.styles[base]
    _drop_theme(style)
    style.font.name, style.font.size = SANS, Pt(size)
    style.font.bold, style.font.italic = is_strong, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = stays
    style.quick_style = True


def _set_characters(document: Document, name: str, colour: str, is_strong: bool) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.bold = is_strong or None


def _finish(document: Document) -> None:
    """What makes some styles what they are: the serif, the rules, the underline."""
    for name in ("Quote", "Spoken"):
        document.styles[name].font.name = SERIF
    document.styles["Hyperlink"].font.underline = True
    document.styles["Number"].font.size = Pt(9.5)
    for name, indent in (("Interpretation", 5), ("Side", 5), ("Meaning", 6), ("Contents Line", 0)):
        _paragraphs(document, name).paragraph_format.left_indent = Mm(indent)
    rule(_paragraphs(document, "Interpretation"), "left", PLUM, 36)
    rule(_paragraphs(document, "Side"), "left", HAIRLINE, 18)
    drop_rules(_paragraphs(document, "Title"))
    rehearsal = _paragraphs(document, "Rehearsal")
    rehearsal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shade(rehearsal, SUN)
    number = _paragraphs(document, "Contents Line")
    number.paragraph_format.tab_stops.add_tab_stop(Mm(10))


def _paragraphs(document: Document, name: str) -> ParagraphStyle:
    """A style of paragraphs, made if the document has none of this name."""
    if name in document.styles:
        found = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    return found


def _drop_theme(style: ParagraphStyle) -> None:
    """What the template's styles have of their own would win over ours: a theme's face, letters set wide."""
    if (properties := style.element.rPr) is not None:
        for name in ("w:rFonts", "w:spacing", "w:kern"):
            for old in properties.findall(qn(name)):
                properties.remove(old)
