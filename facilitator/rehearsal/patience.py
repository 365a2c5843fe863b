"""How long to wait before trying again: anything up to a bound that doubles, so that nobody comes in step."""

import asyncio
from random import SystemRandom

FIRST_SECONDS = 0.25
LONGEST_SECONDS = 3.0
_chance = SystemRandom()  # never the rehearsal's seed: timing must not touch what people answer


class Patience:
    """The waiting of one phone, or of whoever leads."""

    def __init__(self) -> None:
        self._tries = 0

    async def wait(self) -> None:
        """Wait for a while; the next time maybe longer."""
        bound = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(self._tries, 8))
        self._tries += 1
        await asyncio.sleep(_chance.uniform(0, bound))

    def renew(self) -> None:
        """It worked: begin again with the shortest wait."""
        self._tries = 0
