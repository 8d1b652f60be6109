//! What the packs promise: they read, they hold the agreed table, and they open without errors.

use std::collections::BTreeMap;

use super::*;
use crate::model::*;

fn open(id: &str) -> Matrix {
    pack(id).unwrap().build(&mut SeededRandomness::new(5), "en")
}

fn all() -> Vec<(&'static str, Matrix)> {
    packs().iter().map(|pack| (pack.id, open(pack.id))).collect()
}

fn with_part<'a>(matrix: &'a Matrix, row: &'a Activity, part: Part) -> Vec<&'a Role> {
    let wanted = matrix.scheme.playing(part);
    let holds = row.letters().iter().map(move |letters| letters.meets(wanted));
    matrix.roles().zip(holds).filter(|(_, holds)| *holds).map(|(role, _)| role).collect()
}

fn titles(roles: &[&Role]) -> Vec<String> {
    roles.iter().map(|role| role.title.clone()).collect()
}

/// "Requester; Compliance Officer (if needed)" for one letter of a row, in the order of the columns.
fn cell_text(matrix: &Matrix, row: &Activity, part: Part) -> String {
    let named = with_part(matrix, row, part).into_iter().map(|role| match row.remark(role.id) {
        Some(remark) => format!("{} ({})", role.title, remark.condition),
        None => role.title.clone(),
    });
    named.collect::<Vec<_>>().join("; ")
}

mod reading {
    use super::*;

    #[test]
    fn every_text_of_every_pack_reads() {
        for pack in packs() {
            for text in pack.texts() {
                if let Err(bad) = read_pack(text, &mut SeededRandomness::new(1)) {
                    panic!("{}: {bad}", pack.id);
                }
            }
        }
        read_pack(super::defaults::TEXT, &mut SeededRandomness::new(1)).unwrap();
    }

    #[test]
    fn the_default_pack_is_there_and_ids_are_unique() {
        assert!(pack(DEFAULT_PACK).is_some());
        assert_eq!(packs()[0].id, DEFAULT_PACK);
        let mut ids: Vec<_> = packs().iter().map(|pack| pack.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), packs().len());
    }

    #[test]
    fn each_opening_draws_ids_of_its_own() {
        let randomness = &mut SeededRandomness::new(2);
        let (one, other) = (default_pack().build(randomness, "en"), default_pack().build(randomness, "en"));
        assert_ne!(one.info.id, other.info.id);
        assert!(one.roles().all(|role| other.role(role.id).is_none()));
        assert_ne!(one.info.id, MatrixId::default());
        assert_eq!(one.info.next_review, None, "a template knows no dates");
    }

    fn default_pack() -> &'static Pack {
        pack(DEFAULT_PACK).unwrap()
    }

    #[test]
    fn an_unknown_language_gets_the_first_one() {
        for language in ["en", "EN-gb", "sv", ""] {
            let matrix = pack("blank").unwrap().build(&mut SeededRandomness::new(3), language);
            assert_eq!(matrix.info.language, "en", "{language}");
        }
    }

    #[test]
    fn every_field_of_a_row_is_read() {
        let text = "scheme RACI\nparty customer C\nparty provider P\nrole O customer Owner\n  may All\n\
            role E provider Engineer\nstandard levels\nscope F firewall Firewalls\n  owner O\narea Network\n\
            - Change a rule\n  R E (at night, or in doubt), O | A O\n  is security decision critical formal weekly\n\
            \x20 about More\n  level 2 O, E\n  emergency provider 12\n  systems F\n  evidence Record\n\
            \x20 kept logs\n  iso A.8.20, A.8.32\n  csf RS.MA-01\n  soc2 CC7.4\n  split Both\n  proof Log\n  hand-over Call\n";
        let matrix = read_pack(text, &mut SeededRandomness::new(4)).unwrap();
        let row = matrix.activity_at(0).unwrap();
        let details = row.details();
        let owner = matrix.role_at(0).unwrap();
        assert_eq!(matrix.scheme.text(row.letters_at(0)), "RA");
        assert_eq!(cell_text(&matrix, row, Part::Does), "Owner; Engineer (at night, or in doubt)");
        assert_eq!((details.kind, details.nature), (ActivityKind::Security, Nature::Decision));
        assert_eq!(details.criticality, Criticality::Critical);
        assert_eq!(details.change_control, Some(ChangeControl::Formal));
        assert_eq!(details.frequency, Some(Frequency::Weekly));
        assert_eq!(details.decision_level, Some(matrix.decision_levels[1].id));
        assert_eq!(details.approvers, [owner.id, matrix.role_at(1).unwrap().id]);
        assert_eq!(details.emergency, Some(EmergencyRule::ProviderActs { document_within_hours: 12 }));
        assert_eq!(details.systems, [matrix.scope[0].id]);
        assert_eq!(details.retention, "1 year, then archive");
        let controls =
            ["ISO 27001:2022 A.8.20", "ISO 27001:2022 A.8.32", "NIST CSF 2.0 RS.MA-01", "SOC 2 CC7.4"];
        assert_eq!(details.controls, controls);
        assert_eq!((details.description.as_str(), details.deliverable.as_str()), ("More", "Record"));
        let split = ["Both", "Log", "Call"].map(str::to_owned);
        assert_eq!(
            [&details.split.parts, &details.split.evidence, &details.split.hand_over],
            split.each_ref()
        );
        assert_eq!(row.area, Some(matrix.areas[0].id));
        assert_eq!(owner.authorisation_level, "All");
    }

    #[test]
    fn slips_are_named_by_their_line() {
        let frame = "party customer C\nrole A customer Owner\n";
        let slips = [
            ("colour red", "line 3: no entry begins with: \"colour\""),
            ("title", "line 3: something is missing after: \"title\""),
            ("scheme ABC", "line 3: no scheme is called: \"ABC\""),
            ("party customer D", "line 3: the party stands twice: \"customer D\""),
            ("party club D", "line 3: no kind of party: \"club\""),
            ("role B provider Engineer", "line 3: the role's party is not there: \"B provider Engineer\""),
            ("role B customer Clerk\n  salary 1", "line 4: the entry has no such field: \"salary\""),
            ("role B customer Clerk\n  skill 7", "line 4: a skill level is 1 to 6: \"7\""),
            ("area One\n  title Two", "line 4: the entry has no such field: \"title\""),
            ("- Row\n  R B", "line 4: no role has the short name: \"B\""),
            ("- Row\n  X A", "line 4: the scheme has no letter: \"X\""),
            ("- Row\n  R A | R A", "line 4: the role has the letter already: \"A\""),
            ("- Row\n  R A if needed", "line 4: a condition stands in parentheses: \"if needed\""),
            ("- Row\n  is pretty", "line 4: an activity cannot be: \"pretty\""),
            ("- Row\n  is daily\n  is weekly", "line 5: the field stands twice: \"is\""),
            ("- Row\n  level 1 A", "line 4: there is no decision level: \"1\""),
            ("- Row\n  emergency maybe", "line 4: no emergency rule: \"maybe\""),
            ("- Row\n  systems F", "line 4: no scope item has the short name: \"F\""),
            ("apart one two", "line 3: two duties stand apart with \" / \" between them: \"one two\""),
            ("standard things", "line 3: no standard register is called: \"things\""),
            ("cycle weekly", "line 3: no review cycle: \"weekly\""),
        ];
        for (slip, expected) in slips {
            let bad = read_pack(&format!("{frame}{slip}"), &mut SeededRandomness::new(1)).unwrap_err();
            assert_eq!(bad.to_string(), expected);
        }
        let stray = read_pack("  may All", &mut SeededRandomness::new(1)).unwrap_err();
        assert_eq!(stray.to_string(), "line 1: a field stands below no entry: \"may\"");
    }
}

mod outsourcing {
    use super::*;

    /// The seven core rows: activity, does, owns, is asked, is told.
    const CORE: [[&str; 5]; 7] = [
        [
            "User access request approval",
            "Internal IT Administrator (if the system stays in-house); \
             Service Desk Engineer (if the provider administers the system)",
            "Business System Owner",
            "Security Lead",
            "Compliance Officer (if needed); Requester",
        ],
        [
            "Privileged account review",
            "Security Analyst (accounts of own staff); \
             Provider Security Specialist (accounts the provider administers)",
            "Internal Security Owner",
            "Infrastructure Manager",
            "Management Representative; Audit Stakeholder",
        ],
        [
            "Firewall rule change",
            "Provider Network Engineer",
            "Internal Infrastructure Owner",
            "Application Owner; Security Lead",
            "Operations Lead",
        ],
        [
            "Critical security alert triage",
            "Provider Security Specialist",
            "Internal Security Owner",
            "Business Owner (if affected); Infrastructure Manager",
            "Management Representative (according to severity)",
        ],
        [
            "Patch deployment on production servers",
            "Internal IT Administrator (servers that stay in-house); \
             Provider Infrastructure Engineer (servers in the provider's scope)",
            "Infrastructure Manager",
            "Application Owner; Security Lead",
            "Service User Representative (if downtime is expected)",
        ],
        [
            "Incident containment decision",
            "Security Lead (systems that stay in-house); \
             Provider Incident Specialist (systems in the provider's scope)",
            "Designated Business Risk Owner",
            "Infrastructure Manager; Compliance Officer; Legal Counsel",
            "Executive Stakeholder",
        ],
        [
            "Backup recovery test",
            "Internal IT Administrator (systems that stay in-house); \
             Provider Infrastructure Engineer (systems in the provider's scope)",
            "Infrastructure Manager",
            "Application Owner; Security Lead",
            "Business Continuity Manager",
        ],
    ];

    #[test]
    fn the_core_rows_hold_exactly_the_agreed_letters() {
        let matrix = open("outsourcing");
        for [title, does, owns, before, after] in CORE {
            let row = matrix.activities().find(|row| row.title == title).expect(title);
            assert_eq!(cell_text(&matrix, row, Part::Does), does, "{title}");
            assert_eq!(cell_text(&matrix, row, Part::Owns), owns, "{title}");
            assert_eq!(cell_text(&matrix, row, Part::Before), before, "{title}");
            assert_eq!(cell_text(&matrix, row, Part::After), after, "{title}");
        }
    }

    #[test]
    fn it_is_large_enough_to_be_real_and_small_enough_to_read() {
        let matrix = open("outsourcing");
        assert!((36..=40).contains(&matrix.activity_count()), "{} rows", matrix.activity_count());
        assert!((15..=24).contains(&matrix.role_count()), "{} roles", matrix.role_count());
        let areas: Vec<_> = matrix.areas.iter().map(|area| area.title.as_str()).collect();
        let expected = [
            "Access",
            "Infrastructure",
            "Security operations",
            "Incident response",
            "Continuity",
            "Governance",
        ];
        assert_eq!(areas, expected);
        assert_eq!((matrix.decision_levels.len(), matrix.escalations.len()), (4, 8));
    }

    #[test]
    fn the_way_out_of_the_contract_has_rows() {
        let matrix = open("outsourcing");
        for word in ["exit", "data return", "incident notice", "subcontractor"] {
            let found = matrix.activities().any(|row| row.title.to_lowercase().contains(word));
            assert!(found, "no row for {word}");
        }
    }
}

mod isms {
    use super::*;

    /// How often each control stands on an activity.
    fn references() -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for row in open("isms").activities() {
            for control in &row.details().controls {
                let control = control.strip_prefix("ISO 27001:2022 ").expect(control).to_owned();
                *counts.entry(control).or_default() += 1;
            }
        }
        counts
    }

    #[test]
    fn every_control_of_annex_a_stands_where_it_belongs_and_nowhere_else() {
        let counts = references();
        // Rights are granted and reviewed by different roles, and backups made and proven.
        let twice = ["A.5.18", "A.8.13"];
        for (theme, most) in [(5, 37), (6, 8), (7, 14), (8, 34)] {
            for number in 1..=most {
                let control = format!("A.{theme}.{number}");
                let expected = 1 + usize::from(twice.contains(&control.as_str()));
                assert_eq!(counts.get(&control), Some(&expected), "{control}");
            }
        }
    }

    #[test]
    fn every_clause_from_4_to_10_has_an_activity() {
        let counts = references();
        let clauses = [
            "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.1.1", "6.1.2", "6.1.3", "6.2", "6.3", "7.1",
            "7.2", "7.3", "7.4", "7.5", "8.1", "8.2", "8.3", "9.1", "9.2.1", "9.2.2", "9.3", "10.1", "10.2",
        ];
        for clause in clauses {
            assert!(counts.contains_key(clause), "{clause}");
        }
    }

    #[test]
    fn roles_carry_their_authority_and_what_they_own() {
        let matrix = open("isms");
        assert!(matrix.activity_count() >= 50);
        let role = |title: &str| matrix.roles().find(|role| role.title.contains(title)).expect(title);
        assert!(role("Top Management").authorisation_level.contains("policy and budget"));
        assert!(role("Information Security Manager").assets.contains("risk register"));
        assert!(role("Internal Auditor").authorisation_level.contains("never audits its own work"));
        assert!(role("Systems Administrator").authorisation_level.contains("least privilege"));
    }
}

mod gallery {
    use super::*;

    #[test]
    fn templates_are_offered_in_their_order_with_the_blank_one_last() {
        let ids: Vec<_> = packs().iter().map(|pack| pack.id).collect();
        assert_eq!(ids, ["outsourcing", "iam", "isms", "access", "incident", "cloud", "blank"]);
    }

    #[test]
    fn a_card_says_when_to_choose_the_template_in_one_sentence_that_fits() {
        for pack in packs() {
            assert!(pack.summary.starts_with("For ") && pack.summary.ends_with('.'), "{}", pack.id);
            assert!(pack.summary.len() <= 130, "{}: {}", pack.id, pack.summary.len());
            let matrix = open(pack.id);
            assert!(pack.id == "blank" || matrix.info.title == pack.title, "{}", pack.id);
        }
    }

    #[test]
    fn each_template_has_the_size_that_was_meant() {
        let sizes: Vec<_> = all()
            .into_iter()
            .map(|(_, matrix)| (matrix.activity_count(), matrix.role_count(), matrix.areas.len()))
            .collect();
        assert_eq!(
            sizes,
            [(37, 24, 6), (23, 8, 6), (100, 18, 11), (31, 11, 5), (45, 19, 7), (48, 16, 7), (0, 0, 0)]
        );
    }

    #[test]
    fn roles_stand_by_party_and_areas_have_rows() {
        for (id, matrix) in all() {
            let sides: Vec<_> = matrix.roles().map(|role| matrix.side(role)).collect();
            assert!(sides.is_sorted(), "{id}: {sides:?}");
            let mut order: Vec<_> = matrix.activities().map(|row| row.area).collect();
            order.dedup();
            let areas: Vec<_> = matrix.areas.iter().map(|area| Some(area.id)).collect();
            assert_eq!(order, areas, "{id}: rows stand in the order of their areas");
        }
    }
}

/// What must hold of every pack so that it opens without errors and with few warnings.
mod healthy {
    use super::*;

    fn each_row(check: impl Fn(&Matrix, &Activity, &str)) {
        for (id, matrix) in all() {
            for row in matrix.activities() {
                check(&matrix, row, &format!("{id}: {}", row.title));
            }
        }
    }

    fn is_customer(matrix: &Matrix, role: &Role) -> bool {
        matrix.side(role) == PartyKind::Customer
    }

    #[test]
    fn exactly_one_role_of_the_customer_owns_each_row_and_somebody_does_it() {
        each_row(|matrix, row, name| {
            let owners = with_part(matrix, row, Part::Owns);
            assert_eq!(owners.len(), 1, "{name}: {:?}", titles(&owners));
            assert!(is_customer(matrix, owners[0]), "{name}: ownership stays with the customer");
            assert!(!with_part(matrix, row, Part::Does).is_empty(), "{name}: nobody does it");
        });
    }

    #[test]
    fn somebody_is_asked_or_told_but_not_everybody() {
        each_row(|matrix, row, name| {
            let before = with_part(matrix, row, Part::Before).len();
            let after = with_part(matrix, row, Part::After).len();
            assert!(before + after > 0, "{name}: nobody is asked or told");
            assert!(before <= 4 && after <= 8, "{name}: {before} asked, {after} told");
            assert!(row.letters().iter().any(|letters| letters.is_empty()), "{name}: the row is full");
            assert!(row.letters().iter().all(|letters| letters.len() <= 2), "{name}");
        });
    }

    #[test]
    fn shared_work_says_who_does_which_part() {
        each_row(|matrix, row, name| {
            let does = with_part(matrix, row, Part::Does);
            let inside = does.iter().filter(|role| is_customer(matrix, role)).count();
            let split = &row.details().split;
            let is_explained =
                !(split.parts.is_empty() || split.evidence.is_empty() || split.hand_over.is_empty());
            assert_eq!(inside > 0 && inside < does.len(), is_explained, "{name}: the split");
            if does.len() > 1 {
                assert!(does.iter().all(|role| row.remark(role.id).is_some()), "{name}: who does it when");
            }
        });
    }

    #[test]
    fn risks_are_accepted_by_the_business() {
        let technical = ["engineer", "administrator", "analyst", "specialist"];
        each_row(|matrix, row, name| {
            if row.details().nature == Nature::RiskAcceptance {
                let owner = with_part(matrix, row, Part::Owns)[0].title.to_lowercase();
                assert!(!technical.iter().any(|word| owner.contains(word)), "{name}");
            }
        });
        for (id, matrix) in all().into_iter().filter(|(_, matrix)| matrix.activity_count() > 0) {
            assert!(matrix.activities().any(|row| row.details().nature == Nature::RiskAcceptance), "{id}");
        }
    }

    #[test]
    fn risky_changes_are_formal_and_critical_work_of_the_provider_has_an_emergency_rule() {
        let risky = ["firewall", "vpn", "privileged", "admin", "production server"];
        each_row(|matrix, row, name| {
            let details = row.details();
            let title = row.title.to_lowercase();
            let touches =
                details.systems.iter().filter_map(|id| matrix.scope.iter().find(|item| item.id == *id));
            let is_risky = risky.iter().any(|word| title.contains(word))
                || touches.into_iter().any(|item| {
                    matches!(item.kind, ScopeKind::Firewall | ScopeKind::Vpn)
                        || item.name.to_lowercase().contains("production server")
                });
            if is_risky {
                assert_eq!(details.change_control, Some(ChangeControl::Formal), "{name}");
            }
            let by_provider =
                with_part(matrix, row, Part::Does).iter().any(|role| !is_customer(matrix, role));
            if details.criticality == Criticality::Critical && by_provider {
                assert!(details.emergency.is_some(), "{name}: no emergency rule");
            }
            if title.contains("antivirus") {
                assert_eq!(details.change_control, Some(ChangeControl::Standard), "{name}");
            }
        });
    }

    #[test]
    fn nobody_alone_approves_a_formal_change_of_their_own() {
        each_row(|matrix, row, name| {
            let details = row.details();
            let does = with_part(matrix, row, Part::Does);
            if details.change_control == Some(ChangeControl::Formal) && does.len() == 1 {
                let owner = with_part(matrix, row, Part::Owns)[0].id;
                let approvers =
                    if details.approvers.is_empty() { vec![owner] } else { details.approvers.clone() };
                assert!(!approvers.contains(&does[0].id), "{name}");
            }
        });
    }

    /// As the pairs mean it: who decides on access, who sets it up and who reviews it are three.
    #[test]
    fn access_is_granted_by_others_than_those_who_decide_on_it() {
        let sides = [
            ("isms", "Grant, adjust and withdraw access rights", "Define rules for access"),
            ("isms", "Grant, adjust and withdraw access rights", "Review access rights"),
            ("access", "Grant access to systems", "Decide on standard access"),
            ("access", "Grant access to systems", "Decide on emergency access"),
            ("access", "Grant access to systems", "Attest the access of each department"),
            ("cloud", "Handle access requests for cloud services", "Attest users and rights each quarter"),
            ("isms", "Back up information and systems", "Prove that information can be restored"),
            ("cloud", "Back up virtual machines and volumes", "Prove the restore of a whole machine"),
            ("cloud", "Keep runtimes and libraries current", "Release application changes to the platform"),
        ];
        for (id, one, other) in sides {
            let matrix = open(id);
            let does = |title: &str| {
                let row = matrix.activities().find(|row| row.title == title).expect(title);
                titles(&with_part(&matrix, row, Part::Does))
            };
            let (one, other) = (does(one), does(other));
            assert!(one.iter().all(|title| !other.contains(title)), "{id}: {one:?} and {other:?}");
        }
    }

    #[test]
    fn decision_levels_have_the_approvers_they_ask_for() {
        each_row(|matrix, row, name| {
            let details = row.details();
            let Some(id) = details.decision_level else {
                assert!(details.approvers.is_empty(), "{name}: approvers without a level");
                return;
            };
            let level = matrix.decision_levels.iter().find(|level| level.id == id).unwrap();
            assert!(details.approvers.len() >= usize::from(level.approvals_needed), "{name}");
            let approvers: Vec<_> =
                details.approvers.iter().map(|id| &matrix.role(*id).unwrap().title).collect();
            if level.approvals_needed == 3 {
                assert!(approvers.iter().any(|title| title.contains("Compliance")), "{name}: {approvers:?}");
                assert!(
                    approvers.iter().any(|title| title.contains("Business Owner")),
                    "{name}: {approvers:?}"
                );
            }
            let does = with_part(matrix, row, Part::Does);
            assert!(does.len() > 1 || !details.approvers.contains(&does[0].id), "{name}: approves own work");
        });
        for (id, matrix) in all() {
            let levels = &matrix.decision_levels;
            assert_eq!(levels.iter().map(|it| it.approvals_needed).collect::<Vec<_>>(), [1, 2, 3, 1], "{id}");
            assert!(levels[3].reviewed_afterwards && !levels[0].reviewed_afterwards, "{id}");
        }
    }

    #[test]
    fn decisions_in_an_emergency_are_reviewed_afterwards_by_others() {
        for (id, matrix) in all().into_iter().filter(|(_, matrix)| matrix.activity_count() > 0) {
            let own = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
            let emergency = matrix.decision_levels[3].id;
            let is_emergency = |row: &&Activity| row.details().decision_level == Some(emergency);
            let decisions: Vec<_> = matrix.activities().filter(is_emergency).collect();
            assert!(!decisions.is_empty(), "{id}: nobody decides in an emergency");
            for row in decisions {
                assert!(row.details().deliverable.contains("retroactive review"), "{id}: {}", row.title);
                let review = matrix
                    .activities()
                    .find(|it| it.area == row.area && it.title.to_lowercase().contains("retroactive review"))
                    .unwrap_or_else(|| panic!("{id}: {} is not reviewed", row.title));
                assert_eq!(review.details().nature, Nature::Review);
                let both = row.letters().iter().zip(review.letters());
                assert_eq!(both.filter(|(one, other)| one.meets(own) && other.meets(own)).count(), 0, "{id}");
            }
        }
    }

    #[test]
    fn controls_are_named_as_their_catalogues_number_them() {
        let last = [("5", 37), ("6", 8), ("7", 14), ("8", 34)];
        let is_iso = |text: &str| match text.strip_prefix("A.").and_then(|rest| rest.split_once('.')) {
            Some((theme, number)) => last.iter().any(|(known, most)| {
                *known == theme && number.parse().is_ok_and(|number: u32| (1..=*most).contains(&number))
            }),
            None => text
                .split('.')
                .next()
                .and_then(|it| it.parse().ok())
                .is_some_and(|it: u32| (4..=10).contains(&it)),
        };
        let functions = ["GV.", "ID.", "PR.", "DE.", "RS.", "RC."];
        each_row(|_, row, name| {
            for control in &row.details().controls {
                let fits = if let Some(iso) = control.strip_prefix("ISO 27001:2022 ") {
                    is_iso(iso)
                } else if let Some(csf) = control.strip_prefix("NIST CSF 2.0 ") {
                    functions.iter().any(|function| csf.starts_with(function)) && csf.len() == 8
                } else {
                    control.starts_with("SOC 2 CC")
                };
                assert!(fits, "{name}: {control}");
            }
        });
    }

    #[test]
    fn evidence_is_named_and_kept_where_a_control_is() {
        each_row(|_, row, name| {
            let details = row.details();
            if !details.controls.is_empty() {
                assert!(!details.deliverable.is_empty() && !details.retention.is_empty(), "{name}");
            }
        });
    }

    #[test]
    fn every_role_has_more_to_do_than_to_listen_and_none_has_everything() {
        for (id, matrix) in all() {
            let rows = matrix.activity_count();
            for (column, role) in matrix.roles().enumerate() {
                let name = format!("{id}: {}", role.title);
                let count = |set: LetterSet| {
                    matrix.activities().filter(|row| row.letters_at(column).meets(set)).count()
                };
                let told = matrix.scheme.playing(Part::After);
                assert!(count(matrix.scheme.all().without(told)) > 0, "{name} is only ever told");
                assert!(count(matrix.scheme.all()) < rows, "{name} is everywhere");
                let load = count(matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns)));
                assert!(load < 10 || load * 100 <= rows * 40, "{name} does or owns {load} of {rows}");
                assert!(!role.authorisation_level.is_empty(), "{name} has no authority");
            }
        }
    }

    #[test]
    fn titles_are_specific_and_unlike_each_other() {
        let vague =
            ["it", "it team", "vendor", "provider", "helpdesk", "management", "security team", "business"];
        for (id, matrix) in all() {
            let roles: Vec<String> = matrix.roles().map(|role| role.title.to_lowercase()).collect();
            let rows: Vec<String> = matrix.activities().map(|row| row.title.to_lowercase()).collect();
            for title in &roles {
                assert!(!vague.contains(&title.as_str()), "{id}: {title}");
                assert!(title.split(' ').count() > 1 || title == "requester", "{id}: {title} is one word");
            }
            for row in &rows {
                assert!(row.split(' ').count() > 1, "{id}: {row} is one word");
            }
            for titles in [roles, rows] {
                for (index, one) in titles.iter().enumerate() {
                    for other in &titles[index + 1..] {
                        let letters = one.chars().count().max(other.chars().count());
                        assert!(distance(one, other) * 5 > letters, "{id}: {one} / {other}");
                    }
                }
            }
        }
    }

    /// How many letters must change to make one text of the other.
    fn distance(one: &str, other: &str) -> usize {
        let other: Vec<char> = other.chars().collect();
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (index, letter) in one.chars().enumerate() {
            let mut corner = row[0];
            row[0] = index + 1;
            for place in 1..row.len() {
                let replaced = corner + usize::from(other[place - 1] != letter);
                corner = row[place];
                row[place] = replaced.min(row[place] + 1).min(row[place - 1] + 1);
            }
        }
        row[row.len() - 1]
    }

    #[test]
    fn no_two_roles_have_the_same_column() {
        for (id, matrix) in all() {
            let mut columns: BTreeMap<Vec<LetterSet>, &str> = BTreeMap::new();
            for (index, role) in matrix.roles().enumerate().filter(|_| matrix.activity_count() > 0) {
                let column = matrix.activities().map(|row| row.letters_at(index)).collect();
                let twin = columns.insert(column, &role.title);
                assert_eq!(twin, None, "{id}: {} has the same letters", role.title);
            }
        }
    }

    /// Looks as hard as can be: any row whose title has the beginnings of all words of a duty counts.
    #[test]
    fn no_role_holds_both_sides_of_a_separated_pair() {
        for (id, matrix) in all() {
            let own = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
            let holds = |duty: &str| -> Vec<usize> {
                let fits = |row: &&Activity| {
                    let title = row.title.to_lowercase();
                    let stem = |word: &str| word.to_lowercase().chars().take(6).collect::<String>();
                    duty.split(' ').all(|word| title.contains(&stem(word)))
                };
                let rows: Vec<_> = matrix.activities().filter(fits).collect();
                (0..matrix.role_count())
                    .filter(|role| rows.iter().any(|row| row.letters_at(*role).meets(own)))
                    .collect()
            };
            for pair in &matrix.separated_pairs {
                let (first, second) = (holds(&pair.first), holds(&pair.second));
                let both: Vec<_> = first.iter().filter(|role| second.contains(role)).collect();
                assert!(both.is_empty(), "{id}: {} / {}: {both:?}", pair.first, pair.second);
                assert!(!pair.reason.is_empty());
            }
        }
    }

    #[test]
    fn whoever_reviews_a_subject_neither_does_nor_owns_it() {
        let subjects = ["privileged", "firewall", "backup", "emergency access"];
        for (id, matrix) in all() {
            let own = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
            for subject in subjects {
                let about = |row: &&Activity| row.title.to_lowercase().contains(subject);
                let (reviews, work): (Vec<_>, Vec<_>) = matrix
                    .activities()
                    .filter(about)
                    .partition(|row| matches!(row.details().nature, Nature::Review | Nature::Audit));
                for (column, role) in matrix.roles().enumerate() {
                    let holds = |rows: &[&Activity]| rows.iter().any(|row| row.letters_at(column).meets(own));
                    assert!(!(holds(&reviews) && holds(&work)), "{id}: {} and {subject}", role.title);
                }
            }
        }
    }

    #[test]
    fn whoever_reviews_a_system_neither_runs_nor_owns_what_is_done_to_it() {
        for (id, matrix) in all() {
            let own = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
            for item in &matrix.scope {
                let touching = matrix.activities().filter(|row| row.details().systems.contains(&item.id));
                let (reviews, work): (Vec<_>, Vec<_>) =
                    touching.partition(|row| matches!(row.details().nature, Nature::Review | Nature::Audit));
                for (column, role) in matrix.roles().enumerate() {
                    let holds = |rows: &[&Activity]| rows.iter().any(|row| row.letters_at(column).meets(own));
                    assert!(!(holds(&reviews) && holds(&work)), "{id}: {} and {}", role.title, item.name);
                }
            }
        }
    }

    #[test]
    fn auditors_do_nothing_but_audit() {
        for (id, matrix) in all() {
            let own = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
            for (column, role) in matrix.roles().enumerate() {
                let holds = |row: &&Activity| row.letters_at(column).meets(own);
                let (audits, work): (Vec<_>, Vec<_>) =
                    matrix.activities().filter(holds).partition(|row| row.details().nature == Nature::Audit);
                assert!(audits.is_empty() || work.is_empty(), "{id}: {}", role.title);
            }
        }
    }

    #[test]
    fn registers_are_complete_and_refer_to_what_is_there() {
        for (id, matrix) in all() {
            for row in &matrix.escalations {
                let answers = [
                    row.first_notified,
                    row.classifies,
                    row.approves_emergency_change,
                    row.contacts_business,
                    row.decides_containment,
                    row.writes_report,
                ];
                for answer in answers {
                    let role = answer.unwrap_or_else(|| panic!("{id}: {} leaves a question open", row.event));
                    assert!(matrix.role(role).is_some(), "{id}: {}", row.event);
                }
                assert!(
                    !row.response_time.is_empty() && !row.update_interval.is_empty(),
                    "{id}: {}",
                    row.event
                );
            }
            let has_provider = matrix.parties.iter().any(|party| party.kind == PartyKind::Provider);
            for item in &matrix.scope {
                let owner = item.owner.and_then(|owner| matrix.role(owner));
                assert!(owner.is_some(), "{id}: {} has no owner", item.name);
                assert_ne!(item.provider_scope, ProviderScope::Unsettled, "{id}: {}", item.name);
                assert_eq!(item.provider_scope == ProviderScope::No, !has_provider, "{id}: {}", item.name);
                let is_touched = matrix.activities().any(|row| row.details().systems.contains(&item.id));
                assert!(is_touched, "{id}: no row touches {}", item.name);
            }
            assert!(matrix.info.review_cycle.is_some(), "{id}");
            assert!(matrix.separated_pairs.len() >= 11, "{id}");
        }
    }

    #[test]
    fn blank_has_parties_and_registers_and_no_rows() {
        let matrix = open("blank");
        let parties: Vec<_> = matrix.parties.iter().map(|party| (party.kind, party.name.as_str())).collect();
        let expected = [
            (PartyKind::Customer, "Customer"),
            (PartyKind::Provider, "Provider"),
            (PartyKind::ThirdParty, "Third party"),
        ];
        assert_eq!(parties, expected);
        assert_eq!((matrix.activity_count(), matrix.role_count(), matrix.areas.len()), (0, 0, 0));
        assert_eq!(matrix.scheme, Scheme::raci());
    }
}

mod choices {
    use super::*;

    #[test]
    fn every_scheme_can_be_used_and_has_one_letter_that_owns_and_one_that_does() {
        let names: Vec<String> = schemes().into_iter().map(|scheme| scheme.name).collect();
        assert_eq!(names, ["RACI", "RASCI", "RACI-VS", "DACI", "CAIRO", "RAPID"]);
        for scheme in schemes() {
            assert_eq!(scheme.problem(), None, "{}", scheme.name);
            assert_eq!(scheme.playing(Part::Owns).len(), 1, "{}", scheme.name);
            assert_eq!(scheme.playing(Part::Does).len(), 1, "{}", scheme.name);
            assert!(!scheme.playing(Part::Before).is_empty(), "{}", scheme.name);
            assert!(scheme.letters.iter().all(|letter| !letter.meaning.is_empty()), "{}", scheme.name);
        }
        assert_eq!(scheme("RACIO").unwrap().name, "CAIRO");
        assert_eq!(scheme("raci"), None);
    }

    #[test]
    fn the_default_registers_are_there_with_fresh_ids() {
        let randomness = &mut SeededRandomness::new(6);
        assert_eq!(default_decision_levels(randomness).len(), 4);
        let events = default_escalations(randomness);
        assert_eq!(events.len(), 8);
        assert!(events.iter().all(|row| row.first_notified.is_none() && !row.response_time.is_empty()));
        let (one, other) = (default_separated_pairs(randomness), default_separated_pairs(randomness));
        assert_eq!(one.len(), other.len());
        assert!(one.iter().zip(&other).all(|(one, other)| one.id != other.id && one.first == other.first));
    }

    #[test]
    fn presets_are_texts_of_their_own() {
        assert_eq!(SKILL_LEVELS.len(), 6);
        for presets in [AUTHORISATION_LEVELS, SKILL_LEVELS] {
            assert!(presets.iter().all(|text| presets.iter().filter(|other| other == &text).count() == 1));
        }
        assert!(RETENTION_PRESETS.iter().any(|(_, text)| text.starts_with("7 years")));
    }

    #[test]
    fn the_usual_access_reviews_are_those_of_the_access_template() {
        let matrix = open("iam");
        assert_eq!(ACCESS_REVIEWS.len(), 3);
        for review in ACCESS_REVIEWS {
            let row = matrix.activities().find(|row| row.title == review.title).expect(review.title);
            assert_eq!(row.details().deliverable, review.deliverable);
            assert_eq!(row.details().frequency.unwrap_or_default(), review.frequency);
            let owner = &with_part(&matrix, row, Part::Owns)[0].title;
            assert!(review.owners.iter().any(|title| owner.contains(title)), "{owner}");
        }
    }
}
