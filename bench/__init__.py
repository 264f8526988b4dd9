"""What `make bench` runs; each benchmark prints its figures as JSON."""
