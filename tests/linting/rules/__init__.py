"""The rules of advice: for every rule files on which it is silent and files on which it speaks."""
