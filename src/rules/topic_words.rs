//! The words behind `topics`: beginnings of folded words by their first letter, in English, German, French,
//! Spanish and Dutch. A full stop ends an entry that is a whole word; the longest entry wins.

use super::topics::Topics as T;

/// Words that begin with one letter.
type Entries = &'static [(&'static str, T)];

const DEPLOYS: T = T::DEPLOY.and(T::RELEASE);
const CHECKS: T = T::REVIEW.and(T::VERIFY);

#[rustfmt::skip]
pub(super) const WORDS: [Entries; 26] = [
    &[
        ("abgleich", T::REVIEW), ("abnahme", T::APPROVE), ("accept", T::ACCEPT), ("acceso", T::ACCESS), ("access", T::ACCESS),
        ("acces.", T::ACCESS), ("account.", T::ACCESS), ("aceptac", T::ACCEPT), ("acept", T::ACCEPT),
        ("admin.", T::PRIVILEGED), ("adminrecht", T::PRIVILEGED), ("administ", T::ADMINISTER),
        ("administrador", T::PRIVILEGED), ("administrateur", T::PRIVILEGED), ("administrator", T::PRIVILEGED),
        ("akzept", T::ACCEPT), ("anbieter", T::VENDOR), ("anfrage", T::REQUEST),
        ("annual", T::QUALIFIER), ("annuel", T::QUALIFIER), ("anual", T::QUALIFIER), ("antrag", T::REQUEST),
        ("antragstell", T::SUBMIT.and(T::REQUEST)), ("aanvraag", T::REQUEST),
        ("aanvragen", T::REQUEST), ("aanvaard", T::ACCEPT), ("aprob", T::APPROVE), ("aprueb", T::APPROVE),
        ("approb", T::APPROVE), ("approuv", T::APPROVE), ("approv", T::APPROVE), ("assign", T::PROVISION),
        ("attest", T::REVIEW), ("attribu", T::PROVISION), ("audit", T::AUDIT), ("ausfuhr", T::EXECUTE),
        ("ausroll", DEPLOYS), ("ausstieg", T::EXIT), ("authoris", T::APPROVE), ("authoriz", T::APPROVE),
        ("autoris", T::APPROVE), ("autoriz", T::APPROVE), ("awareness", T::PAPER),
    ],
    &[
        ("backup", T::BACKUP), ("bauen", T::BUILD), ("beantrag", T::SUBMIT.and(T::REQUEST)), ("beendig", T::ENDING),
        ("beeindig", T::ENDING), ("beheer", T::ADMINISTER), ("beheerder", T::PRIVILEGED), ("benutzerkont", T::ACCESS),
        ("beoordel", T::REVIEW), ("berechtigung", T::ACCESS), ("betaling", T::PAYMENT), ("betreib", T::OPERATE),
        ("betrieb", T::OPERATE), ("bewijs", T::MATERIAL), ("bewillig", T::APPROVE), ("breach", T::INCIDENT),
        ("budget", T::PAPER), ("build.", T::BUILD), ("building.", T::BUILD),
    ],
    &[
        ("calendar", T::MATERIAL), ("certificat", T::NONE), ("check", T::VERIFY), ("classificat", T::NONE),
        ("coding", T::DEVELOP), ("comprob", CHECKS), ("compte.", T::ACCESS), ("configurat", T::NONE),
        ("contract", T::CONTRACT), ("contrat", T::CONTRACT), ("controle.", CHECKS), ("controler.", CHECKS),
        ("coordin", T::MATERIAL), ("copia.", T::BACKUP), 
        ("cortafuegos", T::FIREWALL), ("cree", T::PROVISION), ("crea.", T::PROVISION), ("creacion", T::PROVISION),
        ("crear.", T::PROVISION), ("create", T::PROVISION), ("creating", T::PROVISION),
        ("creation", T::PROVISION), ("credential", T::ACCESS), ("cuenta.", T::ACCESS),
    ],
    &[
        ("daily", T::QUALIFIER), ("data.", T::DATA), ("daten", T::DATA), ("datensicher", T::BACKUP), ("datos", T::DATA),
        ("dato.", T::DATA), ("decid", T::APPROVE), ("decis", T::APPROVE), ("delet", T::RETURN), ("demande.", T::REQUEST),
        ("demander", T::SUBMIT.and(T::REQUEST)), ("deploie", DEPLOYS), ("deploy", DEPLOYS), ("deprovision", T::PROVISION),
        ("derecho.", T::ACCESS), ("desarroll", T::DEVELOP), ("despleg", DEPLOYS), ("despliegue", DEPLOYS),
        ("develop", T::DEVELOP), ("disable", T::PROVISION), ("document", T::PAPER),
        ("dokument", T::PAPER), ("donnee.", T::DATA), ("droit.", T::ACCESS),
    ],
    &[
        ("einreich", T::SUBMIT), ("einricht", T::PROVISION), ("ejecu", T::EXECUTE),
        ("eliminacion", T::RETURN), ("emergency", T::EMERGENCY), ("emergencia", T::EMERGENCY), ("end.", T::ENDING),
        ("ende.", T::ENDING), ("entitlement", T::ACCESS), ("entscheid", T::APPROVE),
        ("entwickl", T::DEVELOP), ("entzieh", T::PROVISION), ("entzug", T::PROVISION), ("erlaub", T::APPROVE),
        ("evaluat", T::REVIEW), ("evidence", T::MATERIAL), ("executive", T::NONE), ("execut", T::EXECUTE),
        ("exercise", T::VERIFY), ("exit", T::EXIT), ("exploit", T::OPERATE), ("external", T::QUALIFIER),
    ],
    &[
        ("factuur", T::PAYMENT), ("factur", T::PAYMENT), ("finding", T::MATERIAL), ("firewall", T::FIREWALL),
        ("followup", T::MATERIAL), ("follow.", T::MATERIAL), ("formation.", T::PAPER), ("fournisseur", T::VENDOR),
        ("freigab", T::APPROVE), ("freigeb", T::APPROVE),
    ],
    &[
        ("genehmig", T::APPROVE), ("gestion.", T::HANDLE), ("gerer.", T::HANDLE.and(T::OPERATE)), ("gegevens", T::DATA),
        ("goedkeur", T::APPROVE), ("golive", DEPLOYS), ("grant", T::PROVISION), ("guideline", T::PAPER),
    ],
    &[
        ("habilitation", T::ACCESS), ("halbjahrl", T::QUALIFIER), ("handl", T::HANDLE), ("handbook", T::PAPER),
        ("handbuch", T::PAPER), ("herstel", T::RECOVERY),
    ],
    &[
        ("identif", T::RAISE), ("identity", T::NONE), ("identit", T::NONE), ("implement", T::OPERATE),
        ("incident", T::INCIDENT), ("independent", T::QUALIFIER), ("indienen", T::SUBMIT),
        ("inricht", T::PROVISION), ("instruction", T::PAPER), ("interfac", T::NONE), ("internet", T::NONE),
        ("intern", T::INTERNAL.and(T::QUALIFIER)), ("investigat", T::NONE), ("invoice", T::PAYMENT), ("isms", T::ISMS),
    ],
    &[
        ("jahrlich", T::QUALIFIER), ("jaarlijks", T::QUALIFIER), ("journal.", T::LOG), ("journaux", T::LOG),
    ],
    &[("konto", T::ACCESS), ("konten.", T::ACCESS), ("kwartaal", T::QUALIFIER)],
    &[
        ("leverancier", T::VENDOR), ("lieferant", T::VENDOR), ("live.", T::PRODUCTION), ("log.", T::LOG),
        ("logbestand", T::LOG), ("logboek", T::LOG), ("logdatei", T::LOG), ("logfile", T::LOG), ("logging.", T::LOG),
        ("losch", T::RETURN),
    ],
    &[
        ("manag", T::HANDLE.and(T::OPERATE)), ("managementsystem", T::ISMS), ("manual.", T::PAPER),
        ("meld", T::RAISE.and(T::NOTICE)), ("mensuel", T::QUALIFIER), ("mensual", T::QUALIFIER), ("monatlich", T::QUALIFIER),
        ("maandelijks", T::QUALIFIER), ("monitor", T::MONITOR), ("monthly", T::QUALIFIER),
    ],
    &[
        ("notfall", T::EMERGENCY), ("notice", T::NOTICE), ("notif", T::NOTICE),
        ("noodgeval", T::EMERGENCY), ("noodsituatie", T::EMERGENCY),
    ],
    &[
        ("offboard", T::NONE), ("onderaannem", T::SUBCONTRACT), ("ontwikkel", T::DEVELOP), ("opera.", T::OPERATE),
        ("operat", T::OPERATE), ("operac", T::OPERATE), ("operar.", T::OPERATE), 
    ],
    &[
        ("pago", T::PAYMENT), ("paiement", T::PAYMENT), ("pagar.", T::PAYMENT), ("parefeu", T::FIREWALL), ("pay.", T::PAYMENT),
        ("payment", T::PAYMENT), ("perform", T::EXECUTE), ("performance", T::NONE), ("period", T::QUALIFIER),
        ("permission", T::ACCESS), ("permiso", T::ACCESS), ("plan.", T::PAPER), ("plans.", T::PAPER),
        ("planning.", T::PAPER), ("policy", T::PAPER), ("policies", T::PAPER), ("politica", T::PAPER), ("politique", T::PAPER),
        ("prepar", T::MATERIAL), ("privileg", T::PRIVILEGED),
        ("procedur", T::PAPER), ("prod.", T::PRODUCTION), ("production", T::PRODUCTION), ("produccion", T::PRODUCTION),
        ("productie", T::PRODUCTION), ("produktion", T::PRODUCTION), ("produktiv", T::PRODUCTION),
        ("programm", T::DEVELOP), ("programme", T::PAPER), ("program.", T::PAPER), ("protokoll", T::LOG),
        ("proveedor", T::VENDOR), ("provision", T::PROVISION), ("pruf", CHECKS),
    ],
    &[
        ("quartal", T::QUALIFIER), ("quarterly", T::QUALIFIER),
    ],
    &[
        ("raise", T::RAISE), ("raising", T::RAISE), ("readiness", T::MATERIAL), ("recertif", T::REVIEW),
        ("rechnung", T::PAYMENT), ("rechte", T::ACCESS), ("rechten", T::ACCESS), ("recover", T::RECOVERY), ("recuperacion", T::RECOVERY), ("regelmassig", T::QUALIFIER), ("regular", T::QUALIFIER),
        ("release", T::RELEASE), ("removal", T::PROVISION), ("remove", T::PROVISION), ("removing", T::PROVISION),
        ("report", T::RAISE.and(T::NOTICE)), ("request", T::REQUEST), ("restaur", T::RECOVERY),
        ("restitu", T::RETURN), ("restore", T::RECOVERY), ("restoring", T::RECOVERY), ("restoration", T::RECOVERY),
        ("retroactive", T::QUALIFIER), ("return", T::RETURN), ("reversib", T::EXIT), ("review", T::REVIEW),
        ("revision", T::REVIEW), ("revisa", T::REVIEW), ("revoke", T::PROVISION), ("revocation", T::PROVISION),
        ("revue", T::REVIEW), ("richtlinie", T::PAPER), ("rights.", T::ACCESS),
        ("right.", T::ACCESS), ("riesgo", T::RISK), ("risik", T::RISK), ("risico", T::RISK),
        ("risk", T::RISK), ("risque", T::RISK), ("rollout", DEPLOYS), ("root.", T::PRIVILEGED), ("ruckgab", T::RETURN),
        ("run.", T::OPERATE), ("running.", T::OPERATE), 
    ],
    &[
        ("sauvegard", T::BACKUP), ("schedul", T::MATERIAL), ("schulung", T::PAPER), ("semestr", T::QUALIFIER),
        ("serveur", T::SERVER), ("server", T::SERVER), ("servidor", T::SERVER), ("setup", T::PROVISION),
        ("sicherung.", T::BACKUP), ("sgsi", T::ISMS), ("smsi", T::ISMS), ("solicitar", T::SUBMIT.and(T::REQUEST)),
        ("solicitud", T::REQUEST), ("sortie.", T::EXIT), ("soumet", T::SUBMIT), ("soumission", T::SUBMIT),
        ("standard.", T::PAPER), ("storung", T::INCIDENT), ("strateg", T::PAPER), ("subcontrat", T::SUBCONTRACT),
        ("subcontract", T::SUBCONTRACT), ("submi", T::SUBMIT), ("subprocessor", T::SUBCONTRACT),
        ("subunternehm", T::SUBCONTRACT), ("supplier", T::VENDOR), ("support", T::MATERIAL),
        ("suppression", T::RETURN),
    ],
    &[
        ("terminat", T::ENDING), ("terugga", T::RETURN), ("test", T::VERIFY), ("toegang", T::ACCESS), ("toekenn", T::PROVISION),
        ("toestemming", T::APPROVE), ("training", T::PAPER), ("trail", T::MATERIAL), ("transition", T::EXIT),
        ("trigger", T::QUALIFIER), ("trimestr", T::QUALIFIER),
    ],
    &[
        ("uberpruf", CHECKS), ("uitrol", DEPLOYS), ("uitvoer", T::EXECUTE), ("umsetz", T::OPERATE),
        ("unterauftrag", T::SUBCONTRACT), ("unterstutz", T::MATERIAL), ("urgence", T::EMERGENCY), ("urgencia", T::EMERGENCY),
    ],
    &[
        ("vendor", T::VENDOR), ("verifi", T::VERIFY), ("verify", T::VERIFY), ("verleen", T::PROVISION),
        ("verlen", T::PROVISION), ("vertrag", T::CONTRACT), ("verwalt", T::ADMINISTER), ("verwijder", T::PROVISION),
        ("vergeb", T::PROVISION), ("vergabe", T::PROVISION), ("validat", T::VERIFY), ("vorfall", T::INCIDENT),
        ("vorschrift", T::PAPER), ("vpn", T::VPN), ("vulnerab", T::NONE), ("vernicht", T::RETURN),
    ],
    &[
        ("weekly", T::QUALIFIER), ("wekelijks", T::QUALIFIER), ("wiederherstell", T::RECOVERY), ("wochentlich", T::QUALIFIER),
        ("withdraw", T::PROVISION),
    ],
    &[],
    &[("yearly", T::QUALIFIER)],
    &[
        ("zahlung", T::PAYMENT), ("zugang", T::ACCESS), ("zugriff", T::ACCESS), ("zurucksicher", T::RECOVERY),
        ("zustimm", T::APPROVE), ("zuweis", T::PROVISION), 
    ],
];
