"""How far two spellings are apart."""

from __future__ import annotations


def distance(first: str, second: str, most: int) -> int:
    """Letters to insert, drop, change or swap with their neighbour; ``most + 1`` where it is more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        above, row_before = before, row
        row = [i]
        for j, other in enumerate(second, start=1):
            cost = min(row[-1] + 1, row_before[j] + 1, row_before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = row_before
    return min(row[-1], most + 1)
