//! The story of a plan.
