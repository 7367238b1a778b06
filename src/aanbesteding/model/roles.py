"""The roles of organisations in a bid, as people say them."""

from __future__ import annotations

from aanbesteding.methods.base import Role
from aanbesteding.texts import Text

ROLES: dict[Role, Text] = {
    "sole": Text("inschrijver", "sole tenderer"),
    "lead": Text("penvoerder", "lead"),
    "member": Text("combinant", "member"),
    "subcontractor": Text("onderaannemer", "subcontractor"),
    "relied-upon": Text("derde waarop wordt gesteund", "relied-upon entity"),
}
