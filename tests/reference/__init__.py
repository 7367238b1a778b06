"""A second engine beside the real one, a generator of tenders, and their agreement."""
