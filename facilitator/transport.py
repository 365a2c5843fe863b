"""TLS, where a certificate is given: how the server offers it, and how commands on this laptop trust it.

A command asks the server by its loopback address, which no certificate names. So it trusts this very
certificate and no other, whatever name is in it.
"""

import ssl
from pathlib import Path

from facilitator.config import Config, ConfigError


def offered(config: Config) -> ssl.SSLContext | None:
    """What the server shows to browsers; None for plain HTTP. ConfigError where it can't be used."""
    if config.certificate is None or config.certificate_key is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(config.certificate, config.certificate_key)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError(
            "MOOTHALL_CERTIFICATE and MOOTHALL_CERTIFICATE_KEY can't be used together: "
            f"{error.strerror or error}. They have to be PEM files of one certificate, without a passphrase."
        ) from error
    return context


def trusted(certificate: str | Path) -> ssl.SSLContext:
    """What a program on this laptop asks our own server with."""
    context = ssl.create_default_context(cafile=str(certificate))
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
