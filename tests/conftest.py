"""Settings of all tests: few examples at the desk, many where CI=true."""

import os

from hypothesis import settings

pytest_plugins = ["pytester"]

settings.register_profile("desk", max_examples=30, deadline=None)
settings.register_profile("ci", max_examples=80, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
