# wrong: run_turnstile(['push', 'push', 'reset', 'push'])['state'] gives 'jammed', not 'locked'
def run_turnstile(events):
    state = "locked"
    passed = 0
    returned = 0
    pushes = 0
    for event in events:
        if event == "coin":
            if state == "locked":
                state = "unlocked"
                pushes = 0
            else:
                returned += 1
        elif event == "push":
            if state == "unlocked":
                passed += 1
                state = "locked"
            elif state == "locked":
                pushes += 1
                if pushes == 3:
                    state = "jammed"
        elif event == "reset":
            state = "locked"
    return {"state": state, "passed": passed, "returned": returned}
