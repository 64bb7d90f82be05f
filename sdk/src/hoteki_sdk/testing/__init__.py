"""The conformance kit: one line in a plugin's tests proves that its catalogue keeps the contract."""
