"""The example files that `aanbesteding new` writes."""
