"""`aanbesteding schema`: the JSON Schema of a file format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from aanbesteding.cli.output import write_text

Kind = Literal["framework", "bid", "scores", "aliases", "quality", "result"]


def schema(kind: Kind, sign: Literal["point", "comma"], output: Path | None) -> int:
    """Print a schema."""
    write_text(json.dumps(made(kind, sign), ensure_ascii=False, indent=2) + "\n", output, ())
    return 0


def made(kind: Kind, sign: Literal["point", "comma"] = "point") -> dict[str, Any]:
    """Return a schema, of an input format or of the JSON result."""
    from aanbesteding.reading.schema import DIALECT, json_schema

    if kind == "result":
        from pydantic import TypeAdapter

        from aanbesteding.reporting.result_format import Result

        return {"$schema": DIALECT, **TypeAdapter(Result).json_schema()}
    from aanbesteding.model.aliases import Aliases
    from aanbesteding.model.bid import Bid
    from aanbesteding.model.framework import Framework
    from aanbesteding.model.origin import FileModel
    from aanbesteding.model.quality import QualityRecord
    from aanbesteding.model.scores import ScoreSheet

    models: dict[str, type[FileModel]] = {
        "framework": Framework,
        "bid": Bid,
        "scores": ScoreSheet,
        "aliases": Aliases,
        "quality": QualityRecord,
    }
    return json_schema(models[kind], sign)
