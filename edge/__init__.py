"""The edge: turns events of clients into gRPC streams of the agents, and their updates back."""
