//! Whether a contact reaches a person: a mailbox that many read, a ticket queue or a switchboard does not.
//!
//! Reads free text in English, German, French, Spanish and Dutch; in doubt a contact counts as direct.

use super::words::any_word;

/// Whom a contact reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// Nothing is given.
    Nobody,
    /// A shared mailbox, a queue or a switchboard.
    Anybody,
    /// A person.
    Someone,
}

/// Names of mailboxes that belong to a function; every part of the name must be one.
#[rustfmt::skip]
const MAILBOXES: &[&str] = &[
    "helpdesk", "help", "desk", "it", "ict", "edv", "ti", "info", "support", "soc", "noc", "cert", "csirt", "security",
    "infosec", "admin", "administration", "administrator", "service", "services", "servicedesk", "office", "contact",
    "kontakt", "mail", "team", "ops", "operations", "abuse", "postmaster", "webmaster", "hotline", "incident",
    "incidents", "alerts", "alert", "oncall", "ticket", "tickets", "queue", "hr", "compliance", "privacy", "dpo",
    "datenschutz", "sicherheit", "stoerung", "stoerungen", "zentrale", "betrieb", "beveiliging", "storing", "meldpunt",
    "assistance", "securite", "informatique", "accueil", "soporte", "seguridad", "sistemas", "ayuda", "noreply",
    "no", "reply", "group", "dept", "department", "abteilung", "afdeling", "equipe", "equipo", "global", "central",
];

/// Words that make a text speak of a queue, a mailbox or a switchboard.
#[rustfmt::skip]
const SHARED_WORDS: &[&str] = &[
    "ticket", "tickets", "ticketing", "ticketsystem", "queue", "mailbox", "hotline", "switchboard", "helpdesk",
    "servicedesk", "reception", "portal", "jira", "servicenow", "zentrale", "telefonzentrale", "sammelpostfach",
    "funktionspostfach", "postfach", "warteschlange", "wachtrij", "receptie", "postvak", "centrale", "accueil",
    "standard", "file", "portail", "centralita", "buzon", "cola", "recepcion", "ventanilla",
];

/// Whom the text reaches; the best of what it lists.
pub(super) fn reach(contact: &str) -> Reach {
    let parts = contact.split([',', ';', '/', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(reach_of_part).max().unwrap_or(Reach::Nobody)
}

fn reach_of_part(part: &str) -> Reach {
    let addresses = || {
        part.split_whitespace().filter_map(|word| word.split_once('@')).filter(|(_, host)| !host.is_empty())
    };
    let is_shared = if addresses().next().is_some() {
        addresses().all(|(name, _)| is_shared_mailbox(name))
    } else if is_number(part) {
        is_switchboard(part)
    } else {
        any_word(part, &|word| SHARED_WORDS.contains(&word)) && !part.chars().any(|it| it.is_ascii_digit())
    };
    if is_shared { Reach::Anybody } else { Reach::Someone }
}

/// "it-support", "soc.team", "helpdesk2".
fn is_shared_mailbox(name: &str) -> bool {
    let name = name.trim_start_matches(['<', '(', '"']).trim_start_matches("mailto:").to_lowercase();
    let mut parts = name.split(['.', '-', '_', '+']).filter(|part| !part.is_empty());
    parts.all(|part| MAILBOXES.contains(&part.trim_end_matches(|it: char| it.is_ascii_digit())))
}

fn is_number(part: &str) -> bool {
    part.chars().filter(char::is_ascii_digit).count() >= 4 && !part.chars().any(char::is_alphabetic)
}

/// "+49 30 1234-0": where extensions are dialled, the switchboard has the zero.
fn is_switchboard(number: &str) -> bool {
    number.strip_suffix("-0").is_some_and(|rest| rest.ends_with(|it: char| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_mailboxes_queues_and_switchboards_reach_nobody_in_particular() {
        for contact in [
            "helpdesk@example.com",
            "IT@example.com",
            "info@example.com",
            "it-support@example.com",
            "soc.team@example.com",
            "noc@example.com; security@example.com",
            "Soporte@example.es",
            "<mailto:securite@example.fr>",
            "beveiliging@example.nl",
            "open a ticket",
            "Ticket queue",
            "Sammelpostfach Netz",
            "Telefonzentrale",
            "Centralita",
            "+49 30 1234-0",
        ] {
            assert_eq!(reach(contact), Reach::Anybody, "{contact}");
        }
    }

    #[test]
    fn a_direct_number_or_address_reaches_someone() {
        for contact in [
            "anna.schmidt@example.com",
            "+49 170 1234567",
            "helpdesk@example.com, +49 170 1234567",
            "Call Anna",
            "it.manager@example.com",
            "+49 30 1234-17",
            "0800 1000",
            "ticket hotline 0170 1234567",
        ] {
            assert_eq!(reach(contact), Reach::Someone, "{contact}");
        }
        assert_eq!(reach("  "), Reach::Nobody);
    }
}
