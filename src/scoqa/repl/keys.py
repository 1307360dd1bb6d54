"""The keys of the prompt, each a line of input that it stands for or a change of how lines are typed."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.filters import Condition, emacs_mode, is_done, is_searching
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from scoqa.render import LAYOUTS
from scoqa.repl.options import Options

ALT = {
    "n": "/next",
    "p": "/prev",
    "o": "/open",
    "s": "/show",
    "x": "/more",
    "i": "/pin",
}
"""Alt with a letter, in emacs mode: in vi mode Esc and a letter are vi's own."""


def bindings(options: Callable[[], Options], run: Callable[[str, bool], None]) -> KeyBindings:
    """The bindings beyond those of an ordinary line editor.

    Args:
        options: The session's settings of now.
        run: Carries out a line above the prompt; what is being typed stays. True shows what it says.
    """
    keys = KeyBindings()
    one_line = Condition(lambda: not options().multiline)

    @keys.add("escape", "enter", filter=one_line & emacs_mode)
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.newline(copy_margin=False)

    @keys.add("tab", filter=~is_done & ~is_searching)
    def _complete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state is None:
            buffer.start_completion(insert_common_part=True)
        elif len(buffer.complete_state.completions) == 1:  # taken; the next Tab completes what follows
            buffer.apply_completion(buffer.complete_state.completions[0])
        else:
            buffer.complete_next()

    for letter, line in ALT.items():

        @keys.add("escape", letter, filter=emacs_mode & ~is_done)
        def _command(_event: KeyPressEvent, line: str = line) -> None:
            run(line, True)

    @keys.add("f1")
    def _help(_event: KeyPressEvent) -> None:
        run("/help", True)

    @keys.add("f2")
    def _layout(_event: KeyPressEvent) -> None:
        following = (LAYOUTS.index(options().layout) + 1) % len(LAYOUTS)
        run(f"/set layout {LAYOUTS[following]}", True)

    @keys.add("f3")
    def _multiline(_event: KeyPressEvent) -> None:
        run(f"/set multiline {'off' if options().multiline else 'on'}", False)

    @keys.add("f4")
    def _editing(event: KeyPressEvent) -> None:
        run(f"/set editing {'emacs' if options().editing == 'vi' else 'vi'}", False)
        event.app.vi_state.reset()

    @keys.add("f5")
    def _scores(_event: KeyPressEvent) -> None:
        run(f"/set scores {'off' if options().scores else 'on'}", True)

    return keys
