"""Data only: the catalogue of スマート継続OSS stands in catalogue.toml and is read without importing this package."""
