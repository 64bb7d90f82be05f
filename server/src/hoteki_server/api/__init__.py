"""HTTP over a release: thin controllers, one shape of error, conditional requests, a fast lane in front."""
