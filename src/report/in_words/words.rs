//! The wordings of conditions and expressions.

use crate::report::Phrase;
use crate::text::Language;

/// Quotation marks around a question inside a sentence.
pub(super) fn quoted(language: Language) -> (&'static str, &'static str) {
    if language == Language::SWEDISH { ("”", "”") } else { ("“", "”") }
}

macro_rules! phrases {
    ($($name:ident: $sv:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($sv, $en);
    )*};
}

// Conditions.
phrases! {
    ALL_OF: "Alla dessa gäller:", "All of these hold:";
    ANY_OF: "Minst en av dessa gäller:", "At least one of these holds:";
    NONE_OF: "Ingen av dessa gäller:", "None of these holds:";
    NOT_ALL_OF: "Minst en av dessa gäller inte:", "Not all of these hold:";
    FIRST_OF: "Den första raden som stämmer avgör:", "The first line that fits decides:";
    OPPOSITE: "Motsatsen till detta gäller:", "The opposite of this holds:";
    EVERY_ROW: "För varje rad i {0} gäller:", "For every row of {0}:";
    SOME_ROW: "För minst en rad i {0} gäller:", "For at least one row of {0}:";
    NO_ROW: "För ingen rad i {0} gäller:", "For no row of {0}:";
    ALWAYS: "alltid", "always";
    NEVER: "aldrig", "never";
    EXISTS: "finns", "there is one";
    NONE: "finns inte", "none";
    NOT: "inte ", "not ";
    NEITHER: "varken ", "neither ";
    CHOSEN: "{0} är valt", "{0} is chosen";
    NOT_CHOSEN: "{0} är inte valt", "{0} is not chosen";
    ANY_CHOSEN: "minst ett av {0} är valt", "at least one of {0} is chosen";
    NONE_CHOSEN: "inget av {0} är valt", "none of {0} is chosen";
    ALL_CHOSEN: "{0} är alla valda", "all of {0} are chosen";
    NOT_ALL_CHOSEN: "minst ett av {0} är inte valt", "not all of {0} are chosen";
    ONLY_CHOSEN: "inget annat än {0} är valt", "nothing but {0} is chosen";
    OTHER_CHOSEN: "något annat än {0} är valt", "something other than {0} is chosen";
    EXACTLY: "just {0} är valt", "exactly {0} is chosen";
    NOT_EXACTLY: "något annat än just {0} är valt", "anything but exactly {0} is chosen";
    NOTHING_CHOSEN: "inget är valt", "nothing is chosen";
    SOMETHING_CHOSEN: "något är valt", "something is chosen";
    EQUAL: "lika med {0}", "equal to {0}";
    AND: " och ", " and ";
    OR: " eller ", " or ";
    NOR: " eller ", " nor ";
    WHEN: "{0} när:", "{0} when:";
    OTHERWISE: "{0} annars", "{0} otherwise";
}

// Expressions.
phrases! {
    AS_OF: "bedömningsdagen", "the day of the assessment";
    START: "startdatumet", "the start date";
    CHOSEN_COUNT: "antal valda i {0}", "the number chosen in {0}";
    ROW_COUNT: "antal rader i {0}", "the number of rows of {0}";
    ROW_COUNT_WHERE: "antal rader i {0} där ({1})", "the number of rows of {0} where ({1})";
    ROW_SUM: "summan av {1} för raderna i {0}", "the sum of {1} over the rows of {0}";
    ROW_MAX: "det högsta av {1} bland raderna i {0}", "the highest of {1} among the rows of {0}";
    ROW_MIN: "det lägsta av {1} bland raderna i {0}", "the lowest of {1} among the rows of {0}";
    WITHOUT_ROWS: " ({0} om det inte finns några)", " ({0} if there are none)";
    LEAST: "det lägsta av {0}", "the lowest of {0}";
    GREATEST: "det högsta av {0}", "the highest of {0}";
    EARLIEST: "det tidigaste av {0}", "the earliest of {0}";
    LATEST: "det senaste av {0}", "the latest of {0}";
    ROUNDED: "{0} avrundat till {1} decimaler", "{0} rounded to {1} decimals";
    ROUNDED_WHOLE: "{0} avrundat till heltal", "{0} rounded to a whole number";
    DIVIDED: "{0} delat med {1}", "{0} divided by {1}";
    SERIES_SUM: "summan av {0} för alla år", "the sum over all years of {0}";
    PRESENT_VALUE: "nuvärdet av {0} med räntan {1}", "the present value of {0} at the rate {1}";
    PAYBACK: "det år då {0} har betalat sig", "the year in which {0} has paid for itself";
    POINTS: "poängen för {0}", "the points for {0}";
    ALL_POINTS: "summan av poängen för {0}", "the sum of the points for {0}";
    MANY_POINTS: "summan av poängen för {0} frågor", "the sum of the points for {0} questions";
    DAYS_LATER: "{1} dagar efter {0}", "{1} days after {0}";
    MONTHS_LATER: "{1} månader efter {0}", "{1} months after {0}";
    DAYS_BETWEEN: "antal dagar från {0} till {1}", "the number of days from {0} to {1}";
    IF: "{1} om {0}, annars {2}", "{1} if {0}, otherwise {2}";
    ONE_IF: "{1} om {0}", "{1} if {0}";
}
