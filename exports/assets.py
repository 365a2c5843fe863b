"""What a report carries within itself: styles, fonts, the chart library and the parts that templates share.

It reads the files it is told of and makes them fit to stand inside one page that asks nobody for anything.
"""

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from exports.snapshot import AssetPaths

FONT_RULE = re.compile(r"@font-face\s*\{[^}]*\}")
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
END_OF_SCRIPT = re.compile(r"</(script)", re.IGNORECASE)


@dataclass(frozen=True)
class Assets:
    """The texts that go into the page; `templates` is the folder of the shared parts."""

    styles: str
    plotly: str
    templates: Path


def read_assets(paths: AssetPaths) -> Assets:
    """Read everything. Raises OSError for a file that isn't there."""
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in paths.styles)
    fonts = font_rules(paths.font_sheet.read_text(encoding="utf-8"), paths.fonts)
    plotly = paths.plotly.read_text(encoding="utf-8")
    return Assets(f"{fonts}\n{sheets}", END_OF_SCRIPT.sub(r"<\\/\1", plotly), paths.templates)


def font_rules(sheet: str, fonts: Path) -> str:
    """The @font-face rules of a sheet, with the fonts themselves in place of their addresses."""

    def inlined(address: re.Match[str]) -> str:
        font = fonts / Path(address.group(1)).name
        encoded = base64.b64encode(font.read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{encoded}")'

    return "\n".join(ADDRESS.sub(inlined, rule) for rule in FONT_RULE.findall(sheet))
