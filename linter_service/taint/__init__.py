"""Data from strangers, followed to where it does harm."""
