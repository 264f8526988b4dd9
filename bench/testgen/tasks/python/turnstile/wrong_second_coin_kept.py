# wrong: run_turnstile(['coin', 'coin'])['returned'] gives 0, not 1
TABLE = {
    ("locked0", "coin"): ("unlocked", 0, 0),
    ("locked1", "coin"): ("unlocked", 0, 0),
    ("locked2", "coin"): ("unlocked", 0, 0),
    ("unlocked", "coin"): ("unlocked", 0, 0),
    ("jammed", "coin"): ("jammed", 0, 1),
    ("locked0", "push"): ("locked1", 0, 0),
    ("locked1", "push"): ("locked2", 0, 0),
    ("locked2", "push"): ("jammed", 0, 0),
    ("unlocked", "push"): ("locked0", 1, 0),
}


def run_turnstile(events):
    state, passed, returned = "locked0", 0, 0
    for event in events:
        if event == "reset":
            state = "locked0"
        elif (state, event) in TABLE:
            state, more_passed, more_returned = TABLE[state, event]
            passed += more_passed
            returned += more_returned
    return {"state": state.rstrip("012"), "passed": passed, "returned": returned}
