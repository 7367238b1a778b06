"""What organisations do: the activities that a recombination chooses from."""

from __future__ import annotations

from typing import Literal

from aanbesteding.fields import Field, Line, Model, Money, People, Percent, Slug

MAX_ACTIVITIES = 2_000


class Reach(Model):
    """People that an activity reaches in one district and one target group."""

    district: Slug
    """The district (wijk), as the framework lists it."""
    target_group: Slug
    """The target group (doelgroep), as the framework lists it."""
    people: People
    """How many people a year."""


class Activity(Model):
    """Something that one organisation does for a theme; it is chosen whole or not at all."""

    id: Slug
    """Its identifier, the only one among all bids; synergies name it."""
    title: Line
    """What it is called."""
    organisation: Slug
    """The organisation that does it: a member of this bid."""
    theme: Slug
    """The theme it belongs to: a lot of the framework."""
    kind: Slug
    """What is done. Of one kind, for one target group in one district, more than one is double."""
    reach: tuple[Reach, ...] = Field(min_length=1, max_length=500)
    """The people it reaches; each district and target group once."""
    cost: Money
    """What it costs a year, in euros."""
    volunteers: People
    """How many volunteers work in it."""
    relation: Literal["existing", "new"]
    """Whether it goes on with relations that residents have now, or begins new ones."""
    growth: Percent | None = None
    """By how many per cent a year its reach grows; without it not at all."""
