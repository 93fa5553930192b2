//! Used guidelines and what an overlay changes in them.

use super::{Condition, Effective, Name, ParameterValue, Severity, Spanned, WaiverTerms};
use crate::diagnostic::Span;
use crate::text::Text;

/// A used guideline with the versions that fit.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its id.
    pub guideline: Name,
    /// One to three leading numbers of the version.
    pub version: Spanned<Vec<u32>>,
    /// What the overlay changes.
    pub changes: Vec<Change>,
}

/// One changed rule, parameter or fact of a used guideline.
#[derive(Clone, Debug)]
pub struct Change {
    /// The changed id.
    pub target: Name,
    /// Why.
    pub reason: Option<Text>,
    /// New severity.
    pub severity: Option<Spanned<Severity>>,
    /// New phase.
    pub phase: Option<Name>,
    /// New effective dates.
    pub effective: Option<Effective>,
    /// A further condition to meet.
    pub also_requires: Option<Condition>,
    /// A condition in place of the rule's own.
    pub requires: Option<Condition>,
    /// New waiver terms.
    pub waiver: Option<WaiverChange>,
    /// New owner.
    pub owner: Option<Name>,
    /// Leave the rule out.
    pub drop: Option<Span>,
    /// New value of a parameter.
    pub value: Option<ParameterValue>,
    /// New question of a fact.
    pub question: Option<Text>,
    /// New help of a fact.
    pub help: Option<Text>,
    /// New role that answers a fact.
    pub answered_by: Option<Name>,
    /// The keys that stand in it, with their places.
    pub keys: Vec<Name>,
    /// The whole change.
    pub span: Span,
}

/// What an overlay makes of a rule's waiver terms.
#[derive(Clone, Debug)]
pub enum WaiverChange {
    /// The rule can no longer be waived.
    Removed,
    /// New terms.
    Terms(WaiverTerms),
}
