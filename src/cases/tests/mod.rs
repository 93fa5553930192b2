//! What tests say of small guidelines.

mod mistakes;
mod runs;
mod updates;
