"""The one error of the materials: what is wrong, in a sentence a person can act on.

It is an exception and not a value, because broken materials stop whoever asked for them; the caller
shows `str(error)` as it is. It must never carry a stack trace or a library's own wording alone.
"""


class MaterialError(Exception):
    """Materials that can't be used; `code` is stable, `file` is relative to the materials folder."""

    def __init__(self, code: str, sentence: str, *, file: str = "", field: str = "") -> None:
        self.code = code
        self.file = file
        self.field = field
        super().__init__(f"{file}: {sentence}" if file else sentence)


def broken(file: str, sentence: str, field: str = "") -> MaterialError:
    """A material file that can't be read as what it should be."""
    return MaterialError("material_broken", sentence, file=file, field=field)


def unknown(what: str, key: str, known: list[str]) -> MaterialError:
    """A name that the materials don't hold, with the names they do hold."""
    listed = ", ".join(known) or "none"
    return MaterialError("material_unknown", f'There is no {what} "{key}". There is: {listed}.', field=key)


def shown(text: str, longest: int = 80) -> str:
    """A name from a file, fit to stand in a sentence: on one line, and no longer than that."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
