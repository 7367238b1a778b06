"""The margin of victory: the fewest steps on the panel's scales that change an award."""
