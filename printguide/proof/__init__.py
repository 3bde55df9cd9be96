"""Proof: what a finished PDF was meant to hold, and whether it does."""
