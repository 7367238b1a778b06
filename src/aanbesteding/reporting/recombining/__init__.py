"""A recombination as terminal, plain text, CSV, JSON and pictures."""
