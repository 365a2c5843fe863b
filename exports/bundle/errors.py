"""Why a bundle can't be read: said by file, with what to do."""


class BundleError(ValueError):
    """A bundle that can't be read; the message names the file in it, says what is wrong and what to do."""

    def __init__(self, name: str, wrong: str) -> None:
        super().__init__(f"{name}: {wrong}.")
