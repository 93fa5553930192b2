//! The one evaluator: a flat list of operations over a record of what everything can still be.
//!
//! A program is a list of [`Node`]s in the order of their dependence. [`Record::run`] walks it once and
//! writes what each node can still be into the record's lanes; no node looks up a name, allocates or
//! branches on types. Whatever explains a result later only reads the record.
//!
//! | file | holds |
//! |---|---|
//! | `slot.rs` | places in the record's lanes |
//! | `operation.rs` | the operations, as data |
//! | `record.rs` | the lanes |
//! | `run.rs` | what each operation does |
//! | `inputs.rs` | what each operation reads and writes |
//! | `select.rs` | `? :`, first-match lists and gates: the union over what may be chosen |
//! | `rows.rs` | questions about rows |

mod inputs;
mod operation;
mod record;
mod rows;
mod run;
mod select;
mod slot;

pub use inputs::Place;
pub use operation::{Block, Node, Operands, Operation, RowOperation};
pub use record::{ColumnValue, Record, RowsState};
pub use run::Tables;
pub use slot::{DateSlot, NumberSlot, RowsSlot, SetSlot, Slot, TruthSlot};
