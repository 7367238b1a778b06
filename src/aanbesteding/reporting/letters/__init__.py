"""The letters to the tenderers and the evaluation record, from the same notices as `decide`."""
