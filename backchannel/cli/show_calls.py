"""Owns how model calls of a run are shown: their keys, and exactly what one of them sent and answered."""
