//! Cases on disk: atomic, locked, journalled.
