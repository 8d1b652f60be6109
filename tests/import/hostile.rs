//! Files that are none, or that would fill the memory: one sentence, quickly.

use std::time::{Duration, Instant};

use remit::formats::import::{Choices, RefusalKind, Tables, propose, read};
use remit::formats::json::write;
use remit::model::{Matrix, SeededRandomness};

fn refused(bytes: &[u8], name: &str) -> (RefusalKind, String) {
    match read(bytes, name) {
        Ok(tables) => panic!("{name} was read: {:?}", tables.kind),
        Err(refusal) => (refusal.kind, refusal.sentence),
    }
}

fn quickly(bytes: &[u8], name: &str) -> Option<Tables> {
    let start = Instant::now();
    let tables = read(bytes, name).ok();
    if let Some(tables) = &tables {
        propose(tables, &Choices::default()).matrix(&mut SeededRandomness::new(1));
    }
    let took = start.elapsed();
    let most = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 5 });
    println!("{name}: {took:?}");
    assert!(took < most, "{name} took {took:?}");
    tables
}

#[test]
fn what_is_no_table_gets_one_sentence() {
    let ours = write(&Matrix::default());
    let cases: [(&[u8], &str, RefusalKind, &str); 11] = [
        (b"", "a.csv", RefusalKind::Empty, "empty"),
        (b" \n\t\n", "a.md", RefusalKind::Empty, "empty"),
        (ours.as_bytes(), "a.json", RefusalKind::RemitFile, "open it"),
        (b"PK\x03\x04....word/document.xml", "a.md", RefusalKind::Foreign, "Word document"),
        (b"PK\x03\x04....notes.txt", "a.xlsx", RefusalKind::Foreign, "compressed"),
        (b"%PDF-1.7\n1 0 obj", "a.md", RefusalKind::Foreign, "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", RefusalKind::Foreign, "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", RefusalKind::Foreign, "old Office"),
        (b"{\\rtf1 text", "a.csv", RefusalKind::Foreign, "RTF"),
        (b"{\"a\": ", "a.json", RefusalKind::Damaged, "line 1"),
        (b"Just one sentence.", "a.txt", RefusalKind::NoTable, "no table"),
    ];
    for (bytes, name, kind, part) in cases {
        let (found, sentence) = refused(bytes, name);
        assert_eq!(found, kind, "{name}: {sentence}");
        assert!(sentence.contains(part) && sentence.ends_with('.') && !sentence.contains('\n'), "{sentence}");
    }
}

#[test]
fn long_lines_open_quotes_and_deep_nesting_are_read_or_refused_quickly() {
    let long = format!("Activity,CIO\n{},R\n", "a".repeat(2_000_000));
    assert!(quickly(long.as_bytes(), "long.csv").is_some());
    let quotes = format!("Activity,CIO\n\"{}", "\"\"a,\n".repeat(30_000));
    quickly(quotes.as_bytes(), "quotes.csv");
    let open = format!("Activity,CIO\n{}", "\"a,R\n".repeat(30_000));
    quickly(open.as_bytes(), "open.csv");
    quickly("[".repeat(2_000_000).as_bytes(), "deep.json");
    quickly("- ".repeat(200_000).as_bytes(), "deep.yaml");
    quickly("{a: ".repeat(200_000).as_bytes(), "deep.yml");
    let wall = "\"\"\"\"\n".repeat(20_000);
    quickly(wall.as_bytes(), "wall.csv");
    quickly(wall.as_bytes(), "wall");
    let single = format!("Activity,CIO\n{}", "\"\n".repeat(20_000));
    quickly(single.as_bytes(), "single.csv");
    let brackets = format!("| a | b |\n|---|---|\n| {} | R |\n", "[".repeat(30_000));
    quickly(brackets.as_bytes(), "brackets.md");
    quickly("<table><tr><td>".repeat(5_000).as_bytes(), "deep.html");
    let indented: String = (0..3000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    quickly(indented.as_bytes(), "indent.yaml");
}

#[test]
fn cells_that_span_a_milliard_places_do_not_fill_the_memory() {
    let html = "<table><tr><td colspan=1000000000 rowspan=1000000000>a<td>R<tr><td>b</table>".repeat(50);
    quickly(html.as_bytes(), "spans.html");
    let doc = format!("|===\n{}\n|===\n", "1000000000.1000000000+|a |R\n".repeat(50));
    quickly(doc.as_bytes(), "spans.adoc");
    let copies = format!("[cols=\"1000000000*\"]\n|===\n{}\n|===\n", "1000000000*|R\n".repeat(200));
    quickly(copies.as_bytes(), "copies.adoc");
}

#[test]
fn a_formula_stays_text() {
    let text = "Activity,=cmd|' /C calc'!A0\n\"=HYPERLINK(\"\"http://x\"\")\",R\n";
    let proposal = propose(&read(text.as_bytes(), "a.csv").unwrap(), &Choices::default());
    let matrix = proposal.matrix(&mut SeededRandomness::new(1));
    assert_eq!(matrix.role_at(0).unwrap().title, "=cmd|' /C calc'!A0");
    assert_eq!(matrix.activity_at(0).unwrap().title, "=HYPERLINK(\"http://x\")");
}

/// Prints how long walls of quotes take, which no separator makes sense of.
#[test]
#[ignore = "measures rather than tests"]
fn walls_of_quotes_are_refused_quickly() {
    for line in ["\"\"\"\"\n", "\"\n", "\"\"a,\n", "\"a,R\n"] {
        let text = format!("Activity,CIO\n{}", line.repeat(500_000));
        print!("{} MB, ", text.len() / 1_000_000);
        quickly(text.as_bytes(), "wall.csv");
        quickly(line.repeat(500_000).as_bytes(), "wall");
    }
}

/// Prints how long a large file takes; run with `--run-ignored all --no-capture` and `--cargo-profile native`.
#[test]
#[ignore = "measures rather than tests"]
fn a_large_file_is_read_within_seconds() {
    let mut text = "Activity".to_owned();
    (0..100).for_each(|role| text += &format!(",Role {role} Manager"));
    for row in 0..10_000 {
        text += &format!("\nActivity number {row}");
        (0..100).for_each(|role| {
            text += [",R", ",A", ",C", ",I", ",", ",", ",R/A", ",-"][(row * 7 + role * 3) % 8]
        });
    }
    let start = Instant::now();
    let tables = read(text.as_bytes(), "large.csv").unwrap();
    let read = start.elapsed();
    let proposal = propose(&tables, &Choices::default());
    let proposed = start.elapsed() - read;
    let matrix = proposal.matrix(&mut SeededRandomness::new(1));
    let made = start.elapsed() - read - proposed;
    let shown = serde_json::to_string(&proposal).unwrap().len();
    println!(
        "{} bytes: read {read:?}, propose {proposed:?}, matrix {made:?}, proposal {shown} bytes",
        text.len()
    );
    assert_eq!((matrix.activity_count(), matrix.role_count()), (10_000, 100));
}
