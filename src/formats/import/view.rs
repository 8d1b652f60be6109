//! Words that stand over columns, and words that roles, people and marks are known by.

use super::plan::ColumnUse;
use crate::formats::table::recognise::headings::{Heading, heading};
use crate::formats::table::text::title_key;

/// Words that name a function rather than a task, in the languages matrices are written in.
const ROLE_WORDS: &str = "manager officer engineer administrator admin analyst specialist lead leader owner director head \
    chief ciso cio cto ceo cfo coo dpo auditor team desk provider customer vendor supplier architect coordinator \
    developer operator committee board department sponsor requester user users stakeholder stakeholders steward \
    consultant technician supervisor executive approver soc noc legal compliance management hr helpdesk msp mssp dev ops it \
    leiter leiterin leitung beauftragter verantwortlicher techniker dienstleister kunde geschäftsführung administratorin \
    responsable directeur chef équipe prestataire gestionnaire administrateur director gerente jefe equipo proveedor \
    manager beheerder leverancier directie 관리자 담당자 팀 팀장 책임자 管理者 担当 担当者 責任者 部長 課長 チーム руководитель \
    администратор инженер начальник менеджер специалист отдел директор аналитик";
/// Headings of columns with names of roles.
const NAMES: &str = "role|roles|who|person|people|owner|actor|name|team|party|stakeholder|responsible party|job|position|\
    assignee|member|rolle|rollen|wer|person|rôle|rôles|qui|rol|quién|wie|역할|役割|роль|кто";
/// Headings of columns with letters.
const LETTERS: &str = "raci|rasci|raci-vs|daci|letter|letters|code|raci code|raci role|raci letter|assignment|responsibility|\
    involvement|participation|type|value|raci value|responsibility type|role type|buchstabe|zuständigkeit|verantwortung|\
    lettre|letra|letter raci|담당|буква";
/// Headings of columns with notes.
const NOTES: &str = "note|notes|remark|remarks|comment|comments|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|hinweis|\
    commentaire|commentaires|remarque|remarques|nota|notas|comentario|comentarios|opmerking|opmerkingen|비고|備考|примечание|\
    комментарий";
const DELIVERABLES: &str = "deliverable|deliverables|output|outputs|evidence|result|artefact|artifact|ergebnis|nachweis|\
    livrable|livrables|entregable|entregables|resultaat|산출물|成果物|результат";
const CONDITIONS: &str =
    "condition|conditions|when|if|bedingung|wenn|quand|condición|cuando|voorwaarde|условие";

/// Longer text, in bytes, is no title of a role or column.
const LONGEST_TITLE: usize = 400;

fn is_one_of(list: &str, text: &str) -> bool {
    if text.len() > LONGEST_TITLE {
        return false;
    }
    let key = title_key(text);
    let key = key.trim_end_matches([':', '*']).trim();
    !key.is_empty() && list.split('|').any(|word| word.trim() == key)
}

/// Whether names of roles stand under this heading.
pub(super) fn heads_names(text: &str) -> bool {
    is_one_of(NAMES, text)
}

/// Whether letters stand under this heading.
pub(super) fn heads_letters(text: &str) -> bool {
    is_one_of(LETTERS, text)
}

/// Whether conditions stand under this heading.
pub(super) fn heads_conditions(text: &str) -> bool {
    is_one_of(CONDITIONS, text)
}

/// What becomes of a column of text with this heading.
pub(super) fn text_use(text: &str) -> ColumnUse {
    if is_one_of(NOTES, text) {
        ColumnUse::Notes
    } else if is_one_of(DELIVERABLES, text) {
        ColumnUse::Deliverable
    } else {
        ColumnUse::Description
    }
}

/// Whether activities stand under this heading.
pub(super) fn heads_activities(text: &str) -> bool {
    heading(text) == Some(Heading::Activity)
}

/// Whether areas stand under this heading.
pub(super) fn heads_areas(text: &str) -> bool {
    heading(text) == Some(Heading::Area)
}

/// Whether the heading says nothing that must be kept.
pub(super) fn is_usual(text: &str) -> bool {
    heading(text).is_some()
        || heads_names(text)
        || heads_letters(text)
        || heads_conditions(text)
        || text_use(text) != ColumnUse::Description
}

/// How many words of the text name a function.
pub(super) fn has_role_word(text: &str) -> bool {
    if text.len() > LONGEST_TITLE {
        return false;
    }
    let key = title_key(text);
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    words.any(|word| !word.is_empty() && ROLE_WORDS.split_ascii_whitespace().any(|known| known == word))
}

/// Whether the text looks like a person's name: two or three capitalised words, none of them a function.
pub(super) fn is_person(text: &str) -> bool {
    if text.len() > LONGEST_TITLE {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = |word: &&str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let capital = letters.next().is_some_and(char::is_uppercase);
        let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        capital
            && plain
            && (letters.all(char::is_lowercase) || word.ends_with('.') || word.contains(['-', '\'', '’']))
    };
    (2..=3).contains(&words.len())
        && words.iter().all(name)
        && !has_role_word(text)
        && heading(text).is_none()
        && crate::formats::table::party::side_of(text).is_none()
}

/// Whether the text is a mark that says yes.
pub(super) fn is_mark(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let key = text.trim().to_lowercase();
    let words = ["x", "xx", "yes", "y", "1", "ja", "oui", "sí", "si", "да", "예", "はい", "o", "true"];
    let signs =
        ['✓', '✔', '☑', '✅', '●', '•', '■', '◼', '⬤', '×', '✗', '✘', '☒', '√', '◯', '○', 'х', 'χ', '*'];
    let mut chars = key.chars().filter(|c| !crate::formats::table::text::is_invisible(*c));
    let single = chars.next().filter(|_| chars.next().is_none());
    words.contains(&key.as_str()) || single.is_some_and(|c| signs.contains(&c))
}
