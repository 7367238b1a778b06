"""Two routes side by side: the same bids under two frameworks, and the two outcomes under both."""
