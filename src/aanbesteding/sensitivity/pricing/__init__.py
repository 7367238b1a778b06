"""What another price of one bid makes of an award, on a grid of cents.

`bounds` says which prices can be asked and whether cheaper is never worse; `trial` evaluates a bid
at a price; `search` finds where an answer switches; `limits` puts the question for each bid.
"""
