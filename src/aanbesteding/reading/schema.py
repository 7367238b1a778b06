"""JSON Schemas of the file formats, such that an editor finds what the strict reader refuses.

pydantic's own schema says how validated Python data looks; an editor looks at YAML, where a
weight is a number, `40,5` is a text, and the `type` of a method decides which keys it may have.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from aanbesteding.exact.number import MAX_DECIMALS, MAX_INTEGER_DIGITS, DecimalSign
from aanbesteding.fields import NUMBER_SCHEMA, Model, kebab

DIALECT = "http://json-schema.org/draft-07/schema#"  # what editors' YAML support reads best


class EditorSchema(GenerateJsonSchema):
    """pydantic's generator with tagged unions as an enum and one `if` per member."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, each key described by the text under its field."""
        made = super().model_schema(schema)
        texts = field_texts(schema["cls"])
        for name, text in texts.items():
            if kebab(name) in made.get("properties", {}):
                made["properties"][kebab(name)]["description"] = text
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Say no: a title made of a key repeats the key."""
        return False

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Return a union told apart by a key as conditions on that key, others as `anyOf`."""
        members = {
            str(tag): self.generate_inner(choice) for tag, choice in schema["choices"].items()
        }
        key = schema["discriminator"]
        if not isinstance(key, str):
            return {"anyOf": list(members.values())}
        conditions = [
            {"if": {"properties": {key: {"const": tag}}, "required": [key]}, "then": member}
            for tag, member in members.items()
        ]
        return {
            "type": "object",
            "properties": {key: {"enum": list(members)}},
            "required": [key],
            "allOf": conditions,
        }


def field_texts(model: type[Any]) -> dict[str, str]:
    """Return the text under each field of a model, its bases included.

    pydantic can do this while it builds the classes, but that costs every command a fifth of its
    time, and only schemas and documentation need it.
    """
    texts: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith("aanbesteding."):
            texts |= _module_texts(base.__module__).get(base.__name__, {})
    return {name: texts[name] for name in model.model_fields if name in texts}


@cache
def _module_texts(module: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    found: dict[str, dict[str, str]] = {}
    for kind in tree.body:
        if isinstance(kind, ast.ClassDef):
            texts = found.setdefault(kind.name, {})
            for field, text in zip(kind.body, kind.body[1:], strict=False):
                if (
                    isinstance(field, ast.AnnAssign)
                    and isinstance(field.target, ast.Name)
                    and isinstance(text, ast.Expr)
                    and isinstance(text.value, ast.Constant)
                ):
                    texts[field.target.id] = inspect.cleandoc(str(text.value.value))
    return found


def json_schema(model: type[Model], sign: DecimalSign = "point") -> dict[str, Any]:
    """Return the JSON Schema of a file format."""
    schema = model.model_json_schema(by_alias=True, schema_generator=EditorSchema)
    schema = {"$schema": DIALECT, **schema}
    _mend(schema, sign)
    if (
        sign == "comma" and "decimal-sign" in schema["properties"]
    ):  # the reader takes a comma only where the file announces it
        announced = schema["properties"]["decimal-sign"]
        announced.pop("enum")
        schema["properties"]["decimal-sign"] = {"const": "comma", **announced}
        schema["required"].append("decimal-sign")
    return schema


def _mend(part: Any, sign: DecimalSign) -> None:
    """Take out what the format does not have (null, defaults), and write numbers as announced."""
    if isinstance(part, list):
        for item in part:
            _mend(item, sign)
        return
    if not isinstance(part, dict):
        return
    for value in part.values():
        _mend(value, sign)
    part.pop("default", None)
    part.pop("discriminator", None)
    if isinstance(part.get("anyOf"), list):
        kept = [item for item in part["anyOf"] if item != {"type": "null"}]
        if len(kept) == 1:
            part.pop("anyOf")
            for key, value in kept[0].items():
                part.setdefault(key, value)
        else:
            part["anyOf"] = kept
    if "patternProperties" in part:  # identifiers as keys: others are not allowed
        part["additionalProperties"] = False
    if part.get("type") == NUMBER_SCHEMA["type"]:
        _write_number(part, sign)


def _write_number(part: dict[str, Any], sign: DecimalSign) -> None:
    """Bound a number as far as an editor can: 1.15 is no multiple of its binary 0.01."""
    step = part.pop("multipleOf", None)
    decimals = {1: 0, 0.01: 2}.get(step, MAX_DECIMALS)
    if decimals == 0:
        part["type"] = "integer"
    elif sign == "comma":
        bounds = {key: part.pop(key) for key in ("minimum", "maximum") if key in part}
        part.pop("type")
        minus = "" if bounds.get("minimum", -1) >= 0 else "-?"
        pattern = rf"^{minus}(0|[1-9][0-9]{{0,{MAX_INTEGER_DIGITS - 1}}}),[0-9]{{1,{decimals}}}$"
        part["anyOf"] = [{"type": "integer", **bounds}, {"type": "string", "pattern": pattern}]
