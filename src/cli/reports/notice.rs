//! `rejoinder notice` for a person: each reading with the line and the words that say so.
