"""Many claims at once: expectations, and what cannot all be true."""
