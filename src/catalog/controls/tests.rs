//! What the catalogues promise: complete, found under every spelling, and in good order while somebody types.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn all_entries() -> Vec<Entry> {
    catalogues().iter().flat_map(Catalogue::entries).collect()
}

fn with_identifier() -> Vec<Entry> {
    all_entries().into_iter().filter(|entry| !entry.id.is_empty()).collect()
}

fn iso() -> &'static Catalogue {
    catalogue("iso-27001").unwrap()
}

fn ids(entries: &[Entry]) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.id).collect()
}

fn found(text: &str) -> Option<&'static str> {
    find(text).map(|entry| entry.id)
}

mod contents {
    use super::*;

    #[test]
    fn every_catalogue_is_complete() {
        let counts: Vec<_> = catalogues().iter().map(|it| (it.id, it.version, it.count())).collect();
        assert_eq!(
            counts,
            [
                ("iso-27001", "2022", 25 + 93),
                ("soc-2", "2017, revised 2022", 61),
                ("nist-csf-2", "2.0", 106),
                ("nist-800-53", "Rev. 5", 20),
                ("cisa-cpg-1", "1.0.1", 38),
            ]
        );
    }

    /// Checks that a group is numbered from 1 to `last` without a gap.
    fn assert_numbered(catalogue: &str, group: &str, last: usize) {
        let own = super::super::catalogue(catalogue).unwrap().controls();
        let numbers = own.filter_map(|it| it.id.strip_prefix(group)?.parse::<usize>().ok());
        assert_eq!(numbers.collect::<Vec<_>>(), (1..=last).collect::<Vec<_>>(), "{catalogue} {group}");
    }

    #[test]
    fn the_four_themes_of_annex_a_are_numbered_without_a_gap() {
        for (theme, last) in [("A.5.", 37), ("A.6.", 8), ("A.7.", 14), ("A.8.", 34)] {
            assert_numbered("iso-27001", theme, last);
        }
    }

    #[test]
    fn the_clauses_of_iso_27001_run_from_4_1_to_10_2() {
        let clauses: Vec<_> = iso().controls().take(25).map(|it| it.id).collect();
        let expected = "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.2 6.3 7.1 7.2 7.3 7.4 7.5 8.1 8.2 8.3 \
                        9.1 9.2 9.3 10.1 10.2";
        assert_eq!(clauses.join(" "), expected);
        let parts = iso().entries().filter(|it| it.kind == EntryKind::Part).map(|it| it.id);
        assert_eq!(parts.collect::<Vec<_>>().join(" "), "7.5.1 7.5.2 7.5.3 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3");
    }

    #[test]
    fn every_criterion_of_soc_2_is_there() {
        let groups = [
            ("CC1.", 5),
            ("CC2.", 3),
            ("CC3.", 4),
            ("CC4.", 2),
            ("CC5.", 3),
            ("CC6.", 8),
            ("CC7.", 5),
            ("CC8.", 1),
            ("CC9.", 2),
            ("A1.", 3),
            ("C1.", 2),
            ("PI1.", 5),
            ("P1.", 1),
            ("P2.", 1),
            ("P3.", 2),
            ("P4.", 3),
            ("P5.", 2),
            ("P6.", 7),
            ("P7.", 1),
            ("P8.", 1),
        ];
        for (group, last) in groups {
            assert_numbered("soc-2", group, last);
        }
    }

    /// How often each heading of a level stands above a control, in order.
    fn controls_below(catalogue: &'static Catalogue, level: u8) -> Vec<(&'static str, usize)> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for entry in catalogue.entries() {
            match entry.kind {
                EntryKind::Heading(own) if own == level => counts.push((entry.id, 0)),
                EntryKind::Control => counts.last_mut().unwrap().1 += 1,
                _ => {}
            }
        }
        counts
    }

    #[test]
    fn the_framework_of_nist_has_its_functions_categories_and_subcategories() {
        let framework = catalogue("nist-csf-2").unwrap();
        let functions = [("GV", 31), ("ID", 21), ("PR", 22), ("DE", 11), ("RS", 13), ("RC", 8)];
        assert_eq!(controls_below(framework, 1), functions);
        let categories: Vec<_> =
            controls_below(framework, 2).iter().map(|(id, count)| format!("{id} {count}")).collect();
        let expected = "GV.OC 5, GV.RM 7, GV.RR 4, GV.PO 2, GV.OV 3, GV.SC 10, ID.AM 7, ID.RA 10, ID.IM 4, \
                        PR.AA 6, PR.AT 2, PR.DS 4, PR.PS 6, PR.IR 4, DE.CM 5, DE.AE 6, RS.MA 5, RS.AN 4, \
                        RS.CO 2, RS.MI 2, RC.RP 6, RC.CO 2";
        assert_eq!(categories.join(", "), expected);
    }

    #[test]
    fn every_subcategory_stands_below_its_category() {
        for entry in catalogue("nist-csf-2").unwrap().controls() {
            let above = ids(&entry.headings());
            assert_eq!(above, [&entry.id[..2], &entry.id[..5]]);
        }
    }

    #[test]
    fn the_families_and_the_goals_are_there() {
        let families: Vec<_> = catalogue("nist-800-53").unwrap().controls().map(|it| it.id).collect();
        assert_eq!(families.join(" "), "AC AT AU CA CM CP IA IR MA MP PE PL PM PS PT RA SA SC SI SR");
        let goals = controls_below(catalogue("cisa-cpg-1").unwrap(), 1).into_iter().map(|(_, count)| count);
        assert_eq!(goals.collect::<Vec<_>>(), [9, 24, 1, 3, 1]);
        for (group, last) in [("1", 'I'), ("2", 'X'), ("3", 'A'), ("4", 'C'), ("5", 'A')] {
            for letter in 'A'..=last {
                assert_eq!(found(&format!("{group}.{letter}")), Some(format!("{group}.{letter}").as_str()));
            }
        }
    }

    #[test]
    fn titles_are_short_and_no_two_of_a_catalogue_are_the_same() {
        for catalogue in catalogues() {
            let mut titles = BTreeSet::new();
            for entry in catalogue.entries() {
                let length = entry.title.chars().count();
                assert!((4..=60).contains(&length), "{} {}", entry.id, entry.title);
                assert!(entry.title.trim() == entry.title && !entry.title.contains('|'), "{}", entry.title);
                let is_heading = entry.level().is_some();
                assert!(titles.insert((is_heading, entry.title.to_lowercase())), "{} twice", entry.title);
            }
        }
    }

    #[test]
    fn no_identifier_has_a_word_that_titles_begin_with() {
        for entry in with_identifier() {
            let folded = spelling::Folded::of(entry.id);
            assert_eq!(entry.catalogue.address(folded.text()).identifier, folded.text());
        }
    }

    #[test]
    fn identifiers_are_unique_across_all_catalogues_however_they_are_spelled() {
        let mut seen = BTreeMap::new();
        for entry in with_identifier() {
            let key = spelling::Folded::of(entry.id).text().to_owned();
            assert_eq!(seen.insert(key, entry.id), None, "{}", entry.reference());
        }
    }

    #[test]
    fn places_count_up_and_every_part_follows_a_control() {
        for catalogue in catalogues() {
            let mut has_control = false;
            for (place, entry) in catalogue.entries().enumerate() {
                assert_eq!(entry.place, place);
                match entry.kind {
                    EntryKind::Heading(_) => has_control = false,
                    EntryKind::Control => has_control = true,
                    EntryKind::Part => assert!(has_control, "{}", entry.id),
                }
            }
        }
    }

    #[test]
    fn an_entry_knows_the_headings_above_it() {
        let titles = |text| find(text).unwrap().headings().iter().map(|it| it.title).collect::<Vec<_>>();
        assert_eq!(titles("A.5.15"), ["Annex A controls", "Organisational controls"]);
        assert_eq!(titles("6.1.2"), ["Management system clauses", "Planning", "Risks and opportunities"]);
        assert_eq!(titles("6.2"), ["Management system clauses", "Planning", "Objectives and changes"]);
        assert_eq!(titles("7.1"), ["Management system clauses", "Support"]);
        assert_eq!(titles("PR.AA"), ["Protect"]);
        assert!(titles("AC").is_empty());
    }
}

mod spellings {
    use super::*;

    #[test]
    fn a_control_is_found_as_people_type_it() {
        let spellings = [
            "A.5.15",
            "5.15",
            "a5.15",
            "A 5.15",
            "ISO 5.15",
            "ISO A.5.15",
            "ISO/IEC 27001:2022 A.5.15",
            "ISO27001 A5.15",
            "ISO 27002 5.15",
            "ISO/IEC 27002:2022, control 5.15",
            "Annex A 5.15",
            "annex a.5.15",
            "A.5.15 Access control",
            "A.5.15: access rules of 2024",
            "  a.5.15  ",
            "A.05.15",
        ];
        for spelling in spellings {
            assert_eq!(found(spelling), Some("A.5.15"), "{spelling}");
        }
        for (spelling, id) in [
            ("CC6.1", "CC6.1"),
            ("cc 6.1", "CC6.1"),
            ("SOC2 CC6.1", "CC6.1"),
            ("SOC 2 CC 6.1", "CC6.1"),
            ("TSC CC6.1 Logical access", "CC6.1"),
            ("pi1.5", "PI1.5"),
            ("P6.7", "P6.7"),
            ("CC6", "CC6"),
            ("PR.AA-01", "PR.AA-01"),
            ("pr.aa-1", "PR.AA-01"),
            ("PR.AA\u{2013}01", "PR.AA-01"),
            ("NIST CSF v2.0 PR.AA-01", "PR.AA-01"),
            ("CSF PR.AA 01", "PR.AA-01"),
            ("PR.AA", "PR.AA"),
            ("PR", "PR"),
            ("AC", "AC"),
            ("ac-2", "AC"),
            ("AC-2(1)", "AC"),
            ("NIST 800-53r5 AC-2", "AC"),
            ("NIST SP 800-53 Rev. 5 IR", "IR"),
            ("1.A", "1.A"),
            ("CPG 2h", "2.H"),
            ("1.C OT cybersecurity leadership", "1.C"),
            ("CISA CPG 1.0.1 2.W", "2.W"),
            ("clause 9.2", "9.2"),
            ("9.2.1", "9.2.1"),
        ] {
            assert_eq!(found(spelling), Some(id), "{spelling}");
        }
    }

    #[test]
    fn what_is_no_identifier_leads_nowhere() {
        let nothing = [
            "",
            " - ",
            "access control",
            "A.5.38",
            "A.5.0",
            "A.5.15.1",
            "5.38",
            "5.1.1",
            "CC6.9",
            "PR.AC-01",
            "NIST CSF 1.1 PR.AA-01",
            "CIS 5.1",
            "PCI DSS 8.2",
            "ISO 27017 5.15",
            "CPG 2.0 1.A",
            "AC power supply",
            "ID card",
            "XX",
            "\u{410}.5.15",
            "ISO",
        ];
        for text in nothing {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_number_that_clauses_and_annex_a_share_is_the_clause() {
        assert_eq!(found("5.1"), Some("5.1"));
        assert_eq!(found("ISO 27001:2022 5.1"), Some("5.1"));
        assert_eq!(found("A.5.1"), Some("A.5.1"));
        assert_eq!(found("ISO 27002:2022 5.1"), Some("A.5.1"));
        assert_eq!(found("ISO 27001:2013 A.5.1"), None);
    }

    #[test]
    fn a_long_text_is_read_to_where_it_can_be_an_identifier() {
        let long = format!("A.5.15 {}", "access ".repeat(50));
        assert_eq!(found(&long), Some("A.5.15"));
        // What is cut in the middle of a number must not become another number.
        let cut = format!("{}A.5.15", "ISO ".repeat(15));
        assert_ne!(found(&cut), Some("A.5.1"));
    }

    /// The spellings in which an entry is accepted.
    fn accepted(entry: &Entry) -> Vec<String> {
        let id = entry.id;
        let spaced = id.replace(['.', '-'], " ");
        let mut spellings = vec![id.to_owned(), spaced.clone(), format!("  {id} ")];
        spellings.push(format!("{} {}", entry.reference(), entry.title));
        spellings.extend([id, &spaced].map(|it| format!("{} {it}", entry.catalogue.prefix)));
        spellings.push(entry.reference());
        // What is shared by a clause and a control is the clause.
        let is_shared = |short: &str| iso().entries().any(|other| other.id == short);
        let short =
            id.strip_prefix("A.").filter(|short| entry.catalogue.id == "iso-27001" && !is_shared(short));
        if let Some(short) = short.filter(|_| entry.kind == EntryKind::Control) {
            spellings.extend([short.to_owned(), format!("ISO {short}"), format!("A{short}")]);
            spellings.push(format!("ISO 27002 {short}"));
        }
        if entry.catalogue.id == "nist-csf-2" {
            spellings.push(id.replace("-0", "-"));
        }
        if entry.catalogue.id == "nist-800-53" {
            spellings.extend([format!("{id}-2"), format!("{id}-10(3)")]);
        }
        let other_case: Vec<String> = spellings.iter().map(|it| it.to_lowercase()).collect();
        spellings.extend(other_case);
        spellings
    }

    #[test]
    fn every_entry_is_found_under_each_of_its_spellings() {
        for catalogue in catalogues() {
            let index = catalogue.index();
            for entry in with_identifier().into_iter().filter(|it| it.catalogue == catalogue) {
                for spelling in accepted(&entry) {
                    assert_eq!(index.find(&spelling), Some(entry), "{spelling}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn neither_case_nor_what_stands_between_matters(
            entry in select(with_identifier()),
            between in "[ ./:_\u{2013}\u{a0}-]{1,3}",
            around in "[ (),;]{0,3}",
            lower in any::<bool>(),
        ) {
            let spelled = entry.id.replace(['.', '-'], &between);
            let spelled = if lower { spelled.to_lowercase() } else { spelled };
            let spelled = format!("{around}{spelled}{around}");
            prop_assert_eq!(find(&spelled), Some(entry), "{}", spelled);
        }

        #[test]
        fn whatever_is_typed_leads_to_an_entry_or_nowhere(text in "\\PC{0,90}") {
            let found = find(&text);
            if let Some(entry) = found {
                prop_assert_eq!(find(&entry.reference()), Some(entry));
            }
            for catalogue in catalogues() {
                let index = catalogue.index();
                let meant: Vec<_> = index.meant(&text).collect();
                prop_assert!(index.find(&text).is_none_or(|entry| meant == [entry]));
            }
        }
    }
}

mod former_numbers {
    use super::*;

    fn numbers() -> BTreeSet<&'static str> {
        former::pairs(iso()).map(|(number, _)| number).collect()
    }

    #[test]
    fn every_control_of_2013_leads_to_controls_of_2022() {
        assert_eq!(numbers().len(), 114);
        for number in numbers() {
            let led_to = successors(number);
            assert!(!led_to.is_empty(), "{number}");
            assert!(
                led_to.iter().all(|it| it.kind == EntryKind::Control && it.id.starts_with("A.")),
                "{number}"
            );
        }
    }

    #[test]
    fn every_group_of_2013_has_all_its_controls() {
        let groups = [
            ("5.1", 2),
            ("6.1", 5),
            ("6.2", 2),
            ("7.1", 2),
            ("7.2", 3),
            ("7.3", 1),
            ("8.1", 4),
            ("8.2", 3),
            ("8.3", 3),
            ("9.1", 2),
            ("9.2", 6),
            ("9.3", 1),
            ("9.4", 5),
            ("10.1", 2),
            ("11.1", 6),
            ("11.2", 9),
            ("12.1", 4),
            ("12.2", 1),
            ("12.3", 1),
            ("12.4", 4),
            ("12.5", 1),
            ("12.6", 2),
            ("12.7", 1),
            ("13.1", 3),
            ("13.2", 4),
            ("14.1", 3),
            ("14.2", 9),
            ("14.3", 1),
            ("15.1", 3),
            ("15.2", 2),
            ("16.1", 7),
            ("17.1", 3),
            ("17.2", 1),
            ("18.1", 5),
            ("18.2", 3),
        ];
        let expected =
            groups.iter().flat_map(|(group, last)| (1..=*last).map(move |it| format!("A.{group}.{it}")));
        assert_eq!(numbers().into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), expected.collect());
    }

    #[test]
    fn what_has_no_predecessor_is_what_was_new_in_2022() {
        let led_to: BTreeSet<_> = former::pairs(iso()).map(|(_, successor)| successor).collect();
        let new: Vec<_> = iso().controls().map(|it| it.id).filter(|id| id.starts_with("A.")).collect();
        let new: Vec<_> = new.into_iter().filter(|id| !led_to.contains(id)).collect();
        let expected = "A.5.7 A.5.23 A.5.30 A.7.4 A.8.9 A.8.10 A.8.11 A.8.12 A.8.16 A.8.23 A.8.28";
        assert_eq!(new.join(" "), expected);
    }

    #[test]
    fn old_numbers_lead_to_their_successors() {
        for (old, new) in [
            ("A.9.2.3", "A.8.2"),
            ("a9.2.5", "A.5.18"),
            ("ISO 27001:2013 A.12.6.1", "A.8.8"),
            ("ISO/IEC 27002:2013 9.4.2", "A.8.5"),
            ("A.18.2.3", "A.5.36 A.8.8"),
            ("A.9.2", "A.5.16 A.5.17 A.5.18 A.8.2"),
            ("A.9", "A.5.15 A.5.16 A.5.17 A.5.18 A.8.2 A.8.3 A.8.4 A.8.5 A.8.18"),
            ("A.10", "A.8.24"),
            ("ISO 27001:2013 A.5.1", "A.5.1"),
        ] {
            assert_eq!(ids(&successors(old)).join(" "), new, "{old}");
        }
    }

    #[test]
    fn numbers_of_today_and_unknown_ones_have_no_successor() {
        for text in ["A.5.1", "5.1", "9.2.1", "9.2.3", "A.9.9", "A.1", "A1.1", "A", "", "access", "CC6.1"] {
            assert!(successors(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_reference_by_an_old_number_means_all_its_successors() {
        let index = iso().index();
        let meant = |text: &str| ids(&index.meant(text).collect::<Vec<_>>()).join(" ");
        assert_eq!(meant("A.18.2.3"), "A.5.36 A.8.8");
        assert_eq!(meant("ISO 27001:2013 A.9.2.3"), "A.8.2");
        assert_eq!(meant("ISO 27001:2022 A.8.2"), "A.8.2");
        assert_eq!(meant("A.9.2"), "", "a group is too wide to mean each of its controls");
        assert_eq!(index.find("A.9.2.3"), None, "the old number is not one of today's");
    }
}

mod searching {
    use super::*;

    fn searched(text: &str, most: usize) -> Vec<&'static str> {
        let all: Vec<&'static Catalogue> = catalogues().iter().collect();
        ids(&search(&all, text, most))
    }

    fn in_iso(text: &str, most: usize) -> Vec<&'static str> {
        ids(&search(&[iso()], text, most))
    }

    #[test]
    fn the_identifier_comes_first_and_then_what_begins_with_it() {
        assert_eq!(in_iso("A.5.1", 4), ["A.5.1", "A.5.10", "A.5.11", "A.5.12"]);
        assert_eq!(in_iso("5.1", 4), ["5.1", "A.5.1", "A.5.10", "A.5.11"]);
        assert_eq!(in_iso("5.15", 9), ["A.5.15"]);
        assert_eq!(searched("cc6", 4), ["CC6", "CC6.1", "CC6.2", "CC6.3"]);
        assert_eq!(searched("pr.aa-0", 3), ["PR.AA", "PR.AA-01", "PR.AA-02"]);
        assert_eq!(searched("soc 2 c1", 3), ["C1", "C1.1", "C1.2"]);
    }

    #[test]
    fn an_old_number_offers_its_successors() {
        assert_eq!(in_iso("A.9.2.3", 9), ["A.8.2"]);
        assert_eq!(in_iso("A.9.1", 9), ["A.5.15"]);
    }

    #[test]
    fn words_are_looked_for_in_titles_first() {
        assert_eq!(in_iso("access", 2), ["A.5.15", "A.8.4"]);
        assert_eq!(in_iso("logging", 9)[0], "A.8.15");
        assert_eq!(in_iso("privileged access", 9), ["A.8.2"]);
        assert_eq!(in_iso("backups", 9), ["A.8.13"]);
        assert_eq!(in_iso("policies", 3), ["5.2", "7.3", "A.5.1"]);
        assert_eq!(searched("iso mfa", 9), ["A.8.5"]);
        assert!(searched("mfa", 20).contains(&"IA"));
        assert_eq!(searched("organizational", 9)[..2], ["A.5", "GV.OC"]);
    }

    #[test]
    fn headings_narrow_what_words_find() {
        assert_eq!(searched("physical clear", 9), ["A.7.7"]);
        assert_eq!(searched("recover public", 9), ["RC.CO-04"]);
    }

    #[test]
    fn only_the_given_catalogues_are_searched_and_no_more_is_given_than_wanted() {
        assert!(in_iso("PR.AA", 9).is_empty());
        assert_eq!(searched("access", 3).len(), 3);
        assert!(search(&[], "access", 9).is_empty());
    }

    #[test]
    fn nothing_typed_and_nothing_known_find_nothing() {
        for text in ["", "  ", "...", "zebra", "access zebra"] {
            assert!(searched(text, 9).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_entry_is_the_first_for_its_reference_and_found_by_its_title(entry in select(with_identifier())) {
            let all: Vec<&'static Catalogue> = catalogues().iter().collect();
            prop_assert_eq!(search(&all, &entry.reference(), 1), [entry]);
            prop_assert!(search(&all, entry.title, 40).contains(&entry));
        }

        #[test]
        fn results_are_distinct_and_no_more_than_wanted(text in "[a-zA-Z0-9 .-]{0,12}", most in 0usize..30) {
            let all: Vec<&'static Catalogue> = catalogues().iter().collect();
            let found = search(&all, &text, most);
            prop_assert!(found.len() <= most);
            for (position, entry) in found.iter().enumerate() {
                prop_assert!(!found[..position].contains(entry));
            }
        }
    }
}
