"""Forms as workbooks: written, filled in, read back, and attacked."""
