//! FACE: the full-screen terminal app.
