"""Run by the peers' interpreter: every fault that cosmic-ray makes of the source on standard input, as a JSON list."""

import json
import sys

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names


def faults(source: str) -> list[str]:
    """Distinct mutated texts, in the order of the operators' names."""
    found: dict[str, None] = {}
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments():
            continue
        occurrence = 0
        while (mutated := mutate_code(source, operator(), occurrence)) is not None:
            found.setdefault(mutated)
            occurrence += 1
    found.pop(source, None)
    return list(found)


if __name__ == "__main__":
    json.dump(faults(sys.stdin.read()), sys.stdout)
