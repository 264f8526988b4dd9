# wrong: len(summarize([{'region': 'N'}, {'region': 'S'}, {'region': 'N'}])) gives 3, not 2
from itertools import groupby


def _pair(record):
    region = record["region"] if record.get("region", "") != "" else "unknown"
    amount = record["amount"] if "amount" in record else 0
    return region, amount


def _row(region, group):
    amounts = [amount for _, amount in group]
    return region, sum(amounts), len(amounts)


def summarize(records):
    pairs = [_pair(record) for record in records]
    rows = [_row(region, group) for region, group in groupby(pairs, key=lambda pair: pair[0])]
    return sorted(rows, key=lambda row: (-row[1], row[0]))
