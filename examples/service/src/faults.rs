//! What the service finds wrong with a request, in both languages. What is wrong with answers the engine says.

use axum::http::StatusCode;

use crate::problem::Fault;

/// There is no such address.
pub(crate) const NOT_FOUND: Fault = Fault {
    status: StatusCode::NOT_FOUND,
    code: "service/not-found",
    sv: ("Adressen finns inte.", "Använd /assess, /questions, /schema, /guideline eller /health."),
    en: ("There is no such address.", "Use /assess, /questions, /schema, /guideline or /health."),
};

/// A method that the address does not take.
pub(crate) const BAD_METHOD: Fault = Fault {
    status: StatusCode::METHOD_NOT_ALLOWED,
    code: "service/method-not-allowed",
    sv: ("Adressen tar inte emot den metoden.", "Använd POST för /assess och GET för de andra."),
    en: ("The address does not take that method.", "Use POST for /assess and GET for the others."),
};

/// A body that is not declared as JSON.
pub(crate) const NOT_JSON: Fault = Fault {
    status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
    code: "service/not-json",
    sv: ("Förslaget är inte angivet som JSON.", "Skicka JSON med Content-Type: application/json."),
    en: ("The proposal is not declared as JSON.", "Send JSON with Content-Type: application/json."),
};

/// A body above the limit.
pub(crate) const TOO_LARGE: Fault = Fault {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    code: "service/too-large",
    sv: ("Förslaget är för stort.", "Skicka högst 256 kB."),
    en: ("The proposal is too large.", "Send at most 256 kB."),
};

/// A body that ended too early.
pub(crate) const BROKEN_OFF: Fault = Fault {
    status: StatusCode::BAD_REQUEST,
    code: "service/broken-off",
    sv: ("Förslaget kom inte fram helt.", "Skicka det igen."),
    en: ("The proposal did not arrive whole.", "Send it again."),
};

/// A body that is not UTF-8.
pub(crate) const NOT_UTF8: Fault = Fault {
    status: StatusCode::BAD_REQUEST,
    code: "service/not-utf8",
    sv: ("Förslaget är inte text i UTF-8.", "Spara eller skicka det som UTF-8."),
    en: ("The proposal is not text in UTF-8.", "Save or send it as UTF-8."),
};

/// Something unknown behind the question mark.
pub(crate) const BAD_QUERY: Fault = Fault {
    status: StatusCode::BAD_REQUEST,
    code: "service/bad-query",
    sv: (
        "Adressen har något efter frågetecknet som tjänsten inte känner till.",
        "Där kan stå: ?as_of=2026-11-22.",
    ),
    en: (
        "The address has something behind the question mark that the service does not know.",
        "There can be: ?as_of=2026-11-22.",
    ),
};

/// An `as_of` that is no day.
pub(crate) const BAD_DAY: Fault = Fault {
    status: StatusCode::BAD_REQUEST,
    code: "service/bad-day",
    sv: ("as_of är inget datum.", "Skriv år, månad och dag: 2026-11-22."),
    en: ("as_of is not a date.", "Write year, month and day: 2026-11-22."),
};

/// No day was given, and the machine knows none.
pub(crate) const NO_CLOCK: Fault = Fault {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    code: "service/no-clock",
    sv: ("Tjänsten vet inte vilken dag det är.", "Ange dagen: ?as_of=2026-11-22."),
    en: ("The service does not know what day it is.", "Name the day: ?as_of=2026-11-22."),
};
