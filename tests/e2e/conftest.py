from collections.abc import Iterator

import pytest

from tests.e2e.product import Product, running


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    with running(COGNICODE_RECONNECT_GRACE_S="1") as made:
        yield made
