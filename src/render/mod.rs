//! Case + playbook -> template -> Markdown -> blocks -> every format.
