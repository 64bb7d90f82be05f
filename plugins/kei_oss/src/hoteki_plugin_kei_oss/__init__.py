"""Data only: the catalogue of 軽自動車OSS stands in catalogue.toml and is read without importing this package."""
