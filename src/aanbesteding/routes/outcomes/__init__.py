"""The two outcomes: what the award will do and what the recombined plan will do, side by side."""
