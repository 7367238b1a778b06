"""Exact numbers: from the text in a file to a fraction, and back to text for the eye."""
