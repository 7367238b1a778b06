"""Blocks as Word documents: real headings, lists and tables, and the same bytes each time."""
