"""Reads a page as a test needs it: title, headings, and whether a strict content policy would let it work."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "circle", "path"}


@dataclass
class Page(HTMLParser):
    """What stands in a page."""

    html: str
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if "id" in held:
            self.ids.append(held["id"])
        if tag == "style" or "style" in held or any(name.startswith("on") for name in held):
            self.forbidden.append(self.get_starttag_text() or tag)
        if tag == "script" and "src" not in held and held.get("type") != "application/json":
            self.forbidden.append(self.get_starttag_text() or tag)
        for name in ("href", "src", "action"):
            if re.match(r"(https?:)?//", held.get(name, "")):
                self.outside.append(held[name])
        if tag == "input" and "name" in held:
            self.fields[held["name"]] = held.get("value", "")
        if tag not in VOID:
            self.stack.append(tag)
        if tag in ("title", "h1"):
            (self.titles if tag == "title" else self.headings).append("")

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if "title" in self.stack and self.titles and "svg" not in self.stack:
            self.titles[-1] += data.strip()
        if "h1" in self.stack:
            self.headings[-1] += data.strip()

    @property
    def is_sound(self) -> bool:
        """One title, no repeated id, nothing inline, nothing from another host."""
        return (
            len(self.titles) == 1
            and bool(self.titles[0])
            and len(self.ids) == len(set(self.ids))
            and not self.forbidden
            and not self.outside
        )
