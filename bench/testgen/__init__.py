"""What the generated tests are worth, beside others' and beside implementations nobody here generated from."""
