"""Data only: the catalogue of SF.NS stands in catalogue.toml and is read without importing this package."""
