"""Data only: the catalogue of the OSS portal stands in catalogue.toml and is read without importing this package."""
