"""The commands of the prompt: each a function of the session and its arguments that returns a reply."""
