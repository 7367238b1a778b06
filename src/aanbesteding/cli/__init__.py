"""The command line: parse, call, print. No arithmetic, and heavy imports inside commands."""
