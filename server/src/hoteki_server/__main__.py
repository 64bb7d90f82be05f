"""`python -m hoteki_server`."""

from hoteki_server.cli import main

main()
