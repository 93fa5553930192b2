//! Cases and results in Parquet, through Arrow record batches (feature `parquet`).
//!
//! A build without the feature has `without_parquet.rs` in its place, which offers the same names.
//!
//! | file | holds |
//! |---|---|
//! | `read.rs` | a file of cases, part by part |
//! | `broken.rs` | files so broken that reading them gives up |
//! | `ids.rs` | ids of any type as JSON |
//! | `write.rs` | a file of results, which has its name once it is whole |

mod broken;
mod ids;
mod read;
mod write;

pub(super) use read::{Part, Parts};
pub(super) use write::{Table, Writer};

/// Whether this program knows Parquet.
pub(super) const IS_BUILT_IN: bool = true;
