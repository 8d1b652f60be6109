//! What a title speaks of: requests, access, firewalls, approving, auditing, as a set of topics.
//!
//! Read together with the title's key, so that rules about duties compare bits and never texts. Every answer
//! errs on the side of silence: a false alarm costs more trust than a missed one.

use super::topic_words::{Entries, WORDS};
use super::words::for_each_word;
use crate::model::Nature;

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Topics(u64);

/// Numbers the topics, one bit each.
macro_rules! topics {
    ($($name:ident = $bit:literal,)*) => {
        impl Topics { $( pub(super) const $name: Self = Self(1 << $bit); )* }
    };
}

topics! {
    // Work that is done.
    SUBMIT = 0, PROVISION = 1, DEVELOP = 2, BUILD = 3, DEPLOY = 4, OPERATE = 5, ADMINISTER = 6, EXECUTE = 7,
    HANDLE = 8, RAISE = 9,
    // Work that looks at other work, or decides on it.
    APPROVE = 10, REVIEW = 11, VERIFY = 12, AUDIT = 13, ACCEPT = 14, MONITOR = 15,
    // What the work is about.
    REQUEST = 16, ACCESS = 17, PRODUCTION = 18, RELEASE = 19, LOG = 20, ISMS = 21, INTERNAL = 22, VENDOR = 23,
    PAYMENT = 24, BACKUP = 25, RECOVERY = 26, RISK = 27, SERVER = 28, FIREWALL = 29, VPN = 30, PRIVILEGED = 31,
    DATA = 33, INCIDENT = 34, SUBCONTRACT = 35, CONTRACT = 36,
    // Papers, material for others, and what leads out of a contract.
    PAPER = 37, MATERIAL = 38, EXIT = 39, RETURN = 40, NOTICE = 41, ENDING = 42,
    // What decision levels speak of.
    EMERGENCY = 43,
    // How often and by whom: words that are no subject.
    QUALIFIER = 44,
}

impl Topics {
    /// Nothing.
    pub(super) const NONE: Self = Self(0);
    /// What is worked on or looked at by others; never by the title of a paper.
    const DOING: Self = Self::SUBMIT
        .and(Self::PROVISION)
        .and(Self::DEVELOP)
        .and(Self::BUILD)
        .and(Self::DEPLOY)
        .and(Self::OPERATE)
        .and(Self::ADMINISTER)
        .and(Self::EXECUTE)
        .and(Self::HANDLE)
        .and(Self::RAISE);
    /// What looks at other work or decides on it.
    pub(super) const CONTROL: Self =
        Self::APPROVE.and(Self::REVIEW).and(Self::VERIFY).and(Self::AUDIT).and(Self::ACCEPT);

    /// Both sets' topics.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Whether the two share a topic.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Whether every topic of `other` is in it.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
    /// Whether no topic is in it.
    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }
    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::NONE }
    }

    /// The topics of a text that stands by itself, such as a name in a register.
    pub(super) fn of(text: &str) -> Self {
        let mut topics = Self::NONE;
        for_each_word(text, &mut |word, _| topics = topics.and(topics_of_word(word)));
        topics
    }

    /// What an activity does, by its title's words and its nature: control outweighs what it controls, and a
    /// paper about work is not the work.
    pub(super) fn of_activity(reading: Reading, nature: Nature) -> Self {
        let by_nature = match nature {
            Nature::Task => Self::NONE,
            Nature::Decision => Self::APPROVE,
            Nature::RiskAcceptance => Self::ACCEPT.and(Self::RISK),
            Nature::Review => Self::REVIEW,
            Nature::Audit => Self::AUDIT,
        };
        let mut all = reading.all;
        // "Log monitoring" is how logs are reviewed.
        all = all.and(Self::REVIEW.when(all.has(Self::LOG.and(Self::MONITOR))));
        all = all.and(Self::EXECUTE.when(all.has(Self::BACKUP.and(Self::OPERATE))));
        // Audit trails, logs and evidence are no audits.
        let no_audit = all.meets(Self::MATERIAL.and(Self::LOG).and(Self::PAPER).and(Self::CONTRACT));
        all = all.without(Self::AUDIT.when(no_audit)).and(by_nature);
        let controls = all.meets(Self::CONTROL);
        // "Request access" asks for something; "Request approval" does not.
        all = all.and(Self::SUBMIT.when(reading.asks));
        all.without(Self::DOING.when(controls || all.meets(Self::PAPER)))
    }
}

/// A text being read word by word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    all: Topics,
    is_begun: bool,
    /// Whether it begins with the verb "request".
    asks: bool,
}

impl Reading {
    /// Takes the next word's topics, and whether it is "request".
    pub(super) fn word(&mut self, topics: Topics, is_request: bool) {
        self.asks = self.asks || (!self.is_begun && is_request);
        self.is_begun = true;
        self.all = self.all.and(topics);
    }
}

/// Words this long may be compounds whose later parts say something: "Zugriffsfreigabe".
const COMPOUND: usize = 13;
/// Shorter words are not looked for within a compound: too many words contain them by chance.
const SHORTEST_PART: usize = 5;

/// The topics of one folded word.
pub(super) fn topics_of_word(word: &str) -> Topics {
    let (mut topics, read) = beginning(word, 0);
    if word.len() >= COMPOUND && word.len() - read >= SHORTEST_PART && word.is_ascii() {
        for start in read.max(3)..=word.len() - SHORTEST_PART {
            topics = topics.and(beginning(word.get(start..).unwrap_or_default(), SHORTEST_PART).0);
        }
    }
    topics
}

/// Where the entries with each second letter begin and end, among those of each first letter.
static SECONDS: [[(u8, u8); 26]; 26] = seconds();

#[allow(clippy::indexing_slicing, reason = "worked out by the compiler, which stops at a bad index")]
const fn seconds() -> [[(u8, u8); 26]; 26] {
    let mut result = [[(0, 0); 26]; 26];
    let mut letter = 0;
    while letter < 26 {
        let entries = WORDS[letter];
        let mut index = 0;
        while index < entries.len() {
            let second = (entries[index].0.as_bytes()[1] - b'a') as usize;
            if result[letter][second].1 == 0 {
                result[letter][second].0 = index as u8;
            }
            index += 1;
            result[letter][second].1 = index as u8;
        }
        letter += 1;
    }
    result
}

/// The entries whose first two letters are those of the word.
fn candidates(bytes: &[u8]) -> Entries {
    let at = |index: usize| bytes.get(index).map_or(usize::MAX, |byte| usize::from(byte.wrapping_sub(b'a')));
    let range = SECONDS.get(at(0)).and_then(|seconds| seconds.get(at(1)));
    let entries = WORDS.get(at(0)).copied().unwrap_or_default();
    range.and_then(|(from, to)| entries.get(usize::from(*from)..usize::from(*to))).unwrap_or_default()
}

/// The topics of the longest entry with which the word begins, and the entry's length.
fn beginning(word: &str, shortest: usize) -> (Topics, usize) {
    let mut best = (Topics::NONE, 0);
    for (entry, topics) in candidates(word.as_bytes()) {
        // An entry that ends in a full stop is a whole word, in singular or plural.
        let whole = entry.as_bytes().last() == Some(&b'.');
        let length = entry.len() - usize::from(whole);
        if length <= best.1 || length < shortest {
            continue;
        }
        let rest = entry.get(..length).and_then(|entry| word.strip_prefix(entry));
        let fits = rest.is_some_and(|rest| !whole || matches!(rest, "" | "s" | "es" | "n" | "en"));
        if fits {
            best = (*topics, length);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(title: &str) -> Topics {
        let mut reading = Reading::default();
        for_each_word(title, &mut |word, _| reading.word(topics_of_word(word), word == "request"));
        Topics::of_activity(reading, Nature::Task)
    }

    #[track_caller]
    fn speaks_of(title: &str, expected: Topics) {
        assert!(topics(title).has(expected), "{title}: {:b} of {:b}", topics(title).0, expected.0);
    }

    #[track_caller]
    fn is_silent_on(title: &str, unexpected: Topics) {
        assert!(!topics(title).meets(unexpected), "{title}: {:b} meets {:b}", topics(title).0, unexpected.0);
    }

    #[test]
    fn each_word_stands_under_its_letter_and_once() {
        for (letter, entries) in ('a'..='z').zip(WORDS) {
            assert!(entries.is_sorted_by_key(|(entry, _)| *entry) && entries.len() < 256, "{letter}");
            for (index, (entry, _)) in entries.iter().enumerate() {
                assert!(entry.starts_with(letter) && entry.len() > 1, "{entry}");
                assert!(entry.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.'), "{entry}");
                assert!(
                    !entries.iter().take(index).any(|(earlier, _)| earlier == entry),
                    "{entry} stands twice"
                );
            }
        }
    }

    #[test]
    fn duties_are_read_in_every_language() {
        let approve_access = Topics::APPROVE.and(Topics::ACCESS);
        for title in [
            "Approve access requests",
            "Access approval",
            "Genehmigung von Zugriffen",
            "Zugriffsfreigabe",
            "Approbation des accès",
            "Aprobación de accesos",
            "Goedkeuring van toegang",
        ] {
            speaks_of(title, approve_access);
        }
        let provision = Topics::PROVISION.and(Topics::ACCESS);
        for title in [
            "Create user accounts",
            "Account creation, change and removal",
            "Berechtigungen einrichten",
            "Attribution des accès",
            "Creación de cuentas",
            "Toegang verlenen",
        ] {
            speaks_of(title, provision);
        }
        for title in [
            "Deploy to production",
            "Rollout in Produktion",
            "Déploiement en production",
            "Uitrol naar productie",
        ] {
            speaks_of(title, Topics::DEPLOY.and(Topics::PRODUCTION));
        }
    }

    #[test]
    fn control_outweighs_what_it_controls() {
        speaks_of("Approve production deployment", Topics::APPROVE.and(Topics::RELEASE));
        is_silent_on("Approve production deployment", Topics::DEPLOY);
        is_silent_on("Access request approval", Topics::SUBMIT);
        speaks_of("Request access", Topics::SUBMIT.and(Topics::REQUEST));
    }

    #[test]
    fn papers_trails_and_look_alikes_are_no_duties() {
        is_silent_on("Develop the backup policy", Topics::DEVELOP);
        is_silent_on("Audit evidence preparation", Topics::AUDIT);
        is_silent_on("Login page design", Topics::LOG);
        is_silent_on("Accounting close", Topics::ACCESS);
        is_silent_on("Administrator rights change", Topics::ADMINISTER);
        speaks_of("Administrator rights change", Topics::PRIVILEGED);
        speaks_of("Log monitoring", Topics::REVIEW.and(Topics::LOG));
        is_silent_on("Endpoint monitoring", Topics::REVIEW);
    }

    #[test]
    fn nature_says_what_a_title_leaves_open() {
        let reading = Reading::default();
        assert!(Topics::of_activity(reading, Nature::RiskAcceptance).has(Topics::ACCEPT.and(Topics::RISK)));
        assert!(Topics::of_activity(reading, Nature::Audit).has(Topics::AUDIT));
    }
}
