"""What a generation may take: seconds, which its phases share, and steps of a mutant."""

import time

# Shares of the budget after which a phase hands over to the next; the rest belongs to the proof. Of a small budget the
# proof takes more: it starts a dozen processes, whatever it is that they prove.
INPUTS_SHARE, BREEDING_SHARE, MUTANTS_SHARE, SHRINKING_SHARE, ALL = 0.35, 0.47, 0.57, 0.7, 1.0
PROOF_S, MOST_FOR_PROOF = 9.0, 0.45
_LEAST_S = 5.0
# A mutant that executes so many times the lines that the original does is not going to end. A count, so that load does
# not change the outcome.
STEPS_FACTOR = 20


class Budget:
    """Runs from its making. Work is bounded by counts first; ``was_cut`` says that the clock decided all the same."""

    def __init__(self, seconds: float) -> None:
        self._started = time.monotonic()
        self.seconds = seconds
        for_proof = max(ALL - SHRINKING_SHARE, min(MOST_FOR_PROOF, PROOF_S / seconds))
        self._scale = (ALL - for_proof) / SHRINKING_SHARE
        self.was_cut = False

    def is_spent(self, share: float = ALL) -> bool:
        """Whether that share of the budget is gone; asked only where work is left."""
        part = share if share == ALL else share * self._scale
        spent = self.is_past(part)
        self.was_cut = self.was_cut or spent
        return spent

    def is_past(self, part: float) -> bool:
        """Whether that part of the seconds is gone; asked where it decides about what nobody is promised."""
        return time.monotonic() - self._started > part * self.seconds

    @property
    def left_s(self) -> float:
        """Seconds of all that are left, at least a few: what was begun has to come to something."""
        return max(_LEAST_S, self.seconds - (time.monotonic() - self._started))

    @property
    def elapsed_ms(self) -> int:
        return round(1000 * (time.monotonic() - self._started))
