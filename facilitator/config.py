"""The settings, read once from the environment into one frozen object.

A bad value is named with what is accepted. The data folder also keeps the key that signs cookies, made at
the first start; there is no default secret.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from facilitator.private_file import keep_private, make_private_folder, write_private

ACCEPTED: Mapping[str, str] = {
    "MOOTHALL_DATA": "a folder that can be written to",
    "MOOTHALL_HOST": "an address of this machine, such as 0.0.0.0 or 127.0.0.1",
    "MOOTHALL_PORT": "a number from 1 to 65535",
    "MOOTHALL_NAME": "a name of this machine in the network, such as hall.example.gov.uk",
    "MOOTHALL_CERTIFICATE": "a file with a certificate, in PEM",
    "MOOTHALL_CERTIFICATE_KEY": "a file with the certificate's key, in PEM",
    "MOOTHALL_EXERCISES": "folders of exercise kinds, as a JSON list of paths",
    "DATABASE_URL": "a database address such as sqlite:///C:/moothall/record.db",
}


SHORTEST_KEY = 32


class ConfigError(Exception):
    """A setting can't be used; the message names the variable and what is accepted."""


class Config(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    data: Path = Field(
        default_factory=lambda: Path.home() / ".moothall",
        validate_default=True,
        validation_alias="MOOTHALL_DATA",
    )
    host: str = Field(default="0.0.0.0", min_length=1, validation_alias="MOOTHALL_HOST")  # noqa: S104 - phones must reach it
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="MOOTHALL_PORT")
    name: str = Field(
        default="", max_length=253, pattern=r"^[A-Za-z0-9.-]*$", validation_alias="MOOTHALL_NAME"
    )
    certificate: Path | None = Field(default=None, validation_alias="MOOTHALL_CERTIFICATE")
    certificate_key: Path | None = Field(default=None, validation_alias="MOOTHALL_CERTIFICATE_KEY")
    exercises: tuple[Path, ...] = Field(default=(), validation_alias="MOOTHALL_EXERCISES")
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")

    @field_validator("data")
    @classmethod
    def _can_be_written_to(cls, value: Path) -> Path:
        there = next((folder for folder in (value, *value.absolute().parents) if folder.exists()), value)
        if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
            raise ValueError("can't be written to")
        return value

    @field_validator("certificate", "certificate_key")
    @classmethod
    def _can_be_read(cls, value: Path | None) -> Path | None:
        if value is not None and not (value.is_file() and os.access(value, os.R_OK)):
            raise ValueError("can't be read")
        return value

    @field_validator("database_url")
    @classmethod
    def _names_a_database(cls, value: str | None) -> str | None:
        if value is not None and "://" not in value and not value.startswith("sqlite:"):
            raise ValueError("is not a database address")
        return value or None

    @property
    def store_url(self) -> str:
        """Where the record is kept: the database named, else a file in the data folder."""
        return self.database_url or f"sqlite:///{(self.data / 'moothall.db').as_posix()}"

    @property
    def scheme(self) -> str:
        """How browsers reach the server."""
        return "https" if self.certificate else "http"

    def secret_key(self) -> str:
        """The key that signs cookies; made at the first start and kept in the data folder."""
        make_private_folder(self.data)
        path = self.data / "secret-key"
        if not path.exists():
            write_private(path, secrets.token_hex(32))
        keep_private(path)
        key = path.read_text(encoding="ascii").strip()
        if len(key) < SHORTEST_KEY:
            raise ConfigError(f"{path} holds no key. Delete it, and everyone signs in again.")
        return key


def read_config() -> Config:
    """The settings of this process; ConfigError names the first bad variable."""
    try:
        found = Config()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise ConfigError(
            f"{name} is '{first['input']}', but has to be {ACCEPTED.get(name, 'something else')}."
        ) from error
    except Exception as error:  # a tuple given as anything but JSON is refused before validation
        raise ConfigError(f"MOOTHALL_EXERCISES has to be {ACCEPTED['MOOTHALL_EXERCISES']}.") from error
    if (found.certificate is None) != (found.certificate_key is None):
        raise ConfigError(
            "MOOTHALL_CERTIFICATE and MOOTHALL_CERTIFICATE_KEY go together: set both, or neither."
        )
    return found
