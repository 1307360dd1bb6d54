"""One question or one task a process: arguments to calls, results to stdout, errors to exit codes."""

import scoqa.cli.lean  # noqa: F401  before anything else is imported
