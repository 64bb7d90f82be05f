"""Make a vendor's first project out of a spreadsheet of codes."""
