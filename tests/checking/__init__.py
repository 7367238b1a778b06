"""Checking: for every rule files that pass and files that fail."""
