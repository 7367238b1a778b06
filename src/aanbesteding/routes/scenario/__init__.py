"""The two routes over the years: value and cost, and at which assumption their order turns."""
