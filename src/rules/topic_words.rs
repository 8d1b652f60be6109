//! The words behind `topics`: beginnings of folded words by their first letter, in English, German, French,
//! Spanish and Dutch, in alphabetical order. A full stop ends an entry that is a whole word; the longest
//! entry wins.

use super::topics::Topics as T;

/// Words that begin with one letter.
pub(super) type Entries = &'static [(&'static str, T)];

const DEPLOYS: T = T::DEPLOY.and(T::RELEASE);
const CHECKS: T = T::REVIEW.and(T::VERIFY);

#[rustfmt::skip]
pub(super) const WORDS: [Entries; 26] = [
    &[
        ("aanvaard", T::ACCEPT), ("aanvraag", T::REQUEST), ("aanvragen", T::REQUEST), ("abgleich", T::REVIEW),
        ("abnahme", T::APPROVE), ("accept", T::ACCEPT), ("acces.", T::ACCESS), ("acceso", T::ACCESS),
        ("access", T::ACCESS), ("account.", T::ACCESS), ("acept", T::ACCEPT), ("aceptac", T::ACCEPT),
        ("admin.", T::PRIVILEGED), ("administ", T::ADMINISTER), ("administrador", T::PRIVILEGED),
        ("administrateur", T::PRIVILEGED), ("administrator", T::PRIVILEGED), ("adminrecht", T::PRIVILEGED),
        ("akzept", T::ACCEPT), ("anbieter", T::VENDOR), ("anfrage", T::REQUEST), ("annual", T::QUALIFIER),
        ("annuel", T::QUALIFIER), ("antrag", T::REQUEST), ("antragstell", T::SUBMIT.and(T::REQUEST)),
        ("anual", T::QUALIFIER), ("approb", T::APPROVE), ("approuv", T::APPROVE), ("approv", T::APPROVE),
        ("aprob", T::APPROVE), ("aprueb", T::APPROVE), ("assign", T::PROVISION), ("attest", T::REVIEW),
        ("attribu", T::PROVISION), ("audit", T::AUDIT), ("ausfuhr", T::EXECUTE), ("ausroll", DEPLOYS),
        ("ausstieg", T::EXIT), ("authoris", T::APPROVE), ("authoriz", T::APPROVE), ("autoris", T::APPROVE),
        ("autoriz", T::APPROVE), ("awareness", T::PAPER),
    ],
    &[
        ("backup", T::BACKUP), ("bauen", T::BUILD), ("beantrag", T::SUBMIT.and(T::REQUEST)),
        ("beeindig", T::ENDING), ("beendig", T::ENDING), ("beheer", T::ADMINISTER),
        ("beheerder", T::PRIVILEGED), ("benutzerkont", T::ACCESS), ("beoordel", T::REVIEW),
        ("berechtigung", T::ACCESS), ("betaling", T::PAYMENT), ("betreib", T::OPERATE),
        ("betrieb", T::OPERATE), ("bewijs", T::MATERIAL), ("bewillig", T::APPROVE), ("breach", T::INCIDENT),
        ("budget", T::PAPER), ("build.", T::BUILD), ("building.", T::BUILD),
    ],
    &[
        ("calendar", T::MATERIAL), ("certificat", T::NONE), ("check", T::VERIFY), ("classificat", T::NONE),
        ("coding", T::DEVELOP), ("comprob", CHECKS), ("compte.", T::ACCESS), ("configurat", T::NONE),
        ("contract", T::CONTRACT), ("contrat", T::CONTRACT), ("controle.", CHECKS), ("controler.", CHECKS),
        ("coordin", T::MATERIAL), ("copia.", T::BACKUP), ("cortafuegos", T::FIREWALL),
        ("crea.", T::PROVISION), ("creacion", T::PROVISION), ("crear.", T::PROVISION),
        ("create", T::PROVISION), ("creating", T::PROVISION), ("creation", T::PROVISION),
        ("credential", T::ACCESS), ("cree", T::PROVISION), ("cuenta.", T::ACCESS),
    ],
    &[
        ("daily", T::QUALIFIER), ("data.", T::DATA), ("daten", T::DATA), ("datensicher", T::BACKUP),
        ("dato.", T::DATA), ("datos", T::DATA), ("decid", T::APPROVE), ("decis", T::APPROVE),
        ("delet", T::RETURN), ("demande.", T::REQUEST), ("demander", T::SUBMIT.and(T::REQUEST)),
        ("deploie", DEPLOYS), ("deploy", DEPLOYS), ("deprovision", T::PROVISION), ("derecho.", T::ACCESS),
        ("desarroll", T::DEVELOP), ("despleg", DEPLOYS), ("despliegue", DEPLOYS), ("develop", T::DEVELOP),
        ("disable", T::PROVISION), ("document", T::PAPER), ("dokument", T::PAPER), ("donnee.", T::DATA),
        ("droit.", T::ACCESS),
    ],
    &[
        ("einreich", T::SUBMIT), ("einricht", T::PROVISION), ("ejecu", T::EXECUTE),
        ("eliminacion", T::RETURN), ("emergencia", T::EMERGENCY), ("emergency", T::EMERGENCY),
        ("end.", T::ENDING), ("ende.", T::ENDING), ("entitlement", T::ACCESS), ("entscheid", T::APPROVE),
        ("entwickl", T::DEVELOP), ("entzieh", T::PROVISION), ("entzug", T::PROVISION), ("erlaub", T::APPROVE),
        ("evaluat", T::REVIEW), ("evidence", T::MATERIAL), ("execut", T::EXECUTE), ("executive", T::NONE),
        ("exercise", T::VERIFY), ("exit", T::EXIT), ("exploit", T::OPERATE), ("external", T::QUALIFIER),
    ],
    &[
        ("factur", T::PAYMENT), ("factuur", T::PAYMENT), ("finding", T::MATERIAL), ("firewall", T::FIREWALL),
        ("follow.", T::MATERIAL), ("followup", T::MATERIAL), ("formation.", T::PAPER),
        ("fournisseur", T::VENDOR), ("freigab", T::APPROVE), ("freigeb", T::APPROVE),
    ],
    &[
        ("gegevens", T::DATA), ("genehmig", T::APPROVE), ("gerer.", T::HANDLE.and(T::OPERATE)),
        ("gestion.", T::HANDLE), ("goedkeur", T::APPROVE), ("golive", DEPLOYS), ("grant", T::PROVISION),
        ("guideline", T::PAPER),
    ],
    &[
        ("habilitation", T::ACCESS), ("halbjahrl", T::QUALIFIER), ("handbook", T::PAPER),
        ("handbuch", T::PAPER), ("handl", T::HANDLE), ("herstel", T::RECOVERY),
    ],
    &[
        ("identif", T::RAISE), ("identit", T::NONE), ("identity", T::NONE), ("implement", T::OPERATE),
        ("incident", T::INCIDENT), ("independent", T::QUALIFIER), ("indienen", T::SUBMIT),
        ("inricht", T::PROVISION), ("instruction", T::PAPER), ("interfac", T::NONE),
        ("intern", T::INTERNAL.and(T::QUALIFIER)), ("internet", T::NONE), ("investigat", T::NONE),
        ("invoice", T::PAYMENT), ("isms", T::ISMS),
    ],
    &[
        ("jaarlijks", T::QUALIFIER), ("jahrlich", T::QUALIFIER), ("journal.", T::LOG), ("journaux", T::LOG),
    ],
    &[
        ("konten.", T::ACCESS), ("konto", T::ACCESS), ("kwartaal", T::QUALIFIER),
    ],
    &[
        ("leverancier", T::VENDOR), ("lieferant", T::VENDOR), ("live.", T::PRODUCTION), ("log.", T::LOG),
        ("logbestand", T::LOG), ("logboek", T::LOG), ("logdatei", T::LOG), ("logfile", T::LOG),
        ("logging.", T::LOG), ("losch", T::RETURN),
    ],
    &[
        ("maandelijks", T::QUALIFIER), ("manag", T::HANDLE.and(T::OPERATE)), ("managementsystem", T::ISMS),
        ("manual.", T::PAPER), ("meld", T::RAISE.and(T::NOTICE)), ("mensual", T::QUALIFIER),
        ("mensuel", T::QUALIFIER), ("monatlich", T::QUALIFIER), ("monitor", T::MONITOR),
        ("monthly", T::QUALIFIER),
    ],
    &[
        ("noodgeval", T::EMERGENCY), ("noodsituatie", T::EMERGENCY), ("notfall", T::EMERGENCY),
        ("notice", T::NOTICE), ("notif", T::NOTICE),
    ],
    &[
        ("offboard", T::NONE), ("onderaannem", T::SUBCONTRACT), ("ontwikkel", T::DEVELOP),
        ("opera.", T::OPERATE), ("operac", T::OPERATE), ("operar.", T::OPERATE), ("operat", T::OPERATE),
    ],
    &[
        ("pagar.", T::PAYMENT), ("pago", T::PAYMENT), ("paiement", T::PAYMENT), ("parefeu", T::FIREWALL),
        ("pay.", T::PAYMENT), ("payment", T::PAYMENT), ("perform", T::EXECUTE), ("performance", T::NONE),
        ("period", T::QUALIFIER), ("permiso", T::ACCESS), ("permission", T::ACCESS), ("plan.", T::PAPER),
        ("planning.", T::PAPER), ("plans.", T::PAPER), ("policies", T::PAPER), ("policy", T::PAPER),
        ("politica", T::PAPER), ("politique", T::PAPER), ("prepar", T::MATERIAL), ("privileg", T::PRIVILEGED),
        ("procedur", T::PAPER), ("prod.", T::PRODUCTION), ("produccion", T::PRODUCTION),
        ("productie", T::PRODUCTION), ("production", T::PRODUCTION), ("produktion", T::PRODUCTION),
        ("produktiv", T::PRODUCTION), ("program.", T::PAPER), ("programm", T::DEVELOP),
        ("programme", T::PAPER), ("protokoll", T::LOG), ("proveedor", T::VENDOR), ("provision", T::PROVISION),
        ("pruf", CHECKS),
    ],
    &[
        ("quartal", T::QUALIFIER), ("quarterly", T::QUALIFIER),
    ],
    &[
        ("raise", T::RAISE), ("raising", T::RAISE), ("readiness", T::MATERIAL), ("recertif", T::REVIEW),
        ("rechnung", T::PAYMENT), ("rechte", T::ACCESS), ("rechten", T::ACCESS), ("recover", T::RECOVERY),
        ("recuperacion", T::RECOVERY), ("regelmassig", T::QUALIFIER), ("regular", T::QUALIFIER),
        ("release", T::RELEASE), ("removal", T::PROVISION), ("remove", T::PROVISION),
        ("removing", T::PROVISION), ("report", T::RAISE.and(T::NOTICE)), ("request", T::REQUEST),
        ("restaur", T::RECOVERY), ("restitu", T::RETURN), ("restoration", T::RECOVERY),
        ("restore", T::RECOVERY), ("restoring", T::RECOVERY), ("retroactive", T::QUALIFIER),
        ("return", T::RETURN), ("reversib", T::EXIT), ("review", T::REVIEW), ("revisa", T::REVIEW),
        ("revision", T::REVIEW), ("revocation", T::PROVISION), ("revoke", T::PROVISION), ("revue", T::REVIEW),
        ("richtlinie", T::PAPER), ("riesgo", T::RISK), ("right.", T::ACCESS), ("rights.", T::ACCESS),
        ("risico", T::RISK), ("risik", T::RISK), ("risk", T::RISK), ("risque", T::RISK), ("rollout", DEPLOYS),
        ("root.", T::PRIVILEGED), ("ruckgab", T::RETURN), ("run.", T::OPERATE), ("running.", T::OPERATE),
    ],
    &[
        ("sauvegard", T::BACKUP), ("schedul", T::MATERIAL), ("schulung", T::PAPER), ("semestr", T::QUALIFIER),
        ("server", T::SERVER), ("serveur", T::SERVER), ("servidor", T::SERVER), ("setup", T::PROVISION),
        ("sgsi", T::ISMS), ("sicherung.", T::BACKUP), ("smsi", T::ISMS),
        ("solicitar", T::SUBMIT.and(T::REQUEST)), ("solicitud", T::REQUEST), ("sortie.", T::EXIT),
        ("soumet", T::SUBMIT), ("soumission", T::SUBMIT), ("standard.", T::PAPER), ("storung", T::INCIDENT),
        ("strateg", T::PAPER), ("subcontract", T::SUBCONTRACT), ("subcontrat", T::SUBCONTRACT),
        ("submi", T::SUBMIT), ("subprocessor", T::SUBCONTRACT), ("subunternehm", T::SUBCONTRACT),
        ("supplier", T::VENDOR), ("support", T::MATERIAL), ("suppression", T::RETURN),
    ],
    &[
        ("terminat", T::ENDING), ("terugga", T::RETURN), ("test", T::VERIFY), ("toegang", T::ACCESS),
        ("toekenn", T::PROVISION), ("toestemming", T::APPROVE), ("trail", T::MATERIAL),
        ("training", T::PAPER), ("transition", T::EXIT), ("trigger", T::QUALIFIER),
        ("trimestr", T::QUALIFIER),
    ],
    &[
        ("uberpruf", CHECKS), ("uitrol", DEPLOYS), ("uitvoer", T::EXECUTE), ("umsetz", T::OPERATE),
        ("unterauftrag", T::SUBCONTRACT), ("unterstutz", T::MATERIAL), ("urgence", T::EMERGENCY),
        ("urgencia", T::EMERGENCY),
    ],
    &[
        ("validat", T::VERIFY), ("vendor", T::VENDOR), ("vergabe", T::PROVISION), ("vergeb", T::PROVISION),
        ("verifi", T::VERIFY), ("verify", T::VERIFY), ("verleen", T::PROVISION), ("verlen", T::PROVISION),
        ("vernicht", T::RETURN), ("vertrag", T::CONTRACT), ("verwalt", T::ADMINISTER),
        ("verwijder", T::PROVISION), ("vorfall", T::INCIDENT), ("vorschrift", T::PAPER), ("vpn", T::VPN),
        ("vulnerab", T::NONE),
    ],
    &[
        ("weekly", T::QUALIFIER), ("wekelijks", T::QUALIFIER), ("wiederherstell", T::RECOVERY),
        ("withdraw", T::PROVISION), ("wochentlich", T::QUALIFIER),
    ],
    &[],
    &[
        ("yearly", T::QUALIFIER),
    ],
    &[
        ("zahlung", T::PAYMENT), ("zugang", T::ACCESS), ("zugriff", T::ACCESS), ("zurucksicher", T::RECOVERY),
        ("zustimm", T::APPROVE), ("zuweis", T::PROVISION),
    ],
];
