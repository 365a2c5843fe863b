"""Templates compiled once a worker, for all the apps that its tests make: most of what a page costs them.

Kept by what compiling depends on: the template's place and source, and the environment's own rules.
"""

from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """What was compiled so far in this process."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """See `BytecodeCache.get_bucket`; environments with other rules have other buckets."""
        words = getattr(environment, "newstyle_gettext", None)
        rules = (sorted(environment.extensions), callable(environment.autoescape), words)
        return super().get_bucket(environment, f"{name} {rules}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if it was filled before."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def compile_once() -> None:
    """From now on every app of this process takes its templates from there."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": COMPILED}
