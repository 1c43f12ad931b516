//! Rules over the case and its prose: findings.
