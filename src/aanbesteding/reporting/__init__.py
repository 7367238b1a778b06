"""From an evaluation to terminal, plain text, Markdown, CSV and JSON. Nothing is calculated here."""
