"""What the files say, as frozen models: no file, no screen, no arithmetic on an award."""
