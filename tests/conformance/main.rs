//! Methods of others, rebuilt in the guideline format: proof that they fit the engine, and that it gives the
//! results that they published. `README.md` beside this file says what comes from where.

mod aia;
