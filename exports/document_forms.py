"""Which documents a page becomes, and what can keep one back, in a word each. Light, for whoever serves."""

FORMATS = ("html", "pdf", "docx")
NO_BROWSER, BROWSER_FAILED, WORD_FAILED = "no_browser", "browser_failed", "word_failed"
REPORT_NAME = "local-area-report"


def unknown_formats(wanted: list[str]) -> list[str]:
    """Those that there are not, in order."""
    return sorted(set(wanted) - set(FORMATS))
