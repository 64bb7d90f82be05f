"""Compile what plugins declare into catalogues; the only place where vendor code and vendor files are read.

`compiler.compile_all` is the face; everything vendor-made happens in a child process behind `walls`.
"""
