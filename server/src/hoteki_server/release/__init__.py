"""Frozen publications: content and catalogues become numbered, hashed, immutable files; the last good ones stay."""
