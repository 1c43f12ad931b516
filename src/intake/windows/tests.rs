//! Sentences with spans, each with the window to answer and the hold it gives, or none.

use super::*;
use crate::intake::decode::decode;

fn windows(text: &str, store: Marketplace) -> Windows {
    let decoded = decode(text.as_bytes(), "").unwrap();
    Windows::read(&decoded.text, &Letter::find(&decoded), store, WindowWords::built_in())
}

/// Window, hold, and the words.
#[rustfmt::skip]
const SENTENCES: &[(Option<u32>, Option<u32>, &str)] = &[
    (Some(30), None, "For 30 days from today you can ask us to look at it again."),
    (Some(30), None, "The window for an appeal is 30 days."),
    (Some(10), None, "Should we not hear from you in the coming 10 days, the account stays closed."),
    (Some(5), None, "Your answer is due five business days from today."),
    (Some(60), None, "If 60 days pass and no appeal has come, the decision is final."),
    (Some(30), None, "You have 30 days."),
    (Some(60), None, "Please, before 60 days have gone by: enter your VAT number."),
    (None, Some(90), "Whatever you have earned stays with us for three months."),
    (None, Some(90), "Funds won't be transferred to you for now; they may be held for up to 90 days or longer."),
    (None, Some(21), "You can't list new items for 7 days, and payouts may be held for up to 21 days."),
    (Some(60), None, "You can appeal up to 60 days after this notice."),
    (None, Some(90), "Your funds will be held for 90 days from the date of this letter, so that buyers can be paid."),
    (Some(17), None, "If you do not send us this information within 17 days, your account may be deactivated."),
    (None, None, "Please make sure invoices are dated within the last 365 days."),
    (None, Some(90), "Funds will not be transferred to you but will stay in your account while we work with you to address this issue. Your funds will be held for up to 90 days."),
    (None, Some(90), "When we put a hold on your account, any remaining balance will be held for 90 days to cover A-to-z claims and chargebacks."),
    (Some(3), None, "You have 72 hours to submit a plan of action."),
    (Some(3), None, "If we don't hear from you in the next 3 days, we will remove your listing."),
    (None, None, "We will review your documents and respond within 48 hours."),
    (None, None, "You will receive a response within 2 business days."),
    (None, None, "We'll get back to you in 7 days."),
    (Some(30), None, "Please submit your appeal no later than 30 days after receipt of this notice."),
    (Some(14), None, "Respond to this notice within fourteen (14) calendar days."),
    (None, None, "Inventory in our fulfillment centers must be removed within 30 days or it will be destroyed at your expense."),
    (None, None, "Utility bill issued in the last 90 days."),
    (None, None, "The bill must not be older than 90 days."),
    (None, None, "A bank statement from the last 3 months."),
    (Some(180), None, "You may appeal this decision within six months (180 days) of this notification."),
    (None, None, "You can create a removal order within 30 days."),
    (None, Some(60), "You may request your remaining funds 60 days after the deactivation."),
    (None, Some(90), "After 90 days, you may contact payments-funds@amazon.com to request your funds."),
    (None, None, "Your order defect rate over the last 60 days is 2.3%."),
    (None, None, "Your late shipment rate for the past 30 days is 12%."),
    (Some(21), None, "We need your answer in three weeks."),
    (Some(21), None, "If we do not get your answer within 3 weeks, the listing will be permanently removed."),
    (Some(7), None, "Please pay the balance due within 7 business days."),
    (Some(28), None, "You have 28 days to verify your information."),
    (None, None, "The verification may take up to 3 days."),
    (None, None, "Please allow 5 business days for us to review your submission."),
    (None, Some(14), "We are reviewing your account. This review takes up to 14 days. You cannot withdraw your balance during this time."),
    (None, Some(30), "During this review, which may take up to 30 days, your payouts will be on hold."),
    (Some(5), None, "To avoid suspension, submit proof of delivery in 5 days."),
    (Some(2), None, "Please provide tracking numbers within 48 hours or the account will be suspended."),
    (Some(30), Some(180), "Appeal within 30 days. Your balance may be held for 180 days."),
    (None, Some(180), "PayPal funds held 180 days."),
    (None, Some(7), "Your deposits are on hold for 7 days."),
    (Some(60), None, "If your appeal is not filed within 60 days of the date of this letter the decision becomes final."),
    (None, None, "Customers can return items within 30 days."),
    (None, None, "You must ship orders within 2 business days."),
    (None, None, "You should answer buyer messages within 24 hours."),
    (Some(14), None, "Time to respond: 14 days"),
    (Some(14), None, "Deadline: 14 days from receipt"),
    (None, None, "Violations stay on your record for 180 days."),
    (None, None, "We may hold listings for 30 days."),
    (Some(90), None, "You have 90 days from the date of deactivation to submit an appeal."),
    (None, None, "Licenses must be valid for at least 45 days."),
    (Some(7), None, "Failure to respond within seven days will result in suspension."),
    (Some(17), Some(90), "Wenn wir innerhalb von 17 Tagen keine Antwort erhalten, wird Ihr Konto geschlossen. Ihr Guthaben wird 90 Tage lang einbehalten."),
    (Some(14), None, "Bitte reichen Sie die Unterlagen binnen 14 Tagen ein."),
    (Some(3), None, "Sie haben 72 Stunden Zeit, um zu antworten."),
    (None, None, "Rechnungen der letzten 365 Tage"),
    (None, None, "Die Stromrechnung darf nicht älter als 90 Tage sein."),
    (None, None, "Wir prüfen Ihre Angaben innerhalb von 2 Werktagen."),
    (None, Some(90), "Auszahlungen werden für bis zu 90 Tage zurückgehalten."),
    (Some(30), None, "Sie können innerhalb von 30 Tagen Einspruch einlegen."),
    (Some(17), None, "Veuillez nous envoyer un plan d'action dans un délai de 17 jours."),
    (Some(30), Some(90), "Si vous ne répondez pas sous 30 jours, votre compte sera fermé. Vos fonds seront conservés pendant 90 jours."),
    (None, None, "Des factures datées de moins de 365 jours"),
    (None, None, "Nous vous répondrons sous 48 heures."),
    (Some(7), None, "Vous avez 7 jours pour fournir les documents."),
    (Some(17), Some(90), "Se non riceviamo il piano entro 17 giorni, il tuo account verrà disattivato. I fondi saranno trattenuti per 90 giorni."),
    (None, None, "Fatture degli ultimi 365 giorni"),
    (Some(10), None, "Hai 10 giorni per presentare ricorso."),
    (None, None, "Una bolletta emessa negli ultimi 90 giorni"),
    (Some(17), Some(90), "Si no recibimos su plan en un plazo de 17 días, cerraremos su cuenta. Retendremos sus fondos durante 90 días."),
    (None, None, "Facturas de los últimos 365 días"),
    (Some(5), None, "Tiene 5 días para responder."),
    (Some(30), None, "Puede apelar dentro de los próximos 30 días."),
    (Some(17), Some(90), "如果我们在17天内没有收到您的行动计划，您的账户将被永久停用。您的资金将被冻结90天。"),
    (Some(3), None, "请在72小时内回复。"),
    (None, None, "最近365天内的发票"),
    (None, None, "过去90天内开具的水电费账单"),
    (Some(30), Some(90), "您可以在30天内提出申诉。账户余额最多保留90天。"),
    (Some(17), Some(90), "17日以内に改善計画をご提出ください。売上金は90日間留保されます。"),
    (Some(3), None, "72時間以内にご返信がない場合、アカウントを停止します。"),
    (None, None, "発行から90日以内の公共料金の請求書"),
    (None, None, "過去365日以内の請求書"),
    (None, None, "审核通常需要3天。"),
    (Some(7), None, "請於7天內回覆並提交文件。"),
    (Some(30), None, "If you wish to contest, file a counter-notice within 30 days."),
    (None, None, "We keep records for 12 months."),
    (None, None, "If your appeal is denied you may try again after 30 days."),
    (None, Some(90), "We may withhold payment for 90 days, and longer if claims are open."),
    (None, Some(90), "your remaining balance becomes eligible for disbursement after a 90-day reserve period"),
    (None, Some(90), "The 90-day hold on your funds starts today."),
    (Some(14), None, "please reply before the end of 14 days"),
    (None, None, "You were given 7 days in our last message."),
    (None, None, "A removal order usually takes 10-14 business days."),
    (None, Some(90), "Money that is left can be asked for after 90 days."),
    (None, Some(90), "We keep what is in your account for three months."),
    (None, Some(90), "No money leaves the account for 90 days."),
    (None, Some(90), "Payouts wait 90 days."),
    (None, Some(90), "Your balance is locked for ninety days."),
    (None, Some(180), "Proceeds are retained up to 180 days."),
    (None, Some(90), "Remaining funds will be paid out to you once 90 days have passed."),
    (None, Some(90), "Funds: kept, 90 days"),
    (None, Some(14), "You will be paid again after a reserve period of 14 days."),
    (Some(2), None, "You've got 48 hours to answer."),
    (Some(7), None, "We need this within a week."),
    (Some(14), None, "Please let us know within a fortnight."),
    (Some(30), None, "You have one month to respond."),
    (Some(3), None, "Reply within 72h."),
    (Some(2), None, "Reply needed within 48 hrs"),
    (Some(14), None, "Before 14 days have passed, please send the documents."),
    (Some(3), None, "You must reply during the next 72 hours."),
    (Some(17), None, "If 17 days go by without an answer from you, we close the account."),
    (Some(7), None, "No reply for 7 days means that the listing stays off."),
    (Some(10), None, "You have 10 days left to dispute this."),
    (Some(30), None, "Your appeal must reach us not later than 30 days from today."),
    (Some(90), None, "Appeals that come later than 90 days will not be read."),
    (Some(30), None, "The appeal window is 30 days."),
    (Some(30), None, "Appeal window: 30 days"),
    (Some(7), None, "This request expires in 7 days."),
    (Some(3), None, "Your account will be deactivated in 72 hours unless you send us a plan."),
    (Some(5), None, "Your shop will be closed in 5 days if no invoices are uploaded."),
    (None, None, "Your listing was taken down 3 days ago."),
    (None, None, "You were warned 30 days ago."),
    (None, None, "You sold 30 units in 10 days."),
    (None, None, "A second deactivation within 180 days leads to permanent closure."),
    (None, None, "You may not list the product for 30 days."),
    (None, None, "You cannot create new listings for 7 days."),
    (None, None, "Your account is restricted for 14 days."),
    (None, None, "You sent 45 messages within 7 days."),
    (None, None, "Three complaints in 90 days were received."),
    (None, None, "We received 5 complaints within the past six months."),
    (None, None, "The listing will be back within 24 hours."),
    (None, None, "Refunds must be issued within 48 hours of a return."),
    (None, None, "Please wait 48 hours before you write again."),
    (None, None, "Do not send a second appeal within 7 days."),
    (None, None, "Once approved, it takes 24 hours until offers are live."),
    (None, None, "You can open a case again in 30 days."),
    (None, None, "Certificates must have been issued in the last 3 years and 6 months."),
    (Some(30), None, "Claims have to be filed within 30 days; this one came late. You have 30 days to ask for another review."),
    (None, None, "Claims have to be filed within 9 months of the delivery."),
    (Some(60), None, "If you do not agree, you can appeal once, within 60 days."),
    (Some(14), Some(90), "Send the documents in the next 14 days. Until the check is done, or for 90 days, we pay nothing out."),
    (None, Some(90), "Until the check is done, or for 90 days, we pay nothing out."),
    (None, Some(30), "The payout is stopped for 30 days."),
    (None, Some(5), "Your payout of $400 will be delayed by 5 business days."),
    (Some(30), None, "Die Frist beträgt 30 Tage."),
    (Some(14), None, "Frist: 14 Tage ab Zugang dieser Nachricht"),
    (Some(7), None, "Bitte antworten Sie uns in den nächsten 7 Tagen."),
    (None, Some(90), "Das Geld auf Ihrem Konto wird 90 Tage lang nicht ausgezahlt."),
    (None, Some(90), "Verbleibende Beträge können Sie nach 90 Tagen anfordern."),
    (Some(30), None, "Vous disposez de 30 jours pour contester cette décision."),
    (None, Some(90), "Le solde de votre compte peut être bloqué jusqu'à 90 jours."),
    (None, Some(90), "Les versements sont suspendus pendant 90 jours."),
    (Some(3), None, "Merci de nous répondre dans les 72 heures."),
    (None, Some(90), "Il saldo verrà bloccato per un massimo di 90 giorni."),
    (Some(14), None, "Ti preghiamo di rispondere entro due settimane."),
    (None, Some(90), "El saldo de su cuenta quedará retenido 90 días."),
    (Some(3), None, "Responda en las próximas 72 horas."),
    (Some(7), None, "您有7天的时间提交申诉材料。"),
    (None, Some(90), "90天后您可以申请提取余额。"),
    (None, None, "订单须在2天内发货。"),
    (Some(30), None, "回答期限：30日"),
    (None, Some(90), "支払いは90日間保留されます。"),
    (Some(14), None, "２週間以内に請求書をお送りください。"),
    (None, None, "Your payout was sent 2 days ago and should arrive within 3 days."),
    (None, None, "A bank statement of the last 90 days that shows payments."),
    (None, Some(30), "Your account is under review. It may last 30 days. No money can be taken out meanwhile."),
    (None, Some(90), "What is in your balance stays where it is for 90 days."),
    (None, Some(45), "Payments are off for 45 days."),
    (None, Some(90), "The balance stays there for 90 days."),
    (Some(14), None, "You have 14 days."),
    (Some(14), None, "Upload the certificate in 14 calendar days."),
    (Some(5), None, "Reply in 5 days with the papers named above."),
    (Some(60), None, "If you do not provide the documents within 60 days, stock in our warehouses may be destroyed."),
    (None, None, "Thousands of offers were uploaded within an hour."),
    (None, None, "Ads are billed every 30 days."),
    (None, Some(90), "Los fondos de su cuenta pueden retenerse durante 90 días."),
    (None, Some(90), "El importe pendiente permanecerá retenido hasta 90 días."),
    (Some(17), None, "Si no recibimos su plan de acción en un plazo máximo de 17 días, la cuenta quedará cerrada."),
    (None, Some(90), "Il saldo resta fermo per 90 giorni."),
    (None, Some(90), "Tratterremo gli importi per un massimo di 90 giorni."),
    (Some(17), None, "Qualora il piano non ci pervenga entro 17 giorni, la decisione sarà definitiva."),
    (None, None, "La factura no puede tener más de 365 días."),
    (None, None, "Responderemos en 48 horas."),
    (None, None, "La verifica può richiedere fino a 3 giorni."),
    (None, Some(90), "Beträge auf dem Konto bleiben 90 Tage bei uns."),
    (Some(30), None, "Sie können diese Entscheidung binnen 30 Tagen anfechten."),
];

#[test]
fn windows_are_told_from_the_other_spans() {
    let mut wrong = Vec::new();
    for (deadline, hold, text) in SENTENCES {
        let got = windows(text, Marketplace::AmazonCom);
        if (got.deadline_days, got.funds_hold_days) != (*deadline, *hold) {
            wrong.push(format!("{text}: {:?}, {:?}", got.deadline_days, got.funds_hold_days));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_words_behind_a_window_are_shown() {
    let text = "Hello,\n\nPlease reply within 17 days. Funds will be held for 90 days.";
    let got = windows(text, Marketplace::AmazonCom);
    let words: Vec<_> = got.signals.iter().map(|s| (s.field.as_str(), &text[s.span.start..s.span.end])).collect();
    assert_eq!(words, [("deadline_days", "17 days"), ("funds_hold_days", "90 days")]);
}

#[test]
fn the_last_day_may_be_a_date() {
    let day = |text: &str, store| windows(text, store).deadline_date;
    assert_eq!(day("Please send us the documents by 5/6/2024.", Marketplace::AmazonCom).as_deref(), Some("2024-05-06"));
    assert_eq!(day("Please send us the documents by 5/6/2024.", Marketplace::AmazonCoUk).as_deref(), Some("2024-06-05"));
    assert_eq!(day("Bitte tragen Sie die Nummer bis zum 1. Juli 2022 ein.", Marketplace::AmazonDe).as_deref(), Some("2022-07-01"));
    assert_eq!(
        day("By which date?\nJune 27, 2023. From that day on we pay nothing.", Marketplace::AmazonCom).as_deref(),
        Some("2023-06-27")
    );
    assert_eq!(day("2024年7月1日までに書類をご提出ください。", Marketplace::AmazonCoJp).as_deref(), Some("2024-07-01"));
    assert_eq!(day("Your listing was removed on May 3, 2021.", Marketplace::AmazonCom), None);
}

#[test]
fn the_letters_own_day_is_read_from_its_line() {
    let day = |text: &str| dated_on(text, Marketplace::AmazonCom, WindowWords::built_in());
    assert_eq!(day("Date: 08/14/2024 (UTC)\nDear Seller,").as_deref(), Some("2024-08-14"));
    assert_eq!(day("Sent: Monday, January 5, 2026 9:00 AM").as_deref(), Some("2026-01-05"));
    assert_eq!(day("Expiry: January 5, 2026"), None);
}

proptest::proptest! {
    #[test]
    fn signals_lie_inside_the_text(text in "(within |for |Funds |[0-9]{1,4} ?days?|三十天|\\(17\\) |by |[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}|[é\n.]|[a-z ]{1,6}){0,30}") {
        if let Ok(decoded) = decode(text.as_bytes(), "") {
            let got = Windows::read(&decoded.text, &Letter::find(&decoded), Marketplace::AmazonDe, WindowWords::built_in());
            for signal in &got.signals {
                assert!(decoded.text.get(signal.span.start..signal.span.end).is_some());
            }
        }
    }
}
