"""What a claim needs, as one dataclass and one table of required checks."""
