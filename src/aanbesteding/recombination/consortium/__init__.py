"""A plan as bids: each coalition a consortium that can be scored beside the bids it came from."""
