"""In which part of all weightings that there could have been is each bid first.

`varsi` compares two bids exactly; `cones`, `volume` and `exact` give exact shares of all bids where
that is not too much work; `draws`, `ranker` and `sampled` draw weightings where it is. Only those
three know floating point, and they use it for whole numbers it holds exactly: the order of the bids
under a drawn weighting is always the exact one. Nothing here but `draws`, `ranker`, `network` and
`sampled` loads numpy, and these only when something is drawn.
"""
