"""Rules that run the scoring engine on invented bids, before any real bid exists.

`levers` says what a bid can be under a framework, `invented` writes such bids down, `arena` lets
the engine rank them, `evidence` keeps them as files. Each rule is a module; `rows` is their table.
"""
