"""What a change of weights does to an award: exact intervals and exact smallest changes.

`shares` makes an evaluation into a table of bids × criteria; `intervals` says per criterion
between which weights the outcome stays; `changes` says what it takes for each other bid to be
first; `under` is the framework with other weights, for the engine to judge. Everything is an exact
fraction, or a reason why there is no such number.
"""
