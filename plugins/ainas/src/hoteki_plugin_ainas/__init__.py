"""Data only: the catalogue of AINAS stands in catalogue.toml and is read without importing this package."""
