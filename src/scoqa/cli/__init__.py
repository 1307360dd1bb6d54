"""The command line, one question or task per process: arguments become calls, results go to stdout, errors to exit codes."""

import scoqa.cli.lean  # noqa: F401  before anything else is imported
