"""The YAML support of editors, without the editor: yaml-language-server over stdin and stdout."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple, Self

PATIENCE = 120
"""Seconds."""


class Complaint(NamedTuple):
    """What an editor underlines: the 1-based line, and its words."""

    line: int
    message: str


class LanguageServer:
    """A running server that validates texts against schemas; a context manager."""

    def __init__(self, command: list[str], schemas: dict[str, Path]) -> None:
        """Start the server. `schemas` says which files have which schema: `*.bid.yaml`."""
        self._schemas = {path.as_uri(): pattern for pattern, path in schemas.items()}
        self._process = subprocess.Popen(
            [*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._guard = Timer(PATIENCE, self._process.kill)  # what hangs becomes a failure
        self._guard.start()
        self._last = 0
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("shutdown", None)
        self._send({"method": "exit"})
        self._process.wait(timeout=20)
        self._guard.cancel()
        for pipe in (self._process.stdin, self._process.stdout):
            pipe.close()

    def complaints(self, texts: dict[str, str]) -> dict[str, list[Complaint]]:
        """Open texts as the files of those addresses and return what the server says of each.

        It waits a fifth of a second before it looks at a file, so all are opened at once.
        """
        for uri, text in texts.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
            self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        told: dict[str, list[Complaint]] = {}
        while len(told) < len(texts):
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                told[params["uri"]] = [
                    Complaint(found["range"]["start"]["line"] + 1, found["message"])
                    for found in params["diagnostics"]
                ]
        return told

    def _settings(self) -> dict[str, Any]:
        """What an editor has under `yaml.`; no schema is fetched from anywhere."""
        return {
            "validate": True,
            "schemas": self._schemas,
            "schemaStore": {"enable": False},
            "kubernetesCRDStore": {"enable": False},
            "yamlVersion": "1.2",
        }

    def _ask(self, method: str, params: Any) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                return message.get("result")

    def _receive(self) -> dict[str, Any]:
        """Return the next message, having answered it where it is a request of the server's."""
        length = 0
        while line := self._process.stdout.readline().strip():
            key, _, value = line.partition(b":")
            if key.lower() == b"content-length":
                length = int(value)
        assert length, "the language server stopped"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            result: Any = None
            if message["method"] == "workspace/configuration":
                asked = [item.get("section") for item in message["params"]["items"]]
                result = [self._settings() if section == "yaml" else None for section in asked]
            self._send({"id": message["id"], "result": result})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()
