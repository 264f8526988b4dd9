// Several refactorings applied one after another: each is searched for and proven anew on the result of the one before.

export function makeSequence({ apply, searchAgain, done }) {
  const state = { waiting: [], applied: [], conflicts: [] };

  function start(chosen) {
    Object.assign(state, { waiting: [...chosen], applied: [], conflicts: [] });
    step(chosen);
  }

  // Goes on with what is offered now; what is no longer offered met one of those before it.
  function step(offered) {
    while (state.waiting.length > 0) {
      const wanted = state.waiting.shift();
      const found = offered.find(({ rewrite, title }) => rewrite === wanted.rewrite && title === wanted.title);
      if (found) {
        state.applied.push(found.title);
        apply(found);
        if (state.waiting.length > 0) searchAgain();
        else done(state);
        return;
      }
      state.conflicts.push(wanted.title);
    }
    done(state);
  }

  return { start, step, isActive: () => state.waiting.length > 0, stop: () => (state.waiting = []) };
}
