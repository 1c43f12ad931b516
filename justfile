# Short names for the usual commands; `just` lists them.

default:
    @just --list

# Everything a change must pass.
check:
    .ci/run

# The wizard, on the desk.
run *ARGS:
    cargo run --release -- {{ARGS}}

# Review changed snapshots.
snapshots:
    cargo insta review
