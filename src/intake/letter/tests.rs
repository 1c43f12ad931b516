//! Pastes as sellers have them: what bears the mark IN is the letter's, what bears OUT is not.

use super::Letter;
use crate::intake::decode::decode;

fn check(name: &str, paste: &str) {
    let decoded = decode(paste.as_bytes(), "paste.txt").unwrap();
    let letter = Letter::find(&decoded);
    let own: String = letter.stretches.iter().map(|s| &decoded.text[s.start..s.end]).collect::<Vec<_>>().join("¶");
    assert!(letter.found, "{name}: no letter found");
    for mark in paste.split(|c: char| !c.is_ascii_alphanumeric()) {
        let number = |mark: &str| !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit());
        if mark.strip_prefix("IN").is_some_and(number) {
            assert!(own.contains(mark), "{name}: {mark} was set aside\n{:#?}\n{own}", letter.set_aside);
        }
        if mark.strip_prefix("OUT").is_some_and(number) {
            assert!(!own.contains(mark), "{name}: {mark} was taken for the letter's\n{own}");
        }
    }
}

#[test]
fn chatter_without_a_first_person_is_set_aside() {
    check(
        "terse",
        "Got hit again. Supplier is legit, papers are there. OUT1 is a kettle.\n\nHello Harbour Goods,\n\nWe took down an offer IN1 as buyers say that it is not as described.\n\nPlease tell us the cause.\n\nSeller Performance\n\nTried appealing twice already. OUT2 was returned last week.",
    );
    check(
        "unsigned",
        "Dear Seller,\n\nYour listing IN1 was removed. It is on the list of restricted products.\n\nYou may appeal in Account Health.\n\nThat is all there is. Anybody had this? OUT1 is the same thing and still live.",
    );
}

#[test]
fn a_letter_in_the_middle_of_one_line_is_found() {
    check(
        "one line",
        "Hey everyone, woke up to this OUT1: Hello, your account has been deactivated because IN1 was sold as new and looked used. Please send us a plan of action. Sincerely, Seller Performance Team. I have never sold used stuff OUT2, what do I do?",
    );
    check(
        "quoted",
        "They wrote: \"Dear seller, we have removed your listing IN1. Please send invoices. Amazon Seller Performance\" and now OUT1 is gone too, my best item, what a mess, any advice would be great",
    );
}

#[test]
fn markdown_quotes_hold_the_letter() {
    check(
        "reddit",
        "Suspended for related accounts OUT1\n\nSo this is what I got:\n\n> Hello,\n>\n> Your account IN1 is related to another account.\n>\n> Please send us documents.\n>\n> Seller Performance\n\nI have no other account OUT2. Help\n\nshopguy 3 points 2 hours ago\n\nSame here, OUT3, call them.",
    );
}

#[test]
fn a_quotation_inside_the_letter_does_not_end_it() {
    check(
        "quotation",
        "Hello,\n\nA buyer wrote about your item IN1:\n\n> the box was open\n> and the lid was gone\n> not happy\n\nPlease tell us what happened. Your listing IN2 stays closed until then.\n\nAmazon.com",
    );
}

#[test]
fn the_sellers_own_plan_is_set_aside() {
    check(
        "plan below",
        "Hello,\n\nYour account has been deactivated, since your item IN1 may be inauthentic. Please send a plan of action.\n\nSeller Performance\n\nPLAN OF ACTION\n\nRoot cause: our supplier OUT1 mixed batches.\nCorrective action: we removed OUT2.\n\nWe hope for your kind reply.",
    );
    check(
        "reply above",
        "Dear Seller Performance Team,\n\nI am writing to appeal. We removed OUT1 and trained our staff.\n\nRegards, Tom\n\n-----Original Message-----\nFrom: Amazon <no-reply@example.com>\nSent: Monday\nTo: tom@example.com\nSubject: Your listing IN1\n\nHello,\n\nWe have removed your listing IN2 as a buyer complained. Please provide invoices.\n\nSeller Performance",
    );
    check(
        "to anybody",
        "Hello,\n\nYour selling privileges have been removed. Product IN1 was reported. You may appeal.\n\nRegards, Amazon\n\nTo whom it may concern,\n\nWe have checked OUT1 and found nothing. Please reinstate.\n",
    );
}

#[test]
fn older_mails_below_are_set_aside() {
    check(
        "thread",
        "Hello,\n\nWe have received your submission but do not have enough information to reinstate your listing IN1.\n\nSeller Performance\n\nOn Tue, Jan 5, 2021 at 9:00 AM Tom <tom@example.com> wrote:\n\nDear Team,\n\nPlease reinstate OUT1.\n\nFrom: Amazon <a@example.com>\nDate: Monday\nSubject: Notice OUT2\n\nHello, your listing OUT3 was removed.",
    );
    check(
        "german thread",
        "Guten Tag,\n\nwir haben Ihre Angaben IN1 geprüft und können Ihr Konto nicht freischalten.\n\nVerkäuferleistung\n\nAm 5. Januar 2021 um 09:00 schrieb Tom Krause:\n\nSehr geehrtes Amazon Team, bitte schalten Sie OUT1 frei.",
    );
}

#[test]
fn a_support_agent_is_no_seller() {
    check(
        "agent",
        "Got an answer at last OUT1:\n\nHello Tom,\n\nThank you for contacting Selling Partner Support. My name is Ana and I have looked into your order IN1.\n\n\
         I regret that I am unable to grant your claim IN2.\n\nBest regards,\nAna\nAmazon.com\n\nOn Mon, Jan 5, 2026 Tom wrote:\n\nHi, I want my money for OUT2 back, my buyer lied.",
    );
}

#[test]
fn two_letters_are_both_letters() {
    check(
        "two",
        "First one, from Monday OUT1:\n\nHello,\n\nYour listing IN1 was removed. Please send invoices.\n\nSeller Performance\n\nAnd my second one, from today OUT2:\n\nHello,\n\nYour account has been deactivated because of IN2.\n\nSeller Performance\n\nWhat now?? OUT3",
    );
}

#[test]
fn remarks_between_the_lines_are_set_aside() {
    check(
        "remarks",
        "Hello,\n\nYour listing IN1 was removed because of a trademark complaint.\nme: I never used that mark OUT1\n\nPlease contact the rights owner IN2 (I already did, OUT2, no answer).\n\nIf you think this is an error, IN3, submit an appeal.\n\nNotice Team",
    );
}

#[test]
fn translations_between_the_lines_are_set_aside() {
    check(
        "glosses",
        "Hello,\nYour account is deactivated IN1. 您的账户已停用\n（OUT1）您必须在规定时间内提交文件，否则账户将永久关闭。\nPlease send us your business license IN2 within 30 days.\nAmazon",
    );
}

#[test]
fn signatures_and_words_of_closing_inside_a_letter_do_not_end_it() {
    check(
        "headings",
        "Dear Amazon Seller,\n\nYour account may be deactivated.\n\nAccount Health\n\nThe item below has too many complaints IN1.\n\nBest practices\n\nShip on time IN2.\n\nProduct Safety\n\nThe lid can break IN3.\n\nThank you,\nAmazon\n\nASIN: IN4 B07KD2W9TQ",
    );
    check(
        "buttons",
        "Hello,\n\nYour listing was removed.\n\nChoose \"My inventory\", then \"I agree\" IN1.\n\nOpen my account settings and add a card IN2.\n\nThen press Submit IN3.\n\nSeller Performance",
    );
}

#[test]
fn a_mail_with_a_pasted_head_is_found() {
    check(
        "head",
        "From: Seller Performance <sp@example.com>\nTo: shop@example.com\nDate: Mon, 3 May 2021\nSubject: Notice on IN1\n\nHello,\n\nYour listing IN2 was removed.\n\nAmazon\n\nSo, what does this mean? OUT1 had no complaints, I swear.",
    );
}

#[test]
fn greetings_in_other_languages_begin_a_letter() {
    check(
        "fr",
        "Bonjour à tous, j'ai reçu ça OUT1, au secours\n\nBonjour,\n\nVotre offre IN1 a été retirée. Veuillez envoyer des factures.\n\nCordialement,\nAmazon.fr\n\nC'est quoi OUT2 ?",
    );
    check(
        "es",
        "Hola a todos, me ha llegado esto OUT1\n\nEstimado vendedor:\n\nHemos retirado su oferta IN1. Puede apelar.\n\nAtentamente,\nAmazon.es\n\n¿Alguien sabe qué es OUT2?",
    );
    check(
        "it",
        "Ciao a tutti, ho ricevuto questa OUT1\n\nGentile venditore,\n\nabbiamo rimosso la tua offerta IN1. Puoi presentare ricorso.\n\nCordiali saluti\nAmazon.it\n\nQualcuno sa qualcosa di OUT2?",
    );
    check(
        "ja",
        "助けて。こんなメールが来ました OUT1\n\n出品者様\n\nご利用の出品用アカウントを停止いたしました IN1。改善計画をご提出ください。\n\nAmazon.co.jp\n\nどうすればいいでしょうか OUT2",
    );
    check("zh", "各位大神，收到这个 OUT1\n\n尊敬的卖家：\n\n您的账户已被停用 IN1。请提交行动计划。\n\n亚马逊卖家绩效团队\n\n怎么办 OUT2");
}

#[test]
fn a_letter_alone_is_whole() {
    let text = "Your offer was taken down.\nIt may be unsafe.\n\nAmazon";
    let decoded = decode(text.as_bytes(), "").unwrap();
    let letter = Letter::find(&decoded);
    assert!(letter.found && letter.set_aside.is_empty());
}

#[test]
fn a_sellers_complaint_is_no_letter() {
    let text = "I am done with Amazon. They suspended my account and my wife is furious. My seller performance was perfect.\n\nI sent them invoices, what else do they want from me?";
    let decoded = decode(text.as_bytes(), "").unwrap();
    assert!(!Letter::find(&decoded).found);
}

proptest::proptest! {
    #[test]
    fn letter_and_aside_make_up_the_text(text in "(Hello,\n|Dear Amazon,\n|\n\n|I think my |Your account |Seller Performance\n|> > a\n|> b\n|> c\n|On 2021 Tom wrote:\n|me: x\n|您的账户|[a-z .]{0,9}){0,30}") {
        if let Ok(decoded) = decode(text.as_bytes(), "") {
            let letter = Letter::find(&decoded);
            let mut spans: Vec<_> = letter.stretches.iter().copied().chain(letter.set_aside.iter().map(|s| s.span)).collect();
            spans.sort();
            let mut at = 0;
            for span in spans {
                assert_eq!(span.start, at);
                assert!(decoded.text.get(span.start..span.end).is_some());
                at = span.end;
            }
            assert_eq!(at, decoded.text.len());
        }
    }
}
