"""A panel's figure on a page: the chart as data for the browser to draw, with its numbers as a table."""

import json

from flask import render_template
from markupsafe import Markup

from exports.charts import draw
from participant.wording import translate
from sessions.exercises.base import Panel


def figure(panel: Panel) -> Markup:
    """The chart's place on the wall; nothing where the panel declares none."""
    if panel.chart is None:
        return Markup("")
    drawn = draw(panel.chart.form, panel.figure_rows, panel.chart.options, "projector", translate)
    html = render_template("parts/figure.html", panel=panel, figure=json.dumps(drawn, ensure_ascii=False))
    return Markup(html)  # noqa: S704 - our own template, which escapes what it is given
