"""What may become of a push and of a delivery."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from storage.pushes import DeliveryState as D
from storage.pushes import PushState as P

#: In one transaction. What is not named here is final.
DELIVERY: Mapping[D, frozenset[D]] = {
    D.PENDING: frozenset({D.SENDING, D.RETRY, D.EXPIRED, D.SUPERSEDED, D.PARKED, D.DIGEST, D.HELD}),
    D.SENDING: frozenset({D.PENDING, D.RETRY, D.SENT, D.UNKNOWN, D.GONE, D.PARKED}),
    D.RETRY: frozenset({D.SENDING, D.EXPIRED, D.SUPERSEDED, D.PARKED, D.DIGEST, D.HELD}),
    # As the digest ends that tells it; or something newer told it.
    D.DIGEST: frozenset({D.SENT, D.UNKNOWN, D.GONE, D.PARKED, D.SUPERSEDED}),
    D.HELD: frozenset({D.SENT, D.UNKNOWN, D.GONE, D.PARKED, D.SUPERSEDED}),
}
PUSH: Mapping[P, frozenset[P]] = {
    P.WAITING: frozenset({P.EXPANDING, P.SENDING, P.UNDONE, P.EXPIRED, P.SUPERSEDED}),
    P.EXPANDING: frozenset({P.SENDING, P.PARKED, P.EXPIRED, P.SUPERSEDED}),
    P.SENDING: frozenset({P.DONE, P.PARKED, P.EXPIRED, P.SUPERSEDED}),
    # What replaced it was taken back.
    P.SUPERSEDED: frozenset({P.EXPANDING}),
}

S = TypeVar("S", bound=Hashable)


def reachable(table: Mapping[S, frozenset[S]]) -> Mapping[S, frozenset[S]]:
    """The same in any number of transactions."""
    found = {state: set(after) for state, after in table.items()}
    for _ in table:
        for after in found.values():
            for state in list(after):
                after |= found.get(state, set())
    return {state: frozenset(after) for state, after in found.items()}


def illegal(table: Mapping[S, frozenset[S]], before: Mapping[int, S], after: Mapping[int, S]) -> list[str]:
    """What changed as it must not; a row that is gone was erased with its chat."""
    return [
        f"{number}: {before[number]} → {state}"
        for number, state in after.items()
        if number in before
        and before[number] != state
        and state not in table.get(before[number], frozenset())
    ]
