//! `rejoinder playbooks` for a person.
