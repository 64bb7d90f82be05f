"""Pure rules of the server: no files, no network, no clock of their own."""
