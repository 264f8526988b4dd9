"""What every agent stands on: server, errors, progress, settings, logs. Knows nothing of code."""
