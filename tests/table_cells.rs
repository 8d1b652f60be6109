//! One cell's text: every notation people use for letters, and what is kept where nobody can tell.

use remit::formats::table::{CellReading, read_cell};
use remit::model::{LetterDefinition, Part, Scheme};

fn read(text: &str) -> CellReading {
    read_cell(text, &Scheme::raci())
}

/// Symbols, condition and unread text of a cell.
fn parts(text: &str) -> (String, String, Option<String>) {
    let reading = read(text);
    (Scheme::raci().text(reading.letters), reading.condition, reading.unread)
}

fn letters(text: &str) -> String {
    let (letters, condition, unread) = parts(text);
    assert_eq!((condition.as_str(), unread), ("", None), "{text}");
    letters
}

#[test]
fn several_letters_are_read_however_they_are_joined() {
    for text in [
        "RA",
        "R/A",
        "R / A",
        "R, A",
        "R,A",
        "R A",
        "R+A",
        "R & A",
        "R&A",
        "**RA**",
        "ra",
        "Ra",
        "r/a",
        "A/R",
        "AR",
        "R|A",
        "R-A",
        "R - A",
        "R; A",
        "R\nA",
        "R and A",
        "R und A",
        "**R**/**A**",
        "`RA`",
        "*RA*",
        "R.A.",
        "R · A",
        "Responsible/Accountable",
        "Responsible, accountable",
        "R (Responsible), A",
        " RA\u{a0}",
        "R\u{200b}A",
        "R = Responsible / A = Accountable",
    ] {
        assert_eq!(letters(text), "RA", "{text:?}");
    }
    assert_eq!(letters("raci"), "RACI");
    assert_eq!(letters("R."), "R");
    assert_eq!(letters("C / I"), "CI");
}

#[test]
fn words_are_read_in_every_language_of_the_field() {
    let languages = [
        ["Responsible", "Accountable", "Consulted", "Informed"],
        ["Responsable", "Approbateur", "Consulté", "Informé"],
        ["Réalisateur", "Redevable", "consultée", "informés"],
        ["verantwortlich", "rechenschaftspflichtig", "konsultiert", "informiert"],
        ["Zuständig", "Genehmigend", "Beratend", "Zu informieren"],
        ["Responsable", "Aprobador", "Consultado", "Informado"],
        ["Verantwoordelijk", "Eindverantwoordelijk", "Geraadpleegd", "Geïnformeerd"],
        ["실무 담당자", "최종 책임자", "자문", "통보"],
        ["実行責任者", "説明責任者", "相談先", "報告先"],
        ["Исполнитель", "Ответственный", "Консультант", "Информируемый"],
    ];
    for words in languages {
        for (word, letter) in words.iter().zip(["R", "A", "C", "I"]) {
            assert_eq!(letters(word), letter, "{word}");
        }
        assert_eq!(letters(&words[..2].join(" / ")), "RA", "{words:?}");
    }
}

#[test]
fn the_names_of_the_schemes_own_letters_are_read() {
    let mut scheme = Scheme::rasci();
    scheme.letters.push(LetterDefinition {
        symbol: 'V',
        name: "Signs off".into(),
        meaning: String::new(),
        part: Part::Other,
    });
    for (text, letters) in [
        ("Supports", "S"),
        ("support", "S"),
        ("unterstützt", "S"),
        ("Sign off", "V"),
        ("signs-off / R", "RV"),
        ("RS", "RS"),
    ] {
        let reading = read_cell(text, &scheme);
        assert_eq!((scheme.text(reading.letters).as_str(), reading.unread), (letters, None), "{text}");
    }
    assert_eq!(parts("Supports").2.as_deref(), Some("Supports"), "RACI has no such letter");
}

#[test]
fn empty_has_many_spellings() {
    for text in [
        "", " ", "-", "--", "---", "–", "—", "―", "−", "/", "n/a", "N/A", "n.a.", "NA", "\u{a0}", "&nbsp;",
        ".", "- -", "\u{200b}", "\u{feff}", "\t", "…",
    ] {
        assert_eq!(read(text), CellReading::default(), "{text:?}");
    }
}

#[test]
fn annotations_are_kept_as_conditions() {
    for (text, letters, condition) in [
        ("R (veto)", "R", "veto"),
        ("R(veto)", "R", "veto"),
        ("A for high-risk", "A", "for high-risk"),
        ("A for firewall, VPN and servers", "A", "for firewall, VPN and servers"),
        ("C if needed", "C", "if needed"),
        ("C wenn nötig", "C", "wenn nötig"),
        ("I si nécessaire", "I", "si nécessaire"),
        ("C if needed, I", "CI", "C: if needed"),
        ("R*", "R", "*"),
        ("R**", "R", "**"),
        ("R1", "R", "1"),
        ("R¹", "R", "¹"),
        ("RA2", "RA", "2"),
        ("R [1]", "R", "1"),
        ("R?", "R", "?"),
        ("A(C)", "A", "C"),
        ("R (any of X/Y)", "R", "any of X/Y"),
        ("R - night shift", "R", "night shift"),
        ("R: night shift", "R", "night shift"),
        ("R (day) / A (night)", "RA", "R: day; A: night"),
        ("R\n(veto)", "R", "veto"),
        ("R, A (veto)", "RA", "A: veto"),
        ("RA (if (and only if) needed)", "RA", "if (and only if) needed"),
        ("Consulted if personal data is affected", "C", "if personal data is affected"),
        ("R (open", "R", "open"),
    ] {
        assert_eq!(parts(text), (letters.to_owned(), condition.to_owned(), None), "{text}");
    }
}

#[test]
fn look_alikes_are_repaired_and_flagged() {
    for (text, letters) in [
        ("А", "A"),
        ("С", "C"),
        ("Α", "A"),
        ("Ｒ", "R"),
        ("ＲＡ", "RA"),
        ("R/С", "RC"),
        ("Ⓡ", "R"),
        ("🅰", "A"),
        ("І", "I"),
    ] {
        let reading = read(text);
        assert_eq!(Scheme::raci().text(reading.letters), letters, "{text}");
        assert!(reading.repaired, "{text}");
        assert_eq!(reading.unread, None, "{text}");
    }
    assert!(!read("RA").repaired);
    assert!(!read("R\u{ad}A").repaired, "dropping what nobody sees is no repair");
}

#[test]
fn what_is_no_letter_stays_as_text() {
    for text in [
        "X",
        "x",
        "✓",
        "✔",
        "•x",
        "yes",
        "III",
        "RR",
        "air",
        "Bob",
        "You",
        "A new firewall",
        "R or A",
        "A. Smith",
        "(R)",
        "Firewall rule change",
        "RACX",
        "42",
        "#REF!",
        "🙂",
    ] {
        let reading = read(text);
        assert!(reading.letters.is_empty(), "{text}");
        assert_eq!(reading.unread.as_deref(), Some(text), "{text}");
    }
}

#[test]
fn letters_beside_unknown_text_are_read_and_the_text_is_kept() {
    for (text, letters, unread) in [
        ("R/X", "R", "X"),
        ("R X", "R", "X"),
        ("✓ R", "R", "✓"),
        ("R, Bob, A", "RA", "Bob"),
        ("R / C (later) / Team Blue", "RC", "Team Blue"),
    ] {
        let found = parts(text);
        assert_eq!((found.0.as_str(), found.2.as_deref()), (letters, Some(unread)), "{text}");
    }
    assert_eq!(parts("R / C (later) / Team Blue").1, "C: later");
}

#[test]
fn a_neutralised_formula_is_read_as_it_was() {
    assert_eq!(read("'=1+1").unread.as_deref(), Some("=1+1"));
}

proptest::proptest! {
    #[test]
    fn every_text_is_read_without_losing_words(text in "\\PC{0,20}") {
        let reading = read(&text);
        if reading.letters.is_empty() && reading.unread.is_none() {
            proptest::prop_assert!(!text.chars().any(|c| c.is_alphabetic() && !"nNaAvVtTosOSEeFflLäÄ".contains(c)), "{text:?}");
        }
    }

    #[test]
    fn words_between_letters_are_never_dropped(first in "[RACI]", word in "[bdf-hj-qs-z]{4,9}", sep in "( / |, |;|\\+| \\()") {
        let reading = read(&format!("{first}{sep}{word}"));
        let kept = reading.condition + " " + &reading.unread.unwrap_or_default();
        proptest::prop_assert!(kept.contains(&word), "{kept}");
    }
}
