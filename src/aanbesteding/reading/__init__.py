"""From bytes to models: strict YAML with positions, and faults as data."""
