"""Data only: the catalogue of Maintenance.c stands in catalogue.toml and is read without importing this package."""
