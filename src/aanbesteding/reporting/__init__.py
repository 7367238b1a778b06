"""From an evaluation to terminal, plain text, Markdown, CSV, JSON. No number is made here."""
