"""What a panel did: agreement, other panels, other ways to combine, the weight of one mark."""
