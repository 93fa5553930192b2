//! Methods of others, rebuilt in the guideline format: proof that they fit the engine, and that it gives the
//! results that they published. `README.md` beside this file says what comes from where.

// Marked as a test although all of this file is one: so helpers may stop a test where they find nonsense.
#[cfg(test)]
mod aia;
