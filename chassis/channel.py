"""gRPC options that both ends must agree on."""

from collections.abc import Sequence

from chassis.settings import MAX_SOURCE_BYTES

Options = Sequence[tuple[str, int]]

# A request holds at most MAX_SOURCE_BYTES of source; answers repeat whole files, so the wire allows twice that.
MAX_MESSAGE_BYTES = 2 * MAX_SOURCE_BYTES + 1024 * 1024

# A hung peer is noticed after keepalive_time + ping_timeout; without ping_timeout_ms it takes up to 38 s. The edge's
# own patience is 4.5 s, so a shorter one here would only cut agents whose machine is busy.
KEEPALIVE_TIME_MS = 1000
PING_TIMEOUT_MS = 4000

_SIZES = [
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
    ("grpc.max_send_message_length", MAX_MESSAGE_BYTES),
]

CLIENT_OPTIONS: Options = [
    *_SIZES,
    ("grpc.keepalive_time_ms", KEEPALIVE_TIME_MS),
    ("grpc.keepalive_timeout_ms", PING_TIMEOUT_MS),
    ("grpc.http2.ping_timeout_ms", PING_TIMEOUT_MS),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_pings_without_data", 0),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1000),
]

SERVER_OPTIONS: Options = [
    *_SIZES,
    ("grpc.http2.min_recv_ping_interval_without_data_ms", KEEPALIVE_TIME_MS // 2),
    ("grpc.http2.max_ping_strikes", 0),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.so_reuseport", 0),
]
