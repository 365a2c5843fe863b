"""Until when a certificate is valid, read from its file.

Python's own library tells it of certificates that others have shown, and not of a file. So the few fields
on the way to the date are read here (RFC 5280, section 4.1; X.690, the rules of the encoding).
"""

import ssl
from datetime import UTC, datetime
from pathlib import Path

BEGINS, ENDS = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
SEQUENCE, VERSION, UTC_TIME, GENERALIZED_TIME = 0x30, 0xA0, 0x17, 0x18
LONG_FORM = 0x80
FORMS = {UTC_TIME: "%y%m%d%H%M%SZ", GENERALIZED_TIME: "%Y%m%d%H%M%SZ"}
HALF_CENTURY = 2050  # a year of two digits is before it


def valid_until(path: Path) -> datetime:
    """When the first certificate of a file ends, in UTC; ValueError where there is none that can be read."""
    text = path.read_text(encoding="ascii", errors="replace")
    start, end = text.find(BEGINS), text.find(ENDS)
    if start < 0 or end < start:
        raise ValueError("There is no certificate in it.")
    der = ssl.PEM_cert_to_DER_cert(text[start : end + len(ENDS)])
    try:
        return _not_after(der)
    except IndexError as error:
        raise ValueError("The certificate breaks off.") from error


def _not_after(der: bytes) -> datetime:
    """The second date of the field `validity`."""
    _, certificate, _ = _field(der)
    _, body, _ = _field(certificate)
    tag, _, rest = _field(body)
    if tag == VERSION:
        _, _, rest = _field(rest)  # the serial number
    _, _, rest = _field(rest)  # how it is signed
    _, _, rest = _field(rest)  # by whom
    tag, validity, _ = _field(rest)
    if tag != SEQUENCE:
        raise ValueError("It is laid out otherwise than a certificate.")
    _, _, rest = _field(validity)  # from when
    tag, written, _ = _field(rest)
    if tag not in FORMS:
        raise ValueError("Its date is written otherwise than a certificate's.")
    found = datetime.strptime(written.decode("ascii"), FORMS[tag]).replace(tzinfo=UTC)
    is_early = tag == UTC_TIME and found.year >= HALF_CENTURY
    return found.replace(year=found.year - 100) if is_early else found


def _field(der: bytes) -> tuple[int, bytes, bytes]:
    """The tag and the content of the first field, and what follows it."""
    tag, length, start = der[0], der[1], 2
    if length & LONG_FORM:
        start += length & ~LONG_FORM
        length = int.from_bytes(der[2:start], "big")
    if len(der) < start + length:
        raise IndexError
    return tag, der[start : start + length], der[start + length :]
