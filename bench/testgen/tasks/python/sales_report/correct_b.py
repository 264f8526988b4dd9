from collections import defaultdict


def summarize(records):
    amounts = defaultdict(list)
    for record in records:
        region = record.get("region", "")
        if region == "":
            region = "unknown"
        amounts[region].append(record.get("amount", 0))
    by_name = sorted(amounts.items())
    report = [(name, sum(values), len(values)) for name, values in by_name]
    return sorted(report, key=lambda row: row[1], reverse=True)
