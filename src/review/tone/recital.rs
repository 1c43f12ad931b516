//! Rules recited in the place of a solution, and links out of the marketplace.

use std::ops::Range;

use crate::review::finding::Finding;
use crate::review::phrases::quote;
use crate::review::prose::split::words;
use crate::review::prose::text::Prose;

/// Links to policy pages that are a recital.
const LINKS: usize = 4;
/// Readings of policies, told in so many sentences, that are a recital.
const READINGS: usize = 2;
/// Words of a sentence that tells of a reading and goes on to recite.
const LISTED: usize = 30;
/// Hosts of the marketplaces; a link to any other page leaves them.
const HOSTS: &[&str] = &["amazon.", "amazonservices.", "walmart.", "ebay.", "etsy.", "tiktok.", "tiktokglobalshop."];

/// Runs `policy-recital` and `external-link`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let links = links(&prose.text);
    let (inside, outside): (Vec<_>, Vec<_>) = links.into_iter().partition(|(_, host)| HOSTS.iter().any(|h| host.contains(h)));
    for (place, host) in outside.iter().filter(|(place, _)| !prose.is_quoted(place)).take(3) {
        let rule = "external-link";
        let message = format!("The link to {} leads out of the marketplace. Reviewers do not open it.", quote(host));
        found.push(prose.finding(prose.knowledge.severity(rule), rule, place, message).fix("Attach what it shows as an exhibit."));
    }
    let readings = prose.marks("policy-reading");
    // A reading told in one breath with what was read: "we have read the policy and now understand that …; that …".
    let listed = |s: &&crate::review::prose::text::Sentence| {
        words(prose.str(&s.range)) >= LISTED && prose.has("policy-reading", &s.range) && !prose.has("own-breach", &s.range)
    };
    let told = prose.running().find(listed).map(|s| s.range.clone());
    let place = if inside.len() >= LINKS {
        inside.first().map(|(place, _)| place.clone())
    } else {
        readings.first().cloned().filter(|_| readings.len() >= READINGS).or(told)
    };
    if let Some(place) = place {
        let rule = "policy-recital";
        let message = "Policies are listed or recited. The reviewer wrote them.";
        found.push(
            prose
                .finding(prose.knowledge.severity(rule), rule, &place, message)
                .fix("Name the one rule that was broken, once, in your own words."),
        );
    }
}

/// Every address of a page, with its host in lower case.
fn links(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut base = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if let Some(at) = word.find("http://").or_else(|| word.find("https://")).or_else(|| word.find("www.")) {
            let address = word[at..].trim_end().trim_end_matches(['.', ',', ')', ']', '>', ';', '"']);
            let bare = address.trim_start_matches("http://").trim_start_matches("https://");
            let host = bare.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
            if host.contains('.') {
                found.push((base + at..base + at + address.len(), host));
            }
        }
        base += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_host() {
        let text = "See (https://drive.example.com/x?y) and www.amazon.de/z. No http:// here";
        let found: Vec<_> = links(text).into_iter().map(|(r, h)| (&text[r], h)).collect();
        assert_eq!(
            found,
            [("https://drive.example.com/x?y", "drive.example.com".to_owned()), ("www.amazon.de/z", "www.amazon.de".to_owned())]
        );
    }
}
