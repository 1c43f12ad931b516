use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::casework::export::ExportFormat;
use crate::casework::office::Settings;
use crate::domain::exhibit::ExhibitKind;

static WORLD: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
static OFFICE: LazyLock<Arc<Office>> = LazyLock::new(|| {
    let at = |name: &str| WORLD.path().join(name);
    Office::load(Settings { config: at("config"), data: at("data"), today: jiff::civil::date(2026, 11, 25) })
});

/// Everything that can be taken out of a case.
fn outputs(open: &OpenCase) -> Vec<String> {
    let mut all: Vec<String> = ExportFormat::ALL.iter().flat_map(|f| [open.export(*f), open.export_name(*f)]).collect();
    for portal in open.deck() {
        all.extend(portal.pieces.into_iter().map(|piece| piece.text));
    }
    all.extend([open.title(), open.notice().to_owned()]);
    all
}

/// The sample with other texts in some fields; its ID.
fn with(texts: &[(&str, &str)]) -> String {
    let mut open = OFFICE.sample().unwrap();
    for (path, text) in texts {
        let path = open.case().resolve(path).unwrap();
        let value =
            if matches!(open.case().value(&path), Some(Value::List(_))) { Value::List(vec![(*text).into()]) } else { Value::from(*text) };
        open.set(&path, value, "test").unwrap();
    }
    open.save().unwrap();
    open.id().to_owned()
}

/// The sample with a text in one field, hidden without a disk; that field.
fn alone(path: &str, text: &str) -> String {
    static SAMPLE: LazyLock<Case> = LazyLock::new(|| OFFICE.view(&with(&[])).unwrap().case().clone());
    let mut case = SAMPLE.clone();
    let path = case.resolve(path).unwrap();
    Edit::Set { from: Value::from(""), path: path.clone(), to: Value::from(text) }.apply(&mut case).unwrap();
    let knowledge = Knowledge::of(&OFFICE.library).unwrap();
    masked(&case, "", &OFFICE.library, &knowledge, &mut Masks::default()).0.text(&path)
}

fn sentence(text: &str) -> String {
    alone("causes.1.why_1", text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_hidden_stands_in_any_output(
        words in proptest::collection::vec("[A-Z][b-df-hj-np-tv-xz]{5,8}", 10),
        digits in proptest::collection::vec("[1-9][0-9]{6}", 4),
        shout in any::<bool>(),
    ) {
        let [a, b, c, d, e, f, g, h, i, j] = &words[..] else { unreachable!() };
        let order = format!("111-{}-{}", digits[0], digits[1]);
        let (store, legal, person) = (format!("{a} Goods"), format!("{b} {c} GmbH"), format!("{d} {e}"));
        let (email, phone) = (format!("{d}.{e}@{}.example", f.to_lowercase()), format!("+49 30 {}", digits[2]));
        let (bank, issuer, case_id) = (format!("{g} Bank"), format!("{h} Ltd"), format!("{}9", digits[3]));
        let said = |name: &str| if shout { name.to_uppercase() } else { name.to_owned() };
        let text = format!(
            "{} and {e} wrote to {}; order {order}. buyer {i} {j} called {phone} about *{}*. <{b}>; ask {email} (case {case_id}),\n{j} again, {g}.",
            said(&person), said(&store), said(&issuer)
        );
        let id = with(&[
            ("seller.store", &store), ("seller.legal_name", &legal), ("seller.contact_name", &person), ("seller.contact_email", &email),
            ("seller.contact_phone", &phone), ("funds.bank_name", &bank), ("exhibits.1.issuer", &issuer), ("notice.case_ids", &case_id),
            ("exhibits.2.original", &format!("{person} {order}.pdf")), ("title", &format!("{store}: {order}")),
            ("causes.1.happened", &text), ("corrective.1.what", &text), ("charges.1.quote", &text), ("answers.inauthentic.supplier", &text),
            ("exhibits.3.title", &text), ("preventive.1.who", &format!("{person}, manager")),
        ]);
        let (open, counts) = OFFICE.redacted(&id).unwrap();
        prop_assert!(counts["Name"] >= 1 && counts["Store"] == 1, "{counts:?}");
        let found = outputs(&open);
        let low: Vec<String> = found.iter().map(|text| text.to_lowercase()).collect();
        let alone = words.iter().filter(|word| *word != c);
        let values = alone.chain(&digits).chain([&order, &store, &legal, &person, &email, &phone, &bank, &issuer, &case_id]);
        for value in values {
            let value = value.to_lowercase();
            prop_assert!(!low.iter().any(|text| text.contains(&value)), "{value} stands in {:?}", low.iter().find(|t| t.contains(&value)));
        }
        // The same case gives the same bytes, and so does another with the same answers.
        prop_assert_eq!(&outputs(&OFFICE.redacted(&id).unwrap().0), &found);
        // Whatever else is masked later, what was sent before keeps its masks.
        let key = OFFICE.view(&id).unwrap().file.masks().unwrap();
        let mut more = OFFICE.open(&id).unwrap();
        more.set(&"seller.store".parse().unwrap(), Value::from("Zzyzx Traders"), "test").unwrap();
        more.save().unwrap();
        drop(more);
        OFFICE.redacted(&id).unwrap();
        let later = OFFICE.view(&id).unwrap().file.masks().unwrap();
        prop_assert!(key.lines().all(|line| later.contains(line)) && later.contains("Store-2 = \"Zzyzx Traders\""), "{later}");
    }
}

#[test]
fn two_cases_with_the_same_answers_give_the_same_bytes() {
    let texts = [("causes.1.why_1", "Buyer Ann Kowalski wrote to Lumina Lights Inc about order 111-2223334-5556667.")];
    let [one, two] = [with(&texts), with(&texts)].map(|id| OFFICE.redacted(&id).unwrap().0);
    assert_ne!(one.id(), two.id());
    assert_eq!(outputs(&one), outputs(&two));
}

#[test]
fn what_leads_to_somebody_goes_by_its_shape() {
    for (text, after) in [
        ("Write to jo.do+x@mail.example or www.jodo.example/a?b.", "Write to Email-2 or Page-1."),
        ("IBAN DE44 5001 0517 5407 3249 31, card 4111 1111 1111 1111.", "IBAN Account-1, card Account-2."),
        ("Call +44 20 7946 0958, (555) 123-4567 or 030 1234567.", "Call Phone-1, Phone-2 or Phone-3."),
        (
            "Order 12-34567-89012, tracking 1Z999AA10123456784, invoice no. INV-2041.",
            "Order Order-1, tracking Number-1, invoice no. Number-2.",
        ),
        ("We moved to 12 Elm Street, Austin, TX 78701. We told them.", "We moved to Address-1. We told them."),
        ("Lager: Hauptstraße 12, 10115 Berlin; 10 Downing Street, London SW1A 2AA.", "Lager: Address-2; Address-1."),
        ("Bought from Brightline & Sons Electronics Ltd. Brightline shipped.", "Bought from Company-2. Company-2 shipped."),
        ("Customer Ann O’Neil and Mrs. Petrova wrote; O’Neil was right.", "Customer Buyer-1 and Mrs. Name-2 wrote; Buyer-1 was right."),
        ("See B07KD2W9TQ and B0CN4LMP71.", "See Product-2 and Product-1."),
    ] {
        // The file ends a company's name with its point or without it.
        assert_eq!(sentence(text).replace("..", "."), after, "{text}");
    }
}

#[test]
fn what_leads_to_nobody_stays() {
    for text in [
        "On 2026-11-05, 5 Nov 2026 and 11/05/2026 we refunded USD 1,234,567.89 within 24 hours.",
        "Customer Service answers every buyer message; the Returns Team checks 100% of 2,400 units.",
        "Seller Central, A-to-z claims, FBA, USB-C, UPC and Voice of the Customer at amazon.com and notice-dispute@amazon.com.",
        "Customer Returns rose by 12.5% from 03/2026 to 09/2026 (section 3, ISO 9001, EN 71-3).",
        "Best regards. All the Trading partners. The supplier is new.",
    ] {
        assert_eq!(sentence(text), text);
    }
}

#[test]
fn a_role_is_no_name_and_a_name_beside_it_is() {
    for (who, after) in [
        ("Maria Lopez, warehouse lead", "Name-2, warehouse lead"),
        ("Owner (Jing)", "Owner (Name-2)"),
        ("Warehouse Manager", "Warehouse Manager"),
        ("Night shift", "Night shift"),
        ("Third-party auditor", "Third-party auditor"),
        ("Jing", "Name-2"),
        ("Dana Whitfield", "Name-1"),
        ("Compliance Team and Operations Manager", "Compliance Team and Operations Manager"),
    ] {
        assert_eq!(alone("preventive.1.who", who), after);
    }
}

#[test]
fn a_hand_adds_what_only_it_knows_and_typed_masks_are_not_given_twice() {
    let id = with(&[("causes.1.why_1", "Old Tom said it to Store-1.")]);
    let folder = OFFICE.view(&id).unwrap().file.folder().to_owned();
    std::fs::write(folder.join("masks.toml"), "Name-7 = [\"Old Tom\", \"O. T.\"]\n").unwrap();
    let (open, _) = OFFICE.redacted(&id).unwrap();
    assert_eq!(open.case().causes[0].why_1, "Name-7 said it to Store-1.");
    assert_eq!(open.case().seller.store, "Store-2");
    std::fs::write(folder.join("masks.toml"), "<<<<<<< HEAD\n").unwrap();
    assert!(OFFICE.redacted(&id).unwrap_err().message.contains("masks.toml"));
}

#[test]
fn a_masked_case_cannot_be_saved_and_the_case_itself_stays() {
    let id = with(&[]);
    let before = OFFICE.view(&id).unwrap().case().clone();
    let (mut open, _) = OFFICE.redacted(&id).unwrap();
    assert!(open.set(&"title".parse().unwrap(), Value::from("x"), "test").is_err());
    assert!(open.attach(&[], &[], ExhibitKind::Other).is_err());
    drop(open);
    assert_eq!(*OFFICE.open(&id).unwrap().case(), before);
}

#[test]
fn the_rest_of_the_letter_reads_as_before() {
    let text = OFFICE.redacted(&with(&[])).unwrap().0.export(ExportFormat::Plain);
    for kept in ["Withdrew all 31 units", "Nordlys LED desk lamp", "Amazon.com", "Owner: warehouse lead", "November 23, 2026"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(text.contains("Store: Store-1, seller ID Seller-1"), "{text}");
}
