# wrong: summarize([{'amount': 1}, {'region': 'N', 'amount': 2}])[0][1] gives 1, not 2
def summarize(records):
    totals = {}
    counts = {}
    for record in records:
        region = record.get("region") or "unknown"
        totals[region] = totals.get(region, 0) + record.get("amount", 0)
        counts[region] = counts.get(region, 0) + 1
    rows = [(region, totals[region], counts[region]) for region in totals]
    rows.sort(key=lambda row: (row[1], row[0]))
    return rows
