"""The record itself, opened by a command while no server runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from casestudies.loader import load_materials
from facilitator.commands.asking import Ask
from facilitator.config import Config
from facilitator.errands import Errands
from facilitator.links import shown_addresses
from facilitator.reporting import Reports
from sessions.database.sql_store import SqlStore
from sessions.exercises.registry import discover
from sessions.service import Service


@contextmanager
def open_record(config: Config) -> Iterator[Ask]:
    """Errands run on the record, which is closed afterwards."""
    registry, materials = discover(*config.exercises), load_materials()
    service = Service(SqlStore(config.store_url), registry)
    try:
        reports = Reports(service, config)
        yield Errands(service, registry, materials, reports, lambda: shown_addresses(config)).run
    finally:
        service.close()
