"""The test writer agent: writes tests that were run before they are shown."""
