"""How many inputs hypothesis tries: the same few hundred each time, or many with HYPOTHESIS_PROFILE=long."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick", derandomize=True, database=None, deadline=None, max_examples=100, suppress_health_check=list(HealthCheck)
)
settings.register_profile("long", settings.get_profile("quick"), derandomize=False, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
