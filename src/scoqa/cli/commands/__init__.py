"""The commands, a module each; a module parses its words, calls the collection and renders what it says."""
