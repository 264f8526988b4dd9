# wrong: summarize([{'region': 'N', 'amount': 0}]) gives [], not [('N', 0, 1)]
def summarize(records):
    totals = {}
    counts = {}
    for record in records:
        amount = record.get("amount")
        if not amount:
            continue
        region = record.get("region") or "unknown"
        totals[region] = totals.get(region, 0) + amount
        counts[region] = counts.get(region, 0) + 1
    rows = [(region, totals[region], counts[region]) for region in totals]
    return sorted(rows, key=lambda row: (-row[1], row[0]))
