"""Several workshops read side by side: made from bundles, and from nothing that their reports hold back."""
