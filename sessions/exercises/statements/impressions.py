"""Owns what simulated tables write as first impressions: words made up for both sides."""

from collections.abc import Mapping

IMPRESSIONS: Mapping[str, tuple[str, ...]] = {
    "opportunity": (
        "People would not have to explain themselves at every counter.",
        "We could see a need coming before it is a crisis.",
        "Money goes where the gap is, not where the noise is.",
        "Small charities would know what others already do.",
        "A family gets one plan where it has five now.",
        "We would learn what works, and stop what does not.",
    ),
    "challenge": (
        "Nobody here can say what the law allows, so nobody dares.",
        "Every office keeps its records in another way.",
        "Trust goes at once and comes back in years.",
        "Whoever is missing from the data is missing from the plan.",
        "It takes people, and there is no budget for people.",
        "A mistake in one place becomes a mistake in all.",
    ),
}
