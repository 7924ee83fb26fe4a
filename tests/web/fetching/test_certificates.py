"""The connection goes to a number, the certificate must still be the name's."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest
from boardhost import Host, as_json

from gonorth.web.fetching.fetcher import Fetcher
from gonorth.web.fetching.problem import Problem

MAKE = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"


def certified(host: Host, folder: Path, name: str) -> Path:
    """Have the host speak TLS under a name; returns the certificate."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate with")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    names = ["-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    subprocess.run(
        [*MAKE.split(), *names, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    host.server.socket = context.wrap_socket(host.server.socket, server_side=True)
    return certificate


def ask(host: Host, fetcher: Fetcher) -> bytes:
    host.says("/board", as_json(["safe"]))
    return fetcher.get(host.address.replace("http://127.0.0.1", "https://localhost") + "/board").body


def test_a_certificate_of_the_name_is_taken(
    host: Host, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified(host, tmp_path, "localhost")))
    assert ask(host, fetcher) == b'["safe"]'


def test_a_certificate_of_another_name_is_not(
    host: Host, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified(host, tmp_path, "evil.example")))
    with pytest.raises(Problem) as problem:
        ask(host, fetcher)
    assert problem.value.sentence.key == "boards_live.certificate"
    assert host.asked == []


def test_a_certificate_nobody_vouches_for_is_not(host: Host, fetcher: Fetcher, tmp_path: Path) -> None:
    certified(host, tmp_path, "localhost")
    with pytest.raises(Problem) as problem:
        ask(host, fetcher)
    assert problem.value.sentence.key == "boards_live.certificate"
    assert host.asked == []
