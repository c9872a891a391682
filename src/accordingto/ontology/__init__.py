"""PLOVER types and modes, places, units: free of language."""
