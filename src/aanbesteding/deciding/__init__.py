"""The award decision: what each tenderer is told, and the standstill period (docs/decision.md)."""
