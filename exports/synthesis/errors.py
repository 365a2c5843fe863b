"""Why a synthesis can't be made: said by bundle, with what to do."""

from collections.abc import Sequence


class SynthesisError(ValueError):
    """Bundles that can't be read side by side; a line for each thing that is wrong, by bundle."""

    def __init__(self, wrong: Sequence[str]) -> None:
        super().__init__("\n".join(wrong))
