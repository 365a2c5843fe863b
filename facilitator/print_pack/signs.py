"""The signs that stand on the tables: a code that carries the table, and the same way in by typing."""

from collections.abc import Mapping

from facilitator.addresses import to_type
from facilitator.print_pack.sheets import Page
from facilitator.print_pack.wifi import Wifi
from facilitator.qr import qr_svg
from facilitator.rendering import spaced


def sign_pages(base: str, secret: str, code: str, tables: Mapping[int, int], wifi: Wifi | None) -> list[Page]:
    """A page for each table in use; `base` is the address that its code begins with."""
    told = {
        "address": to_type(base),
        "code": spaced(code),
        "wifi": wifi,
        "wifi_qr": qr_svg(wifi.text) if wifi else None,
    }
    return [
        Page(
            "print/sign.html",
            {"number": number, "seats": seats, "qr": qr_svg(f"{base}/j/{secret}/{number}"), **told},
        )
        for number, seats in tables.items()
    ]
