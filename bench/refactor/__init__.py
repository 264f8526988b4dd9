"""Changes that are right and changes that are wrong, for what compares two versions."""
