"""Workbooks and CSV files in: bytes become a grid of cells, a grid becomes models."""
