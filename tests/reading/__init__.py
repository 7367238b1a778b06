"""Reading: hostile files, numbers, rounding, and what is said about what is wrong."""
