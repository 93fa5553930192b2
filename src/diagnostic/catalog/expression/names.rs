//! Names that are written wrongly, words that are no names, and quoted texts.

use crate::diagnostic::{Code, Entry, Level};

/// å, ä, ö in a name.
pub const NAME_LETTER: Code = &Entry {
    id: "expression/name-letter",
    level: Level::Error,
    en: "The name `{name}` holds `{letter}`, which names cannot hold.",
    sv: "Namnet `{name}` innehåller `{letter}`, som inte får finnas i namn.",
    hints: &[
        (
            "Use only a–z, digits and `_`: `{right}`. If a text or an option is meant, put it in quotes.",
            "Använd bara a–z, siffror och `_`: `{right}`. Om en text eller ett alternativ menas, sätt det inom citattecken.",
        ),
        ("Use only a–z, digits and `_` in names.", "Använd bara a–z, siffror och `_` i namn."),
    ],
    why: "Names are for the machine and are the same on every keyboard and in every system; titles and \
          questions carry å, ä and ö.",
};

/// A Cyrillic or Greek letter that looks Latin.
pub const LOOK_ALIKE: Code = &Entry {
    id: "expression/look-alike",
    level: Level::Error,
    en: "The letter `{letter}` ({character}) in `{name}` comes from another alphabet.",
    sv: "Bokstaven `{letter}` ({character}) i `{name}` kommer från ett annat alfabet.",
    hints: &[
        (
            "Type the name again with ordinary letters: `{right}`.",
            "Skriv om namnet med vanliga bokstäver: `{right}`.",
        ),
        ("Type the name again with the letters a–z.", "Skriv om namnet med bokstäverna a–z."),
    ],
    why: "Two names that look alike but differ would make a rule say something else than it shows.",
};

/// `Antal`, `projectPhase`.
pub const UPPER_CASE: Code = &Entry {
    id: "expression/upper-case",
    level: Level::Error,
    en: "The name `{name}` has capital letters.",
    sv: "Namnet `{name}` har stora bokstäver.",
    hints: &[(
        "Names are in lower case: `{right}`. If a text or an option is meant, put it in quotes: `'{name}'`.",
        "Namn skrivs med små bokstäver: `{right}`. Om en text eller ett alternativ menas, sätt det inom citattecken: `'{name}'`.",
    )],
    why: "With one spelling for each name, nobody has to remember which letters are large.",
};

/// `2fa_used`, `_x`.
pub const NAME_START: Code = &Entry {
    id: "expression/name-start",
    level: Level::Error,
    en: "`{name}` is not a name: names begin with a letter.",
    sv: "`{name}` är inte ett namn: namn börjar med en bokstav.",
    hints: &[
        (
            "Begin with a letter a–z. If an amount is meant, write only the number: `{number}`. \
             If an option is meant, put it in quotes: `'{name}'`.",
            "Börja med en bokstav a–z. Om ett belopp eller antal menas, skriv bara talet: `{number}`. \
             Om ett alternativ menas, sätt det inom citattecken: `'{name}'`.",
        ),
        ("Begin the name with a letter a–z.", "Börja namnet med en bokstav a–z."),
    ],
    why: "What begins with a digit is a number, so that both can be told apart at once.",
};

/// A word that CEL keeps for itself.
pub const RESERVED_WORD: Code = &Entry {
    id: "expression/reserved-word",
    level: Level::Error,
    en: "The word `{word}` cannot be a name.",
    sv: "Ordet `{word}` kan inte vara ett namn.",
    hints: &[(
        "Choose another name. If a text or an option is meant, put it in quotes: `'{word}'`.",
        "Välj ett annat namn. Om en text eller ett alternativ menas, sätt det inom citattecken: `'{word}'`.",
    )],
    why: "CEL keeps some words for itself, and other tools that read the guideline would stumble on them.",
};

/// `pack.` and then no name.
pub const MISSING_NAME: Code = &Entry {
    id: "expression/missing-name",
    level: Level::Error,
    en: "A name is missing after the dot.",
    sv: "Det saknas ett namn efter punkten.",
    hints: &[(
        "Write a name after the dot, or remove it.",
        "Skriv ett namn efter punkten, eller ta bort den.",
    )],
    why: "A dot joins the words of a name, or a name and a function.",
};

/// `null`, `none`.
pub const NO_NULL: Code = &Entry {
    id: "expression/no-null",
    level: Level::Error,
    en: "`{word}` is not a value here.",
    sv: "`{word}` är inte ett värde här.",
    hints: &[
        ("Ask whether there is a value: `{cure}`.", "Fråga om det finns ett värde: `{cure}`."),
        (
            "Ask whether there is a value with `given(x)` or `!given(x)`. An option of that name is put in \
             quotes: `'{word}'`.",
            "Fråga om det finns ett värde med `given(x)` eller `!given(x)`. Ett alternativ med det namnet \
             sätts inom citattecken: `'{word}'`.",
        ),
    ],
    why: "Comparing with \"nothing\" hides whether a question was answered with none or not answered at all; \
          `given` tells them apart.",
};

/// `yes`, `ja`, `True`.
pub const TRUTH_WORD: Code = &Entry {
    id: "expression/truth-word",
    level: Level::Error,
    en: "`{word}` is not a value here.",
    sv: "`{word}` är inte ett värde här.",
    hints: &[(
        "Write `{right}`, or only the name of the yes-or-no fact. An option is put in quotes: `'{word}'`.",
        "Skriv `{right}`, eller bara namnet på ja- eller nej-uppgiften. Ett alternativ sätts inom \
         citattecken: `'{word}'`.",
    )],
    why: "There is one spelling of yes and no in expressions: `true` and `false`.",
};

/// A quote from a word processor.
pub const TYPOGRAPHIC_QUOTE: Code = &Entry {
    id: "expression/typographic-quote",
    level: Level::Error,
    en: "`{found}` does not begin a text here.",
    sv: "`{found}` inleder inte en text här.",
    hints: &[
        ("Write straight quotes: `{right}`.", "Använd raka citattecken: `{right}`."),
        ("Write straight quotes: `'...'`.", "Använd raka citattecken: `'...'`."),
    ],
    why: "Word processors replace straight quotes with curved ones, of which there are many kinds.",
};

/// A text without its end.
pub const UNCLOSED_QUOTE: Code = &Entry {
    id: "expression/unclosed-quote",
    level: Level::Error,
    en: "The text that begins with {quote} has no end.",
    sv: "Texten som börjar med {quote} har inget slut.",
    hints: &[
        (
            "End it with the same straight quote that began it ({quote}); it holds `{other}`, which is another sign.",
            "Avsluta den med samma raka citattecken som inleder den ({quote}); den innehåller `{other}`, \
             som är ett annat tecken.",
        ),
        (
            "Write {quote} where the text ends. A text stands on one line.",
            "Skriv {quote} där texten slutar. En text står på en rad.",
        ),
    ],
    why: "Without an end, the rest of the expression would be part of the text.",
};

/// `'''`.
pub const TRIPLE_QUOTE: Code = &Entry {
    id: "expression/triple-quote",
    level: Level::Error,
    en: "Three quotes {found} in a row do not begin a text here.",
    sv: "Tre citattecken {found} i rad inleder inte en text här.",
    hints: &[("Write one quote on each side: `'...'`.", "Skriv ett citattecken på varje sida: `'...'`.")],
    why: "Texts in expressions are short names of options and dates; they fit on one line.",
};

/// `r'…'`, `b'…'`.
pub const TEXT_PREFIX: Code = &Entry {
    id: "expression/text-prefix",
    level: Level::Error,
    en: "The `{prefix}` before the quote has no meaning here.",
    sv: "`{prefix}` före citattecknet har ingen betydelse här.",
    hints: &[("Remove `{prefix}`.", "Ta bort `{prefix}`.")],
    why: "CEL's raw texts and bytes are not part of the language of guidelines.",
};

/// `'don't'`.
pub const QUOTE_INSIDE: Code = &Entry {
    id: "expression/quote-inside",
    level: Level::Error,
    en: "The text ends at this quote, and more follows directly after it.",
    sv: "Texten slutar vid citattecknet, och mer följer direkt efter.",
    hints: &[(
        "If the quote belongs to the text, write `\\` before it, or use the other kind of quotes around the text.",
        "Om citattecknet hör till texten, skriv `\\` före det, eller använd den andra sortens citattecken \
         runt texten.",
    )],
    why: "The first quote of the same kind ends a text.",
};

/// `\d`.
pub const ESCAPE: Code = &Entry {
    id: "expression/escape",
    level: Level::Error,
    en: "`{escape}` has no meaning in a text.",
    sv: "`{escape}` har ingen betydelse i en text.",
    hints: &[
        (
            "If a backslash is meant, write it twice: {right}.",
            "Om ett omvänt snedstreck menas, skriv det två gånger: {right}.",
        ),
        (
            "If a backslash is meant, write it twice: `\\\\`.",
            "Om ett omvänt snedstreck menas, skriv det två gånger: `\\\\`.",
        ),
    ],
    why: "A backslash gives the next sign a special meaning, and this one has none.",
};
