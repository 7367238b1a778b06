"""Drawing plausible bids under a framework, and measuring what the framework does with them."""
