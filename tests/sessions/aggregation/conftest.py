"""The laws of the sums have no deadline: how long an example takes depends on what else the machine does."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "sums", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("sums")
