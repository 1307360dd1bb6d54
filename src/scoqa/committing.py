"""Transactions over a store as a ledger knows it, and what follows the last of many: merging, and room given back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scoqa.interrupts import held
from scoqa.planning import Ledger
from scoqa.preparing import run_apart

if TYPE_CHECKING:
    from scoqa.settings import Settings
    from scoqa.storage import Batch, Store

Notice = Callable[[str], None]
"""Told, as one line, what is waited for."""
APART = 50_000
"""Passages from which other processes merge what was added, if they are not there yet: they need half a second to begin."""


class Commits:
    """The transactions of one change of a store.

    Other processes may write between them: each begins with a look at whether one did.

    Attributes:
        ledger: The documents, as the store holds them after the last transaction.
    """

    def __init__(self, store: Store, settings: Settings, notice: Notice | None = None) -> None:
        self._store = store
        self._settings = settings
        self._notice = notice
        self._n_before = store.n_ids
        self.ledger = Ledger(store)

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A transaction over the store as the ledger knows it."""
        with self._store.writing(self._settings.writer_seconds, on_wait=self._notice) as batch:
            if batch.generation != self.ledger.generation:
                self.ledger.load()
            yield batch
        self.ledger.generation = batch.generation

    def settle(
        self,
        jobs: int | None,
        *,
        are_there: bool = False,
        is_left: bool = False,
        on_merge: Callable[[], None] = lambda: None,
    ) -> None:
        """Merge what was added where that pays, and give back what is free then.

        Args:
            jobs: Processes that merge; None for one a core.
            are_there: They are there already, and idle.
            is_left: Batches were left unmerged; where not all is merged with all, some of it is.
            on_merge: Called before all is merged with all.
        """
        n_added = self._store.n_ids - self._n_before
        if self._store.is_worth_merging(self._n_before):
            on_merge()
            run = run_apart(jobs) if are_there or n_added >= APART else None
            spread = self._store.spread(run) if run else None
            with held(), self.writing() as batch:
                batch.merge(spread=spread)
        elif is_left:
            with held(), self.writing() as batch:
                batch.merge_where_it_pays(n_added)
        self.give_back()

    def give_back(self) -> None:
        """Give free space back to the disk."""
        with held():
            self._store.give_back()
