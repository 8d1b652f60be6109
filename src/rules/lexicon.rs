//! What titles give away, in English, German, French, Spanish and Dutch: departments and placeholders
//! instead of functions, people instead of roles, engineering roles, business risk.
//!
//! Every answer errs on the side of silence: a false alarm costs more trust than a missed one.

use super::lexicon_words::{
    BUSINESS_SIDE_WORDS, BUSINESS_WORDS, COMPLIANCE_WORDS, DEPARTMENTS, FUNCTION_ENDINGS, FUNCTION_STEMS,
    GIVEN_NAMES, LEADING_UNIT_WORDS, OWNER_WORDS, RISK_WORDS, TECHNICAL, TECHNOLOGY_WORDS, UNIT_WORDS,
};
use super::words::{any_word, folded};

/// Whether the whole title names a department, a side or nobody. An empty title names nobody.
pub(super) fn is_vague_role(title: &str) -> bool {
    let folded = folded(title);
    let mut words = folded.split(' ');
    let (first, second, third) = (words.next().unwrap_or(""), words.next(), words.next());
    let is_unit = |word: &str| UNIT_WORDS.contains(&word);
    match (second, third) {
        // "Network team", "Équipe réseau": a unit, not a function. "Team lead" is one.
        (Some(second), None) if is_unit(second) || LEADING_UNIT_WORDS.contains(&first) => true,
        _ => first.is_empty() || is_unit(&folded) || DEPARTMENTS.contains(&folded.as_str()),
    }
}

/// Whether the title is that of an engineering role: it carries out, it does not answer for the business.
pub(super) fn is_technical_role(title: &str) -> bool {
    any_word(title, &|word| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        TECHNICAL.iter().any(|ending| singular.ends_with(ending) || word.ends_with(ending))
    })
}

/// Whether the title is that of somebody who watches over law and obligations.
pub(super) fn is_compliance_role(title: &str) -> bool {
    any_word(title, &|word| COMPLIANCE_WORDS.iter().any(|stem| word.starts_with(stem)))
}

/// Whether the title is that of somebody who answers for the business: an owner of more than technology.
pub(super) fn is_business_role(title: &str) -> bool {
    let is_owner = any_word(title, &|word| OWNER_WORDS.iter().any(|stem| word.starts_with(stem)));
    let is_technology = any_word(title, &|word| TECHNOLOGY_WORDS.iter().any(|stem| word.starts_with(stem)));
    any_word(title, &|word| BUSINESS_SIDE_WORDS.iter().any(|stem| word.starts_with(stem)))
        || (is_owner && !is_technology)
}

/// Whether the title speaks of a risk that the business bears.
pub(super) fn speaks_of_business_risk(title: &str) -> bool {
    let begins = |words: &'static [&str]| move |word: &str| words.iter().any(|stem| word.starts_with(stem));
    any_word(title, &begins(RISK_WORDS)) && any_word(title, &begins(BUSINESS_WORDS))
}

/// Whether the title is a person's name, handle or address. `parties` are names that are no person's.
pub(super) fn is_person(title: &str, parties: &[&str]) -> bool {
    let title = title.trim();
    if is_handle(title) || is_address(title) {
        return true;
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let known = words.first().is_some_and(|first| GIVEN_NAMES.contains(&folded(first).as_str()));
    let most = if known { 3 } else { 2 };
    let proper = words.len() >= 2 && words.len() <= most && words.iter().all(|word| is_proper(word));
    // The first word of a known given name is not taken for a function: "Peter", "Victor".
    let suspects = words.iter().skip(usize::from(known));
    proper
        && !parties.iter().any(|party| any_word(party, &|word| words.iter().any(|it| folded(it) == word)))
        && !suspects.copied().any(|word| is_function(word, known))
}

fn is_handle(title: &str) -> bool {
    title.strip_prefix('@').is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

fn is_address(title: &str) -> bool {
    !title.contains(char::is_whitespace)
        && title.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// "Anna", "O'Brien", "Meyer-Schulz", "J.": written as a name is.
fn is_proper(word: &str) -> bool {
    let parts = word.strip_suffix('.').unwrap_or(word).split(['-', '\'', '’']);
    let mut letters = 0;
    let written = parts.into_iter().all(|part| {
        let mut characters = part.chars();
        let capital = characters.next().is_some_and(char::is_uppercase);
        letters += part.chars().count();
        capital && characters.all(char::is_lowercase)
    });
    written && (letters >= 2 || word.ends_with('.'))
}

/// Whether the word belongs to functions, departments or things rather than to people.
fn is_function(word: &str, after_given_name: bool) -> bool {
    any_word(word, &|part| {
        FUNCTION_STEMS.iter().any(|stem| part.starts_with(stem))
            || DEPARTMENTS.contains(&part)
            // Family names end like professions ("Schneider"), so after a given name endings say nothing.
            || (!after_given_name && FUNCTION_ENDINGS.iter().any(|ending| part.ends_with(ending)))
    })
}

/// Functions that a vague title may stand for, to choose from.
pub(super) fn role_suggestions(title: &str) -> &'static [&'static str] {
    const KINDS: &[(&[&str], &[&str])] = &[
        (
            &["secur", "infosec", "sicher", "segur", "beveilig", "soc"],
            &["Information Security Manager", "Security Analyst", "Security Operations Lead"],
        ),
        (
            &["help", "service", "support", "assist", "soport"],
            &["Service Desk Engineer", "Service Desk Lead", "Support Coordinator"],
        ),
        (
            &[
                "provider", "vendor", "supplier", "dienst", "anbiet", "liefer", "fournis", "prestat",
                "provee", "leveran",
            ],
            &["Provider Service Manager", "Provider Network Engineer", "Provider Security Specialist"],
        ),
        (
            &["manage", "direc", "geren", "leitung"],
            &["Chief Information Officer", "Business Risk Owner", "Department Manager"],
        ),
        (
            &["busines", "metier", "negoc", "bedrijf", "fach", "user", "kund", "client", "customer", "klant"],
            &["Business System Owner", "Application Owner", "Business Risk Owner"],
        ),
        (&["hr", "human", "personal", "personeel", "rrhh", "rh"], &["HR Manager", "HR Business Partner"]),
        (
            &["legal", "compl", "recht", "jurid"],
            &["Compliance Officer", "Legal Counsel", "Data Protection Officer"],
        ),
        (&["financ", "finanz"], &["Finance Manager", "Controller"]),
        (&["network", "netz", "reseau", "infra"], &["Infrastructure Manager", "Network Engineer"]),
    ];
    let kind = KINDS
        .iter()
        .find(|(stems, _)| any_word(title, &|word| stems.iter().any(|stem| word.starts_with(stem))));
    kind.map_or(&["IT Manager", "Infrastructure Manager", "Systems Administrator"], |(_, roles)| *roles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::title_reading::ActivityTitle;

    #[test]
    fn departments_and_nobody_are_vague_in_every_language() {
        for title in [
            "",
            "IT",
            "IT team",
            "The IT Department",
            "vendor",
            "Provider",
            "Helpdesk",
            "Management",
            "Security Team",
            "Business",
            "Network team",
            "IT-Abteilung",
            "Dienstleister",
            "Fachbereich",
            "Équipe sécurité",
            "Service informatique",
            "Prestataire",
            "Équipe réseau",
            "Proveedor",
            "Equipo de TI",
            "Departamento de TI",
            "Leverancier",
            "ICT-afdeling",
            "TBD",
            "Third party",
        ] {
            assert!(is_vague_role(title), "{title}");
        }
    }

    #[test]
    fn functions_are_not_vague() {
        for title in [
            "IT Manager",
            "Security Lead",
            "Requester",
            "Business Owner",
            "Service Desk Engineer",
            "Team Lead",
            "Head of IT",
            "Provider Network Engineer",
            "Leiter IT-Betrieb",
            "CISO",
            "Incident Response Team Lead",
            "Change Advisory Board",
            "Responsable informatique",
            "Top management",
            "Internal audit",
            "All employees",
        ] {
            assert!(!is_vague_role(title), "{title}");
        }
    }

    #[test]
    fn placeholders_and_single_words_are_vague_activities() {
        for title in [
            "",
            "???",
            "TBD",
            "misc.",
            "Other",
            "Sonstiges",
            "Divers",
            "Otros",
            "Overige",
            "Patching",
            "Backups",
            "Access requests etc.",
            "Rollback plan (tbc)",
            "À définir",
            "Nog te bepalen",
        ] {
            assert!(ActivityTitle::of(title).is_vague, "{title}");
        }
    }

    #[test]
    fn tasks_with_an_object_are_not_vague() {
        for title in [
            "User access request approval",
            "Firewall rule change",
            "Backup check",
            "Patch servers",
            "Schwachstellenmanagement",
            "Benutzerverwaltung",
            "Revue des accès",
            "Other income review",
            "アクセス権の確認",
        ] {
            assert!(!ActivityTitle::of(title).is_vague, "{title}");
        }
    }

    #[test]
    fn people_are_told_from_roles() {
        for title in [
            "Anna Schmidt",
            "Peter Müller",
            "@jdoe",
            "anna.schmidt@example.com",
            "Jürgen Schneider",
            "Priya Raghunathan",
            "Maria José Garcia",
            "Sinéad O'Brien",
            "J. Kowalski",
        ] {
            assert!(is_person(title, &[]), "{title}");
        }
        for title in [
            "Security Lead",
            "Requester",
            "Business Owner",
            "Application Owner",
            "Legal Counsel",
            "Scrum Master",
            "Product Owner",
            "Interne Revision",
            "Technischer Leiter",
            "IT Manager",
            "Data Steward",
            "Change Manager",
            "Responsable Métier",
            "Jefe Proyecto",
            "Hoofd Beheer",
            "Penetration Tester",
            "Facility Management",
            "Line Manager",
            "Works Council",
            "Top Management",
            "Service Users",
            "Top management",
            "Internal Audit",
            "Executive Sponsor",
            "Risk Committee",
            "Chef Projet",
            "Directeur Général",
            "Propietario Negocio",
            "Payroll Clerk",
            "Release Train",
            "Identity Team",
            "Cloud Platform",
            "Tech Lead",
            "Night Shift",
            "Duty Officer",
            "Field Engineer",
        ] {
            assert!(!is_person(title, &[]), "{title}");
        }
        assert!(is_person("Munro Kappel", &[]));
        assert!(!is_person("Munro Kappel", &["Kappel AG"]), "a party's name is no person's");
    }

    #[test]
    fn engineering_roles_and_business_risk_are_recognised() {
        for title in [
            "Network Engineer",
            "IAM Administrator",
            "Systemadministrator",
            "Security Analysts",
            "Spécialiste réseau",
        ] {
            assert!(is_technical_role(title), "{title}");
        }
        for title in ["Engineering Manager", "Business Owner", "CISO"] {
            assert!(!is_technical_role(title), "{title}");
        }
        assert!(speaks_of_business_risk("Accept residual risk"));
        assert!(speaks_of_business_risk("Entscheidung über Geschäftsrisiken"));
        assert!(speaks_of_business_risk("Decision on business risks"));
        assert!(!speaks_of_business_risk("Risk-based patch order"));
    }
}
