//! The story of sessions.
