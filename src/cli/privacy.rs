//! What the process owes the texts it holds in memory.

/// Keeps the memory out of files: a core dump would hold passports' numbers and drafts in plain text, in a place that
/// nobody looks after. Other processes of the same user cannot look into it either. What the system refuses stays as it is.
pub fn no_core_dump() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Core);
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: limit.maximum });
    }
    // A limit of nothing does not reach a program that the system feeds with dumps; this does.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
