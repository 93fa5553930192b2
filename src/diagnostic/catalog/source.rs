//! Mistakes in the YAML text itself, before anything is known about guidelines.

mod unquoted;

pub use unquoted::{COLON_IN_TEXT, SPLIT_AT_COMMA, UNQUOTED_COLON, UNQUOTED_IN_BRACKETS, UNQUOTED_START};

use super::Entry;
use crate::diagnostic::{Code, Level};

/// All entries of this family.
pub const ALL: &[&Entry] = &[
    TOO_LONG,
    TOO_DEEP,
    TOO_MANY_NODES,
    EMPTY,
    SEVERAL_DOCUMENTS,
    INVALID_CHARACTER,
    TAB,
    DUPLICATE_KEY,
    ANCHOR,
    ALIAS,
    MERGE_KEY,
    TAG,
    DIRECTIVE,
    KEY_NOT_TEXT,
    EMPTY_KEY,
    UNQUOTED_START,
    UNQUOTED_COLON,
    SPLIT_AT_COMMA,
    UNQUOTED_IN_BRACKETS,
    COLON_IN_TEXT,
    MISSING_COLON,
    TEXT_AFTER_QUOTE,
    UNCLOSED_QUOTE,
    ESCAPE,
    UNCLOSED_BRACKET,
    WRONG_BRACKET,
    MISSING_COMMA,
    EXTRA_COMMA,
    INDENTATION,
    INDENTED_UNDER_VALUE,
    BLOCK_TEXT_HEADER,
    BLOCK_TEXT_INDENTATION,
    LIST_ON_SAME_LINE,
    LIST_AMONG_KEYS,
    KEY_IN_LIST,
    COMMENT_IN_TEXT,
    SYNTAX,
];

/// The text is longer than the limit.
pub const TOO_LONG: Code = &Entry {
    id: "source/too-long",
    level: Level::Error,
    en: "The file is {size} bytes long; the most that is read is {limit}.",
    sv: "Filen är {size} byte lång. Högst {limit} läses.",
    hints: &[(
        "Check that this is the right file, or split it.",
        "Kontrollera att det är rätt fil, eller dela upp den.",
    )],
    why: "A limit on size keeps reading fast and its use of memory bounded, whatever is uploaded.",
}
.carried();

/// Mappings and lists are nested deeper than the limit.
pub const TOO_DEEP: Code = &Entry {
    id: "source/too-deep",
    level: Level::Error,
    en: "Lists and groups are nested more than {limit} levels deep here.",
    sv: "Listor och grupper ligger i mer än {limit} nivåer här.",
    hints: &[(
        "Give the inner part a name of its own, and refer to it by that name.",
        "Ge den inre delen ett eget namn och hänvisa till det.",
    )],
    why: "No readable guideline is nested this deep, and unbounded nesting could exhaust the stack.",
}
.carried();

/// There are more nodes than the limit.
pub const TOO_MANY_NODES: Code = &Entry {
    id: "source/too-many-values",
    level: Level::Error,
    en: "The file holds more than {limit} values.",
    sv: "Filen innehåller fler än {limit} värden.",
    hints: &[("Split the file into several.", "Dela upp filen i flera.")],
    why: "A limit on the number of values keeps the use of memory bounded.",
}
.carried();

/// There is no document, or nothing in it.
pub const EMPTY: Code = &Entry {
    id: "source/empty",
    level: Level::Error,
    en: "The file is empty.",
    sv: "Filen är tom.",
    hints: &[(
        "A guideline begins with the line: riktlinje: 1",
        "En riktlinje börjar med raden: riktlinje: 1",
    )],
    why: "An empty file is more often a slip (a wrong path, a file not saved) than a guideline without rules.",
};

/// A second document follows in the same text.
pub const SEVERAL_DOCUMENTS: Code = &Entry {
    id: "source/several-documents",
    level: Level::Error,
    en: "A second document begins here; a file holds only one.",
    sv: "Här börjar ett andra dokument, men en fil får bara innehålla ett.",
    hints: &[(
        "Remove the line with --- or ..., or move what follows to a file of its own.",
        "Ta bort raden med --- eller ..., eller flytta det som följer till en egen fil.",
    )],
    why: "With several documents in a file, everything after the first would be easy to overlook.",
};

/// A control character, or another character that YAML does not accept.
pub const INVALID_CHARACTER: Code = &Entry {
    id: "source/invalid-character",
    level: Level::Error,
    en: "The character {character} may not stand here.",
    sv: "Tecknet {character} får inte stå här.",
    hints: &[(
        "Remove it. It often comes along with text copied from elsewhere; save the file as UTF-8.",
        "Ta bort det. Det följer ofta med när text kopieras. Spara filen som UTF-8.",
    )],
    why: "Invisible characters make two texts look the same that are not.",
};

/// A tab where YAML wants spaces.
pub const TAB: Code = &Entry {
    id: "source/tab",
    level: Level::Error,
    en: "There is a tab here; lines are indented with spaces only.",
    sv: "Här står ett tabbtecken. Rader dras in med bara mellanslag.",
    hints: &[(
        "Replace the tab with two spaces for each level.",
        "Byt ut tabben mot två mellanslag per nivå.",
    )],
    why: "Editors show tabs at different widths, so the structure would depend on who looks at it.",
};

/// The same key twice in one mapping.
pub const DUPLICATE_KEY: Code = &Entry {
    id: "source/duplicate-key",
    level: Level::Error,
    en: "The key {key} already stands in this group.",
    sv: "Nyckeln {key} finns redan i samma grupp.",
    hints: &[(
        "Remove one of them, or give it another name. Check first if their values differ.",
        "Ta bort den ena eller ge den ett annat namn. Kontrollera först om värdena skiljer sig åt.",
    )],
    why: "Many YAML readers silently keep the last of the two, so that a rule disappears without a trace.",
}
.carried();

/// An anchor, `&name`.
pub const ANCHOR: Code = &Entry {
    id: "source/anchor",
    level: Level::Error,
    en: "{text} marks a value for reuse (an anchor); anchors are not used in guidelines.",
    sv: "{text} märker ett värde för återanvändning (ett ankare). Ankare används inte i riktlinjer.",
    hints: &[(
        "Remove {text} and write the value out where it is needed, or name it under values. If {text} belongs to a text, put the text in quotes.",
        "Ta bort {text} och skriv ut värdet där det behövs, eller ge det ett namn under values. Hör {text} till en text ska texten stå inom citattecken.",
    )],
    why: "A reader of a rule should see the whole rule; reuse has a way of its own, named values and parameters.",
};

/// An alias, `*name`.
pub const ALIAS: Code = &Entry {
    id: "source/alias",
    level: Level::Error,
    en: "{text} points to a value elsewhere (an alias); aliases are not used in guidelines.",
    sv: "{text} pekar på ett värde på en annan plats (ett alias). Alias används inte i riktlinjer.",
    hints: &[(
        "Write the value out here. If {text} belongs to a text, put the text in quotes.",
        "Skriv ut värdet här. Hör {text} till en text ska texten stå inom citattecken.",
    )],
    why: "A reader of a rule should see the whole rule, and chains of aliases can grow a small file without bound.",
};

/// The merge key `<<`.
pub const MERGE_KEY: Code = &Entry {
    id: "source/merge-key",
    level: Level::Error,
    en: "The key << copies keys from elsewhere; that is not used in guidelines.",
    sv: "Nyckeln << kopierar nycklar från en annan plats. Det används inte i riktlinjer.",
    hints: &[("Write the keys out here.", "Skriv ut nycklarna här.")],
    why: "Merging is not part of YAML 1.2, and readers disagree on which value wins.",
};

/// A tag, `!!name` or `!<name>`.
pub const TAG: Code = &Entry {
    id: "source/tag",
    level: Level::Error,
    en: "{text} gives the value a type of its own (a tag); tags are not used in guidelines.",
    sv: "{text} ger värdet en egen typ (en tagg). Taggar används inte i riktlinjer.",
    hints: &[(
        "Remove {text}. Write numbers without quotes and texts in quotes.",
        "Ta bort {text}. Skriv tal utan citattecken och texter inom citattecken.",
    )],
    why: "The types of facts and values are declared in the guideline, where everyone sees them.",
};

/// A directive, a line that begins with `%`.
pub const DIRECTIVE: Code = &Entry {
    id: "source/directive",
    level: Level::Error,
    en: "A line that begins with % is an instruction to the reader of the file; these are not used in guidelines.",
    sv: "En rad som börjar med % är en instruktion till det program som läser filen. Sådana används inte i riktlinjer.",
    hints: &[("Remove the line.", "Ta bort raden.")],
    why: "Guidelines are always read as YAML 1.2 in UTF-8; there is nothing to instruct.",
};

/// A list or a mapping as a key.
pub const KEY_NOT_TEXT: Code = &Entry {
    id: "source/key-not-text",
    level: Level::Error,
    en: "A list or a group cannot be a key.",
    sv: "En lista eller grupp kan inte vara en nyckel.",
    hints: &[(
        "Write a word before the colon. If this is a condition, put it in quotes.",
        "Skriv ett ord före kolonet. Är det ett villkor ska det stå inom citattecken.",
    )],
    why: "Keys are names that other places refer to.",
};

/// A colon without a key before it.
pub const EMPTY_KEY: Code = &Entry {
    id: "source/empty-key",
    level: Level::Error,
    en: "The key before the colon is missing.",
    sv: "Det saknas en nyckel före kolonet.",
    hints: &[("Write the key before the colon.", "Skriv nyckeln före kolonet.")],
    why: "A value without a key cannot be referred to, and usually a word was removed by mistake.",
};

/// A line among keys that has no `: `.
pub const MISSING_COLON: Code = &Entry {
    id: "source/missing-colon",
    level: Level::Error,
    en: "A key with a colon and a space after it is expected here.",
    sv: "Här väntas en nyckel följd av kolon och mellanslag.",
    hints: &[
        ("Write a space after the colon: {with_space}", "Skriv ett mellanslag efter kolonet: {with_space}"),
        (
            "Write key: value. If the line continues the text above, indent it further than that text's key.",
            "Skriv nyckel: värde. Fortsätter raden texten ovanför ska den dras in längre än den textens nyckel.",
        ),
    ],
    why: "In a group, every line that is not indented further begins with a key.",
};

/// Something after the closing quote.
pub const TEXT_AFTER_QUOTE: Code = &Entry {
    id: "source/text-after-quote",
    level: Level::Error,
    en: "The text ends at the closing quote, but something follows it.",
    sv: "Texten slutar vid det avslutande citattecknet, men något följer efter.",
    hints: &[(
        "Write a quote inside single quotes twice ('') and inside double quotes as \\\", or use the other kind around the text.",
        "Skriv ett citattecken inuti enkla citattecken dubbelt ('') och inuti dubbla som \\\", eller använd den andra sorten runt texten.",
    )],
    why: "Everything after the closing quote would be lost.",
};

/// A quote that is opened and never closed.
pub const UNCLOSED_QUOTE: Code = &Entry {
    id: "source/unclosed-quote",
    level: Level::Error,
    en: "The text that begins with this quote never ends.",
    sv: "Texten som börjar med detta citattecken avslutas aldrig.",
    hints: &[(
        "Write the same kind of quote at the end of the text.",
        "Skriv samma sorts citattecken i slutet av texten.",
    )],
    why: "Without its end, the text swallows the rest of the file.",
};

/// A backslash in double quotes that is followed by something unknown.
pub const ESCAPE: Code = &Entry {
    id: "source/escape",
    level: Level::Error,
    en: "{text} has no meaning in a text in double quotes.",
    sv: "{text} har ingen betydelse i en text inom dubbla citattecken.",
    hints: &[(
        "Write \\\\ for a backslash, or use single quotes, where a backslash is a character like any other.",
        "Skriv \\\\ för ett omvänt snedstreck, eller använd enkla citattecken, där det är ett vanligt tecken.",
    )],
    why: "Within double quotes a backslash begins a code for a special character.",
};

/// A bracket that is opened and never closed.
pub const UNCLOSED_BRACKET: Code = &Entry {
    id: "source/unclosed-bracket",
    level: Level::Error,
    en: "The bracket {open} that begins here is never closed.",
    sv: "Parentesen {open} som börjar här avslutas aldrig.",
    hints: &[(
        "Write {close} where the group or list ends. If this is a condition, put it in quotes.",
        "Skriv {close} där gruppen eller listan slutar. Är det ett villkor ska det stå inom citattecken.",
    )],
    why: "Without its end, the list or group swallows the rest of the file.",
};

/// A closing bracket without its opening one, or of the wrong kind.
pub const WRONG_BRACKET: Code = &Entry {
    id: "source/wrong-bracket",
    level: Level::Error,
    en: "The bracket {close} closes nothing.",
    sv: "Parentesen {close} avslutar ingenting.",
    hints: &[
        (
            "What begins with {open} ends with {expected}.",
            "Det som börjar med {open} avslutas med {expected}.",
        ),
        (
            "Remove it, or put the text in quotes if it belongs to a text.",
            "Ta bort den, eller sätt citattecken runt texten om den hör till en text.",
        ),
    ],
    why: "Brackets that do not match leave it open where a list or group ends.",
};

/// Two entries between brackets without a comma.
pub const MISSING_COMMA: Code = &Entry {
    id: "source/missing-comma",
    level: Level::Error,
    en: "A comma or a closing bracket is expected before this.",
    sv: "Före detta väntas ett komma eller en avslutande parentes.",
    hints: &[(
        "Write a comma between the entries. A text that holds a colon must stand in quotes.",
        "Skriv ett komma mellan posterna. En text som innehåller kolon måste stå inom citattecken.",
    )],
    why: "Between { } or [ ], entries are separated by commas.",
};

/// A comma with nothing before it.
pub const EXTRA_COMMA: Code = &Entry {
    id: "source/extra-comma",
    level: Level::Error,
    en: "There is nothing before this comma.",
    sv: "Det står ingenting före detta komma.",
    hints: &[("Remove the comma.", "Ta bort kommat.")],
    why: "A missing entry is usually a slip; an empty text is written as \"\".",
};

/// A line whose indentation fits no level.
pub const INDENTATION: Code = &Entry {
    id: "source/indentation",
    level: Level::Error,
    en: "The indentation of this line fits no level above it.",
    sv: "Radens indrag stämmer inte med någon nivå ovanför.",
    hints: &[(
        "Begin the line directly below the line that it belongs together with.",
        "Börja raden rakt under den rad som den hör ihop med.",
    )],
    why: "Indentation alone says what belongs to what.",
};

/// A key further in than the key above, which already has its value.
pub const INDENTED_UNDER_VALUE: Code = &Entry {
    id: "source/indented-under-value",
    level: Level::Error,
    en: "This key stands further in than the line above, which already has a value.",
    sv: "Nyckeln står längre in än raden ovanför, som redan har ett värde.",
    hints: &[(
        "Begin it directly below the key above; or, if it continues a text, put the whole text in quotes.",
        "Börja den rakt under nyckeln ovanför. Fortsätter den en text ska hela texten stå inom citattecken.",
    )],
    why: "A line that is indented further continues the value above it.",
};

/// Text on the same line as `|` or `>`.
pub const BLOCK_TEXT_HEADER: Code = &Entry {
    id: "source/block-text-header",
    level: Level::Error,
    en: "After {header} the text begins on the next line.",
    sv: "Efter {header} börjar texten på nästa rad.",
    hints: &[(
        "Move the text to the next line and indent it.",
        "Flytta texten till nästa rad och dra in den.",
    )],
    why: "The signs | and > announce a text on lines of its own.",
};

/// A line of a block text that is not indented as far as its first.
pub const BLOCK_TEXT_INDENTATION: Code = &Entry {
    id: "source/block-text-indentation",
    level: Level::Error,
    en: "This line stands further out than the first line of the text above, so it does not belong to it.",
    sv: "Raden står längre ut än textens första rad ovanför och hör därför inte till den.",
    hints: &[(
        "Indent all lines of the text at least as far as its first line.",
        "Dra in alla rader i texten minst lika långt som den första.",
    )],
    why: "The first line after | or > sets the indentation of the whole text.",
};

/// `key: - item`, or a dash between brackets.
pub const LIST_ON_SAME_LINE: Code = &Entry {
    id: "source/list-on-same-line",
    level: Level::Error,
    en: "A list with dashes cannot begin here.",
    sv: "En lista med bindestreck kan inte börja här.",
    hints: &[(
        "Begin the list on the next line. If the dash belongs to a text or a condition, put it in quotes.",
        "Börja listan på nästa rad. Hör strecket till en text eller ett villkor ska det stå inom citattecken.",
    )],
    why: "Each item of a list with dashes has a line of its own.",
};

/// A dash on the level of keys.
pub const LIST_AMONG_KEYS: Code = &Entry {
    id: "source/list-among-keys",
    level: Level::Error,
    en: "A line with a dash stands among keys.",
    sv: "En rad med bindestreck står bland nycklar.",
    hints: &[(
        "Indent it below the key that it belongs to, or remove the dash.",
        "Dra in raden under nyckeln som den hör till, eller ta bort strecket.",
    )],
    why: "A group holds keys, a list holds items; the two cannot be mixed on one level.",
};

/// A key on the level of list items.
pub const KEY_IN_LIST: Code = &Entry {
    id: "source/key-in-list",
    level: Level::Error,
    en: "The lines above form a list, but this line has no dash.",
    sv: "Raderna ovanför är en lista, men den här raden saknar bindestreck.",
    hints: &[(
        "Begin the line with a dash and a space, or move it out to the level where it belongs.",
        "Börja raden med bindestreck och mellanslag, eller flytta ut den till sin nivå.",
    )],
    why: "A group holds keys, a list holds items; the two cannot be mixed on one level.",
};

/// A comment in the middle of a text without quotes, or stuck to a value.
pub const COMMENT_IN_TEXT: Code = &Entry {
    id: "source/comment-in-text",
    level: Level::Error,
    en: "A comment that begins with # interrupts the text here.",
    sv: "En kommentar som börjar med # avbryter texten här.",
    hints: &[(
        "Move the comment above the key, and leave a space before #. If # belongs to the text, put the text in quotes.",
        "Flytta kommentaren till raden ovanför nyckeln och ha ett mellanslag före #. Hör # till texten ska den stå inom citattecken.",
    )],
    why: "A comment ends a text without quotes, so the rest of the text would be lost.",
};

/// Any other error of syntax.
pub const SYNTAX: Code = &Entry {
    id: "source/syntax",
    level: Level::Error,
    en: "The file cannot be read from here on.",
    sv: "Filen går inte att läsa härifrån.",
    hints: &[(
        "Check indentation, colons, quotes and brackets here and on the line above. Put texts with special characters in quotes.",
        "Kontrollera indrag, kolon, citattecken och parenteser här och på raden ovanför. Sätt citattecken runt texter med specialtecken.",
    )],
    why: "The structure of the file is not valid YAML.",
};
