def find_range(values, target):
    places = [place for place, value in enumerate(values) if value == target]
    if not places:
        return -1, -1
    return places[0], places[-1]
