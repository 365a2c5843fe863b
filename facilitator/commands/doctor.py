"""Checking the laptop from the terminal: one line a check, and what to do under what is not well."""

from collections.abc import Sequence
from gettext import NullTranslations

from exports.wording import speaker
from facilitator.commands.asking import in_plain_words
from facilitator.config import read_config
from facilitator.doctor import Finding, examine, is_well
from facilitator.laptop import look

FINE, LOOK = "OK", "Look at this"


def check_laptop() -> tuple[list[str], bool]:
    """The lines to print, and whether all is well; CommandError where the settings can't be read."""
    with in_plain_words():
        config = read_config()
        findings = examine(config, look(config, is_serving=False))
    return _lines(findings), is_well(findings)


def _lines(findings: Sequence[Finding]) -> list[str]:
    speak, lines = speaker(NullTranslations()), []
    for finding in findings:
        mark = FINE if finding.do is None else LOOK
        lines.append(f"{mark:<{len(LOOK)}}  {speak(finding.what)}: {speak(finding.says)}")
        lines += [f"{'':<{len(LOOK)}}  -> {speak(finding.do)}"] if finding.do else []
    return lines
