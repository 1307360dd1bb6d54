"""How good: judged collections to figures."""
