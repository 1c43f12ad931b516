//! FACE: the command line.
