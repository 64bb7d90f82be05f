"""Data only: the catalogue of 保適証サービス stands in catalogue.toml and is read without importing this package."""
