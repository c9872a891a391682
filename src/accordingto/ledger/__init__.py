"""Keep it: readings in a file, with links between them that can be made anew."""
