"""A certificate as a network's people would give it, made for one test and gone after it."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

NAME = "hall.example.org"


def given_certificate(folder: Path) -> dict[str, str]:
    """The settings that name a fresh certificate and its key; skips where this machine can make none."""
    program = which("openssl")
    if program is None:
        pytest.skip("no openssl here to make a certificate with")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    made = ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([program, *asked, *made], check=True, capture_output=True)
    return {"MOOTHALL_CERTIFICATE": str(certificate), "MOOTHALL_CERTIFICATE_KEY": str(key)}
