"""What other bids do to an award: those that drop out, and one that was never there."""
