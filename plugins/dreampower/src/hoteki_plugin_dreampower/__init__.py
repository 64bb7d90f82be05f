"""Data only: the catalogue of DREAMPOWER stands in catalogue.toml and is read without importing this package."""
