# wrong: r = {'region': 'N'}; summarize([r]); len(r) gives 2, not 1
from collections import defaultdict


def summarize(records):
    amounts = defaultdict(list)
    for record in records:
        record.setdefault("amount", 0)
        if not record.get("region"):
            record["region"] = "unknown"
        amounts[record["region"]].append(record["amount"])
    report = [(name, sum(values), len(values)) for name, values in sorted(amounts.items())]
    return sorted(report, key=lambda row: row[1], reverse=True)
