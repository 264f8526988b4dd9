"""The agents over gRPC: the only package of the edge that knows protobuf."""
