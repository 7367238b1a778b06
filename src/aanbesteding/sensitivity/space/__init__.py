"""In which part of all weightings that there could have been is each bid first.

`varsi` compares two bids exactly; `cones`, `volume` and `exact` give exact shares of all bids where
that is not too much work; `draws`, `ranker` and `sampled` draw weightings where it is. Only those
three and `network` know floating point and numpy, and they are loaded when something is drawn. What
is drawn are whole numbers, small enough to be exact in floating point, so the order of the bids
under a drawn weighting is always the exact one.
"""
