"""The phone's pages: joining a table, and the phone page itself. One module a journey.

`blueprint` is handed all it needs; the app that mounts it owns headers, form tokens and the address.
"""

from flask import Blueprint, Response, request

from participant.desk import Desk
from participant.handover import Handover
from participant.throttle import GuessThrottle
from participant.views.about import About
from participant.views.choices import MyChoices
from participant.views.joining import Joining
from participant.views.my_place import MyPlace
from participant.views.phone_page import PhonePage
from participant.views.reading import Reading
from participant.views.rejoining import Rejoining
from participant.views.what_i_said import WhatISaid
from participant.views.withdrawing import Withdrawing
from participant.weight import MESSAGE_BYTES
from participant.wording import prose, translate


def blueprint(desk: Desk, throttle: GuessThrottle | None = None) -> Blueprint:
    """The pages of the phone, with the filters `t` and `prose` for every template of the app."""
    pages = Blueprint("participant", __name__, template_folder="../templates")
    pages.add_app_template_filter(translate, "t")
    pages.add_app_template_filter(prose, "prose")
    joining, handover = Joining(desk, throttle or GuessThrottle()), Handover(desk)
    joining.add_to(pages)
    Rejoining(handover, joining).add_to(pages)
    MyPlace(handover).add_to(pages)
    PhonePage(desk).add_to(pages)
    WhatISaid(desk).add_to(pages)
    Withdrawing(desk).add_to(pages)
    MyChoices(desk).add_to(pages)
    Reading(desk).add_to(pages)
    About(desk).add_to(pages)
    pages.url_value_preprocessor(_limit_message)
    pages.after_request(_never_keep)
    return pages


def _limit_message(endpoint: str | None, values: object) -> None:
    """Before anything reads the form: the app's own checks of it come after this."""
    request.max_content_length = MESSAGE_BYTES


def _never_keep(response: Response) -> Response:
    """Pages carry tokens of one phone, and what they show changes."""
    response.headers["Cache-Control"] = "no-store"
    return response
