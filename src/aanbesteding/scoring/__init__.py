"""From a framework and a dossier to an evaluation: exact, every step kept, nothing printed."""
