"""Step 3: Readings → one world of actors, matters, disputes and pending matters."""
