def summarize(records):
    named = [(r.get("region", "unknown") or "unknown", r.get("amount", 0)) for r in records]
    rows = []
    for region in {name for name, _ in named}:
        amounts = [amount for name, amount in named if name == region]
        rows.append((-sum(amounts), region, len(amounts)))
    return [(region, -total, count) for total, region, count in sorted(rows)]
