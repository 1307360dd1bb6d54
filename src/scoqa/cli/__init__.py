"""One question or one task a process: arguments to calls, results to stdout, errors to exit codes."""
