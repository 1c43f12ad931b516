//! The five troubles this project began with, each from its letter or its answers to the text that is sent.

use crate::world::World;

/// A case from a letter and answers, or from answers alone, with a file attached for each kind of paper.
fn case(world: &World, notice: Option<&str>, answers: &str, papers: &[(&str, &str, &[&str])]) -> String {
    world.file("answers.toml", answers);
    let mut args = vec!["new", "--batch", "--answers", "answers.toml"];
    if let Some(text) = notice {
        world.file("notice.txt", text);
        args.push("notice.txt");
    }
    let id = world.out(&args).trim_end().to_owned();
    for (name, kind, covers) in papers {
        world.file(name, format!("{name}: what it shows."));
        let mut args = vec!["attach", &id, name, "--kind", kind];
        for item in *covers {
            args.extend(["--covers", item]);
        }
        world.run(&args).success();
    }
    id
}

fn text(world: &World, id: &str) -> String {
    world.out(&["export", id, "--format", "txt"])
}

/// Every sentence stands in the text.
#[track_caller]
fn says(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is missing in:\n{text}");
    }
}

fn rules(world: &World, id: &str) -> Vec<String> {
    let output = world.run(&["check", id, "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let findings = found["findings"].as_array().or_else(|| found.as_array()).unwrap().clone();
    findings.iter().filter(|f| f["severity"] == "error").map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_negative_balance_is_explained_paid_and_kept_from_coming_back() {
    let world = World::new();
    let notice = "Hello,\n\nThere is a negative balance of $412.80 in your Amazon.com seller account. We were unable to charge the credit card on \
                  file.\n\nPlease pay the amount owed within 14 days on your Payments page. If it is not paid, we may deactivate your account.\n";
    let answers = r#"
[seller]
store = "Northlight Lamps"
seller_id = "A1NORTHLIGHT0"
[notice]
received_on = "2026-11-03"
[answers.negative-balance]
able = "part"
card = "The card had run out; the new one passed its check charge on 5 November."
[funds]
currency = "USD"
balance = "-$412.80"
balance_on = "2026-11-02"
balance_cause = "Storage of 310 lamps, four refunds and one fee for the wrong size"
prevention = "The bookkeeper reads each statement on Mondays and keeps a month of fees in the account"
next_statement_on = "2026-11-16"
[[balance]]
id = "b1"
kind = "Storage"
reference = "ST-10"
amount = "$250"
stance = "accept"
[[balance]]
id = "b2"
kind = "Refunds"
reference = "4 orders"
amount = "100.00"
stance = "accept"
[[balance]]
id = "b3"
kind = "Fee"
reference = "FBA-881"
amount = "USD 62.80"
stance = "partly"
accepted = "40.30"
reason = "the size of a two-pack was charged for a single lamp"
[[payments]]
id = "p1"
on = "2026-11-05"
amount = "$300"
method = "card on file"
reference = "77120"
[[payments]]
id = "p2"
on = "2026-11-20"
amount = "90.30"
method = "transfer"
"#;
    let read = {
        world.file("read.txt", notice);
        world.json(&["notice", "read.txt", "--json"])
    };
    assert!(read.to_string().contains("negative-balance"), "{read}");
    let papers: &[(&str, &str, &[&str])] = &[
        ("statement.pdf", "report", &["b1", "b2", "b3"]),
        ("payment.pdf", "payment-proof", &["p1"]),
        ("preview.png", "screenshot", &["b3"]),
    ];
    let id = case(&world, Some(notice), answers, papers);
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    let letter = text(&world, &id);
    says(
        &letter,
        &[
            "shows a negative balance of USD 412.80. We accept USD 390.30 and dispute USD 22.50. USD 300.00 was paid on November 5, 2026. \
             The rest of what we accept, USD 90.30, is to be paid by November 20, 2026.",
            "Total of these lines: USD 412.80.",
            "USD 300.00, paid on November 5, 2026 (card on file, reference 77120).",
            "USD 90.30, to be paid on November 20, 2026 (transfer).",
            "Fee, FBA-881, USD 62.80, of which we accept USD 40.30: the size of a two-pack was charged for a single lamp.",
            "We check the next statement on November 16, 2026.",
        ],
    );
    assert!(!letter.contains('['), "{letter}");
    // A rest that nobody says how to pay is asked for.
    world.run(&["set", &id, "payments.2.amount", "10"]).success();
    says(&text(&world, &id), &["The rest of what we accept, USD 90.30, is to be paid: [by which date is it paid, and how?]"]);
    assert!(rules(&world, &id).contains(&"placeholder-left".to_owned()));
}

#[test]
fn money_withheld_on_suspicion_is_asked_for_with_identity_and_source() {
    let world = World::new();
    let notice = "Hello,\n\nYour Amazon.com selling account has been deactivated. We have reason to believe that the account is used to launder \
                  money. Funds will be held for 90 days.\n\nTo release the funds, send us proof of your identity and of the source of your \
                  funds.\n";
    let answers = r#"
[seller]
store = "Alder Optics"
legal_name = "Alder Optics LLC"
seller_id = "A2ALDEROPTIC1"
[notice]
received_on = "2026-08-05"
[funds]
currency = "USD"
withheld = "$4,210.55"
deactivated_on = "2026-08-05"
source_of_funds = "We bought 60 binoculars from their maker and sold 52 of them"
bank_holder = "Alder Optics LLC"
bank_last4 = "1180"
[[liabilities]]
id = "l1"
kind = "Open orders"
count = "0"
amount = "0"
[[liabilities]]
id = "l2"
kind = "A-to-z claims"
count = "2"
amount = "$130.50"
[[sources]]
id = "s1"
purchase = "Tern Optical, invoice 90"
goods = "30 binoculars"
orders = "28 orders"
proceeds = "2,520"
[[sources]]
id = "s2"
purchase = "Tern Optical, invoice 97"
goods = "30 binoculars"
orders = "24 orders"
proceeds = "USD 2,160.00"
"#;
    let papers: &[(&str, &str, &[&str])] = &[
        ("passport.pdf", "identity-document", &[]),
        ("bank.pdf", "bank-statement", &[]),
        ("invoices.pdf", "invoice", &["s1", "s2"]),
        ("orders.csv", "report", &["l1", "l2"]),
    ];
    let id = case(&world, Some(notice), answers, papers);
    says(
        &text(&world, &id),
        &[
            "We ask for payment of the balance withheld in this account: USD 4,210.55. The account was deactivated on August 5, 2026. The hold \
             of 90 days ended on November 3, 2026.",
            "Open items in total: USD 130.50.",
            "Proceeds in total: USD 4,680.00.",
            "The selling account and the bank account are in the same name.",
        ],
    );
}

#[test]
fn a_reimbursement_is_claimed_from_the_event_to_the_payment() {
    let world = World::new();
    let answers = r#"
document = "reimbursement"
[seller]
store = "Kestrel Camp"
seller_id = "A3KESTRELCAMP"
[notice]
marketplace = "amazon.com"
[answers.reimbursement]
checked_paid = "yes"
checked_found = "yes"
reports = "Inventory ledger and reimbursements report of 6 November 2026"
[funds]
currency = "USD"
[[charges]]
id = "n1"
category = "reimbursement"
stance = "accept"
[[claims]]
id = "m1"
kind = "lost-in-centre"
event_on = "2026-10-12"
transaction = "adj 7781"
fnsku = "X0011AA22B"
expected = "10"
received = "4"
unit_amount = "$18.25"
basis = "invoice 331, line 4"
reimbursed = "$36.50"
reversed = "$36.50"
[[claims]]
id = "m2"
kind = "return-missing"
event_on = "2026-08-20"
order = "112-0000001-1234567"
expected = "1"
received = "0"
unit_amount = "42.10"
basis = "sale price less fees"
reimbursed = "0"
"#;
    let papers: &[(&str, &str, &[&str])] = &[("ledger.csv", "report", &["m1", "m2"]), ("invoice.pdf", "invoice", &["m1", "m2"])];
    let id = case(&world, None, answers, papers);
    let letter = text(&world, &id);
    says(
        &letter,
        &[
            "We claim USD 151.60 for two events.",
            "Line: 1; Date: October 12, 2026;",
            "Difference: 6; Unit value: USD 18.25; Basis: invoice 331, line 4; Already paid: USD 36.50; Taken back: USD 36.50; Claimed: USD 109.50",
            "Line: 2;",
            "Total of all lines: USD 151.60.",
        ],
    );
    assert!(!letter.contains('['), "{letter}");
    // The payment comes: what is left to claim goes down with it.
    world.run(&["set", &id, "claims.1.reversed", ""]).success();
    world.run(&["set", &id, "claims.1.reimbursed", "USD 91.25"]).success();
    says(
        &text(&world, &id),
        &["We claim USD 60.35 for two events.", "Claimed: USD 18.25", "USD 91.25 was paid before; the sums above count it."],
    );
}

#[test]
fn funds_that_were_cleared_and_a_store_that_was_entered_by_others() {
    let world = World::new();
    let notice = "Hello,\n\nWe believe that someone other than you has had access to your Amazon.com selling account, and your account has been \
                  deactivated. Your balance has been set to zero while we investigate.\n\nWithin 17 days, tell us how it happened, what you \
                  have done and how you prevent it.\n";
    let answers = r#"
[seller]
store = "Otter Creek Books"
seller_id = "A4OTTERCREEK1"
[notice]
received_on = "2026-11-02"
[answers.account-compromised]
timeline = "On 1 November at 04:10 the deposit account was changed; at 08:00 we saw it."
way_in = "A shared password, used again on another site."
touched = "The deposit account and USD 1,204.00 of the balance."
access = "Two people, each with an own login and an authenticator app."
[[causes]]
id = "c1"
happened = "On 1 November a stranger logged in with a password that two of us shared and changed the deposit account."
why_1 = "Two people used one login."
why_2 = "We had set up no users of their own and no second step at login."
extent = "1 login, 1 deposit account, USD 1,204.00"
[[corrective]]
id = "a1"
causes = ["c1"]
what = "We changed all passwords, ended every session and put the deposit account back"
done_on = "2026-11-02"
by = "Owen Lark, owner"
[[preventive]]
id = "p1"
causes = ["c1"]
what = "Each user has an own login with the least rights for the task, and two-step verification with an app; the owner's login is for administration alone"
who = "Owen Lark, in absence Ida Lark"
cadence = "user list read on the first of each month"
since = "2026-11-03"
check = "the printed list is signed by both"
"#;
    let papers: &[(&str, &str, &[&str])] = &[("users.png", "screenshot", &["a1", "p1"]), ("logins.csv", "report", &["c1"])];
    let id = case(&world, Some(notice), answers, papers);
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    let letter = text(&world, &id);
    says(
        &letter,
        &[
            "access by others to the account. We accept it. One corrective action was completed on November 2, 2026.",
            "Root cause: We had set up no users of their own and no second step at login.",
            "two-step verification with an app",
            "What was touched: The deposit account and USD 1,204.00 of the balance.",
        ],
    );
}

#[test]
fn a_ban_for_performance_is_answered_charge_by_charge() {
    let world = World::new();
    let notice = "Hello from Amazon.com,\n\nYour selling account has been deactivated and your listings have been removed. Your Order Defect Rate \
                  of 4% exceeds our target of under 1%, and your late shipment rate of 10% exceeds our target of under 4%. Funds are held for 90 \
                  days.\n\nSend us a plan of action within 17 days.\n";
    let answers = r#"
[seller]
store = "Foxglove Frames"
seller_id = "A5FOXGLOVEFR"
[notice]
received_on = "2026-11-04"
[[metrics]]
id = "m1"
name = "Order Defect Rate"
value = "4 %"
target = "under 1 %"
defects = "2"
orders = "50"
ratings = "3"
positive = "1"
period = "60 days to 31 October 2026"
[[metrics]]
id = "m2"
name = "Late Shipment Rate"
value = "10 %"
target = "under 4 %"
defects = "5"
orders = "50"
period = "30 days to 31 October 2026"
"#;
    let id = case(&world, Some(notice), answers, &[]);
    let read = world.json(&["notice", "notice.txt", "--json"]);
    for category in ["order-defect-rate", "late-shipment"] {
        assert!(read["categories"].to_string().contains(category), "{read}");
    }
    let first = world.out(&["get", &id, "charges.1.category"]);
    let (defects, late) = if first.trim() == "order-defect-rate" { ("1", "2") } else { ("2", "1") };
    world.run(&["set", &id, &format!("charges.{defects}.stance"), "accept"]).success();
    world.run(&["set", &id, &format!("charges.{late}.stance"), "dispute"]).success();
    world.run(&["set", &id, "rebuttals.new.fact", "All 5 parcels were scanned by the carrier on the day they were due"]).success();
    world.run(&["set", &id, "rebuttals.1.charges", late]).success();
    let letter = text(&world, &id);
    says(
        &letter,
        &[
            "The notice makes two charges: ",
            "order defect rate, which we accept",
            "late shipment, which we dispute",
            "Defects: 2; Orders: 50; Ratings: 3; Positive: 1;",
            "3 of 50 buyers left a rating, 1 of them a positive one; 47 left none.",
            "All 5 parcels were scanned by the carrier on the day they were due.",
        ],
    );
    // What the seller is told beside it: the rate, the orders it takes, and the score.
    let sums = String::from_utf8(world.run(&["check", &id, "--json"]).get_output().stdout.clone()).unwrap();
    says(
        &sums,
        &[
            "2 of 50 orders: 4.00 %. With 2 in the window the target (under 1 %) is met from 201 orders on.",
            "1 of 3 ratings is positive: a score of 33 %, while 47 of 50 buyers said nothing.",
            "5 of 50 orders: 10.00 %. With 5 in the window the target (under 4 %) is met from 126 orders on.",
        ],
    );
}
