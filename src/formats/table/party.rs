//! Which party a role belongs to, by what stands over it and by its own title.

use super::text::title_key;
use crate::model::{Matrix, Party, PartyKind};

/// Beginnings of words that mean an organisation which works for the customer.
const PROVIDER: &str = "provider vendor supplier msp mssp outsourc contractor subcontractor dienstleister \
    dienstleistung lieferant anbieter auftragnehmer prestataire fournisseur infogér proveedor contratista \
    leverancier dienstverlener 공급 위탁 제공자 ベンダー 委託先 プロバイダ поставщик подрядчик провайдер";
/// Beginnings of words that mean somebody outside both.
const THIRD_PARTY: &str = "auditor auditeur regulator aufsicht wirtschaftsprüfer régulateur regulador \
    toezichthouder аудитор регулятор 감사인 監査人";
/// Words that mean one's own side.
const OWN: &str =
    "internal intern interne interner interno customer kunde client cliente klant 고객 顧客 заказчик";
/// Beginnings of words for a person who looks after providers without being one.
const MANAGES: &str = "manag relationship";

/// Which side a title or heading speaks of; `None` where it does not say.
pub(in crate::formats) fn side_of(text: &str) -> Option<PartyKind> {
    let text = title_key(text);
    let says = |list: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| list.split_ascii_whitespace().any(|known| word.starts_with(known)))
    };
    if text.contains("third party") || text.contains("third-party") {
        return Some(PartyKind::ThirdParty);
    }
    // An internal auditor and a vendor manager are the customer's own people.
    let own = |word: &str| OWN.split_ascii_whitespace().any(|known| known == word);
    if text.split(|c: char| !c.is_alphanumeric()).any(own)
        || (says(MANAGES) && !text.contains('(') && says(PROVIDER))
    {
        return Some(PartyKind::Customer);
    }
    if says(THIRD_PARTY) {
        return Some(PartyKind::ThirdParty);
    }
    says(PROVIDER).then_some(PartyKind::Provider)
}

/// The matrix's party of this name.
pub(in crate::formats) fn named<'a>(matrix: &'a Matrix, name: &str) -> Option<&'a Party> {
    let key = title_key(name);
    matrix.parties.iter().find(|party| !key.is_empty() && title_key(&party.name) == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_side() {
        for (title, side) in [
            ("Provider Network Engineer", Some(PartyKind::Provider)),
            ("Service Desk (MSP)", Some(PartyKind::Provider)),
            ("Account Manager (Provider)", Some(PartyKind::Provider)),
            ("Externer Dienstleister", Some(PartyKind::Provider)),
            ("Vendor Manager", Some(PartyKind::Customer)),
            ("External Auditor", Some(PartyKind::ThirdParty)),
            ("Internal Auditor", Some(PartyKind::Customer)),
            ("Third party", Some(PartyKind::ThirdParty)),
            ("CISO", None),
        ] {
            assert_eq!(side_of(title), side, "{title}");
        }
    }
}
