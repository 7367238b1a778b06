"""Tests of the behaviour rules."""
