"""What it takes to run CogniCode elsewhere."""
