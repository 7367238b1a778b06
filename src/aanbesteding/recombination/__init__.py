"""Recombination: activities to coalitions, the best plan that the rules allow, and why."""
