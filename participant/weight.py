"""How much one message may hold, whichever way it comes."""

from collections.abc import Mapping

MESSAGE_BYTES = 64 * 1024  # of one message
FRAME_BYTES = 2 * 1024 * 1024  # what is read at all, so that a heavy message can still be answered in words


def is_too_heavy(message: object, limit: int = MESSAGE_BYTES) -> bool:
    """Whether texts, keys and parts of a message come to more than the limit; stops as soon as they do."""
    left, waiting = limit, [message]
    while waiting and left >= 0:
        part = waiting.pop()
        left -= len(part.encode(errors="replace")) if isinstance(part, str) else 8
        if isinstance(part, Mapping):
            waiting.extend(part)
            waiting.extend(part.values())
        elif isinstance(part, list | tuple):
            waiting.extend(part)
        elif isinstance(part, bytes):
            left -= len(part)
    return left < 0
