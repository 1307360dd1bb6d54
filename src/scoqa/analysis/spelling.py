"""How far two spellings are apart."""

from __future__ import annotations


def distance(first: str, second: str, most: int) -> int:
    """Letters to insert, drop, change or swap with their neighbour; ``most + 1`` where it is more."""
    if first == second:
        return 0
    if most <= 0 or abs(len(first) - len(second)) > most:
        return most + 1
    at = 0
    for letter, other in zip(first, second, strict=False):
        if letter != other:
            break
        at += 1
    first, second = first[at:], second[at:]
    rests = [(first[1:], second), (first, second[1:]), (first[1:], second[1:])]
    if first[:2] == second[1::-1]:
        rests.append((first[2:], second[2:]))
    if most == 1:
        return 1 if any(rest == other for rest, other in rests) else 2
    return 1 + min(distance(rest, other, most - 1) for rest, other in rests)
