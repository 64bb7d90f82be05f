"""Data only: the catalogue of e-HOTEKI stands in catalogue.toml and is read without importing this package."""
