//! The word lists behind `lexicon`: folded (lower case, no accents), English, German, French, Spanish, Dutch.

/// Whole titles that name a department, a side or nobody; little words are left out.
#[rustfmt::skip]
pub(super) const DEPARTMENTS: &[&str] = &[
    // Nobody in particular.
    "tbd", "tbc", "tba", "n", "na", "n a", "none", "nobody", "everyone", "everybody", "anyone", "someone",
    "other", "others", "misc", "role", "new role", "alle", "jeder", "niemand", "sonstige", "tous", "autre",
    "autres", "todos", "otros", "iedereen", "overige",
    // Information technology as a whole.
    "it", "ict", "edv", "ti", "informatique", "informatica", "sistemas", "it staff", "it operations",
    "it support", "it security", "it sicherheit", "internal it", "interne it", "it betrieb", "it beheer",
    "service informatique", "personal ti", "automatisering", "information technology",
    // One side of the contract.
    "vendor", "vendors", "supplier", "suppliers", "provider", "providers", "service provider",
    "it provider", "external provider", "msp", "contractor", "contractors", "third party", "third parties",
    "partner", "external", "externals", "internal", "customer", "client", "dienstleister",
    "it dienstleister", "lieferant", "anbieter", "externer dienstleister", "kunde", "auftraggeber",
    "extern", "intern", "fournisseur", "prestataire", "externe", "interne", "proveedor", "proveedores",
    "cliente", "externo", "interno", "leverancier", "dienstverlener", "klant",
    // Units.
    "helpdesk", "help desk", "service desk", "servicedesk", "support", "security", "infosec", "soc", "noc",
    "operations", "infrastructure", "network", "networks", "engineering", "development", "devops",
    "management", "business", "business unit", "hr", "human resources", "legal", "compliance", "finance",
    "procurement", "marketing", "sales", "betrieb", "sicherheit", "infrastruktur", "netzwerk",
    "entwicklung", "fachabteilung", "fachbereich", "fachbereiche", "personal", "personalabteilung",
    "rechtsabteilung", "einkauf", "vertrieb", "support informatique", "direction", "securite",
    "exploitation", "metier", "metiers", "rh", "ressources humaines", "juridique", "finances", "achats",
    "assistance", "soporte", "seguridad", "gerencia", "direccion", "negocio", "operaciones", "rrhh",
    "recursos humanos", "finanzas", "compras", "beveiliging", "beheer", "directie", "bedrijf",
    "ondersteuning", "personeelszaken", "juridische zaken", "inkoop", "financien",
];

/// Words that make a title of two words the name of a unit, in the last place.
#[rustfmt::skip]
pub(super) const UNIT_WORDS: &[&str] = &[
    "team", "teams", "department", "departments", "dept", "abteilung", "abteilungen", "sicherheitsteam",
    "netzwerkteam", "itteam", "equipe", "equipes", "departement", "departamento", "equipo", "afdeling",
    "beveiligingsteam", "netwerkteam", "beheerteam",
];

/// Words that do so in the first place: languages that put the unit before its name.
#[rustfmt::skip]
pub(super) const LEADING_UNIT_WORDS: &[&str] = &[
    "equipe", "equipes", "departement", "departamento", "equipo", "abteilung", "afdeling",
];

/// Words that make a role an engineering one; compounds end in them.
#[rustfmt::skip]
pub(super) const TECHNICAL: &[&str] = &[
    "engineer", "administrator", "administratorin", "admin", "analyst", "analystin", "specialist",
    "spezialist", "spezialistin", "technician", "techniker", "technikerin", "developer", "operator",
    "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "administrateur", "administratrice",
    "analyste", "specialiste", "technicien", "technicienne", "developpeur", "ingeniero", "ingeniera",
    "administrador", "administradora", "analista", "especialista", "tecnico", "desarrollador", "beheerder",
    "technicus", "ontwikkelaar",
];

/// Beginnings of words for risk.
#[rustfmt::skip]
pub(super) const RISK_WORDS: &[&str] = &[
    "risk", "risik", "risque", "riesgo", "risico", "restrisik", "geschaftsrisik",
];

/// Beginnings of words that make a risk the business's.
#[rustfmt::skip]
pub(super) const BUSINESS_WORDS: &[&str] = &[
    "business", "accept", "appetite", "residual", "toleran", "treatment", "exception", "geschaft", "akzept",
    "restrisik", "ubernahme", "metier", "residuel", "negocio", "aceptac", "acept", "bedrijf", "aanvaard",
    "restrisico", "enterprise", "corporate", "unternehmen", "entreprise", "empresa",
];

/// Beginnings of words for those who watch over law and obligations.
#[rustfmt::skip]
pub(super) const COMPLIANCE_WORDS: &[&str] = &[
    "complian", "legal", "counsel", "lawyer", "privacy", "dpo", "datenschutz", "recht", "justitiar", "jurist",
    "juridi", "conformit", "juriste", "cumplimiento", "abogad", "naleving", "jurid",
];

/// Beginnings of words for those who own something.
#[rustfmt::skip]
pub(super) const OWNER_WORDS: &[&str] = &[
    "owner", "eigent", "eigner", "proprietaire", "propietari", "eigenaar",
];

/// Beginnings of words that make an owner one of technology.
#[rustfmt::skip]
pub(super) const TECHNOLOGY_WORDS: &[&str] = &[
    "secur", "sicher", "securit", "segur", "beveilig", "infra", "netw", "netz", "reseau", "server", "technic",
    "technisch", "platform", "plattform",
];

/// Beginnings of words for the business side.
#[rustfmt::skip]
pub(super) const BUSINESS_SIDE_WORDS: &[&str] = &[
    "business", "geschaft", "fachbereich", "fachverantwort", "metier", "negocio", "bedrijf",
];

/// Whole activity titles that name nothing.
#[rustfmt::skip]
pub(super) const PLACEHOLDERS: &[&str] = &[
    "misc", "miscellaneous", "other", "others", "various", "general", "n a", "none", "new activity",
    "activity", "task", "new task", "other tasks", "other activities", "to do", "to be defined",
    "to be determined", "to be done", "sonstiges", "sonstige aufgaben", "diverses", "verschiedenes",
    "allgemeines", "allgemein", "offen", "noch offen", "zu klaren", "neue aktivitat", "divers", "autre",
    "autres", "autres taches", "a definir", "nouvelle activite", "otros", "otras tareas", "varios",
    "por definir", "por determinar", "nueva actividad", "overig", "overige", "overige taken", "diversen",
    "nog te bepalen", "algemeen", "nieuwe activiteit",
];

/// Words that say a title is not finished.
#[rustfmt::skip]
pub(super) const UNFINISHED_WORDS: &[&str] = &[
    "tbd", "tbc", "tba", "todo", "misc", "etc", "usw", "xxx",
];

/// Beginnings of words that stand in names of functions, departments and things.
#[rustfmt::skip]
pub(super) const FUNCTION_STEMS: &[&str] = &[
    "acces", "account", "accredit", "acquis", "adjoint", "admin", "advis", "agent", "agile", "alert", "all",
    "analy", "anwend", "aplic", "appli", "approv", "archite", "asesor", "asset", "assist", "assur", "audit",
    "author", "award", "backup", "bank", "beauftrag", "beheer", "benutz", "berat", "bereich", "betrieb",
    "board", "budget", "build", "busines", "call", "capac", "case", "change", "chief", "claim", "clerk",
    "client", "cloud", "coach", "committ", "commun", "compl", "comptab", "comput", "config", "conseil",
    "consejo", "consult", "contact", "contin", "contract", "contro", "coord", "corporat", "council",
    "counsel", "crisis", "custom", "cyber", "data", "daten", "database", "delegat", "deliver", "depart",
    "deploy", "deput", "design", "desk", "develop", "devops", "digit", "direc", "disast", "domain", "duty",
    "edv", "eigent", "emerg", "emplo", "end", "endpoint", "energy", "engin", "enterp", "equip", "event",
    "exec", "expert", "exploit", "extern", "fach", "facil", "field", "financ", "finanz", "firewall",
    "first", "fournis", "front", "funct", "general", "gerent", "geschaft", "gestion", "global", "govern",
    "group", "gruppe", "head", "health", "help", "hiring", "hoofd", "host", "human", "iam", "ident",
    "incid", "info", "infra", "ingen", "insur", "integr", "interna", "intern", "invest", "isms", "issue",
    "jefe", "junior", "juri", "key", "kunde", "lab", "lead", "legal", "leit", "licen", "life", "line",
    "local", "log", "maint", "major", "manag", "market", "master", "media", "medic", "member", "metier",
    "mitarb", "mobil", "monit", "negoc", "netw", "netz", "night", "object", "office", "oper", "order",
    "organi", "owner", "part", "patch", "payrol", "penetr", "perso", "physic", "plan", "platform", "polic",
    "port", "practi", "president", "princip", "priva", "privile", "proces", "procur", "produ", "profes",
    "progra", "projec", "projekt", "projet", "propiet", "propriet", "protec", "proveed", "provid", "proye",
    "public", "purchas", "qualit", "quer", "recht", "record", "recov", "recruit", "referent", "region",
    "regul", "release", "remote", "report", "request", "resour", "respons", "resp", "revi", "risk", "risik",
    "risque", "riesgo", "role", "root", "sachbearb", "safety", "sales", "scrum", "second", "secr", "secur",
    "segur", "senior", "server", "servic", "shared", "shift", "sicher", "site", "soc", "software",
    "solution", "specia", "spezial", "sponsor", "sprint", "squad", "staff", "stage", "stake", "stelle",
    "steer", "steward", "storage", "strat", "suppl", "support", "sustain", "system", "tax", "team", "tech",
    "tenant", "test", "third", "threat", "tool", "top", "trader", "train", "transf", "transport", "treas",
    "tribe", "triage", "unit", "usage", "user", "usuari", "utilis", "vendor", "verantwort", "vertret",
    "vice", "virt", "vorstand", "vuln", "web", "window", "work",
];

/// Endings that professions and abstract words have in common.
#[rustfmt::skip]
pub(super) const FUNCTION_ENDINGS: &[&str] = &[
    "er", "or", "ist", "ing", "tion", "sion", "cion", "ment", "ance", "ence", "ship", "ware", "ops", "ics",
    "eur", "euse", "teur", "ung", "heit", "keit", "aire", "iste", "ness", "age", "ity", "tat", "ite", "dad",
    "dor", "dora", "ante", "ent", "ant", "al", "ive", "ary", "ory", "chef", "rat", "amt", "dienst", "heid",
    "kunde", "schaft",
];

/// Given names common where the five languages are spoken, and in their offices.
#[rustfmt::skip]
pub(super) const GIVEN_NAMES: &[&str] = &[
    "adam", "adrian", "ahmed", "aisha", "alain", "alan", "albert", "alejandro", "alex", "alexander",
    "alexandra", "alice", "ali", "amanda", "amir", "ana", "andre", "andrea", "andreas", "andrew", "andrzej",
    "angela", "anita", "anja", "anke", "ann", "anna", "anne", "anneke", "annette", "anthony", "antoine",
    "antonio", "arjun", "arthur", "astrid", "axel", "barbara", "bart", "beatrice", "ben", "benjamin",
    "bernd", "bernard", "birgit", "bjorn", "bob", "brian", "bruno", "camille", "carla", "carlos", "carmen",
    "carol", "caroline", "catherine", "cecile", "charles", "charlotte", "chen", "chloe", "chris",
    "christian", "christina", "christine", "christoph", "christopher", "claire", "clara", "claude",
    "claudia", "claus", "daniel", "daniela", "david", "deborah", "denis", "dennis", "diana", "diego",
    "dieter", "dirk", "dominik", "dominique", "dorothea", "edward", "elena", "elisabeth", "elizabeth",
    "elke", "ellen", "emily", "emma", "emmanuel", "eric", "erik", "ernst", "eva", "fabian", "fatima",
    "felix", "fernando", "florian", "frances", "francis", "francisco", "francois", "frank", "frans",
    "franz", "fred", "gabriel", "gabriele", "george", "georg", "gerard", "gerhard", "gert", "giulia",
    "grace", "greg", "guido", "guillaume", "gunther", "hans", "harald", "harry", "heike", "heinrich",
    "helen", "helena", "helene", "helmut", "henk", "henri", "henry", "holger", "hugo", "ian", "ines",
    "ingrid", "irene", "isabel", "isabelle", "ivan", "jack", "jacob", "jacques", "jakob", "jan", "jana",
    "jane", "javier", "jean", "jeff", "jennifer", "jens", "jeroen", "jessica", "joachim", "joan", "joao",
    "jochen", "johan", "johanna", "johannes", "john", "jonas", "jorg", "jorge", "jose", "josef", "joseph",
    "juan", "judith", "julia", "julie", "julien", "jurgen", "kai", "karen", "karin", "karl", "katharina",
    "kate", "katrin", "kees", "kevin", "kim", "klaus", "kurt", "lars", "laura", "laurent", "lea", "lena",
    "leo", "leon", "linda", "lisa", "louis", "louise", "luc", "lucas", "lucia", "luis", "luisa", "lukas",
    "maarten", "magdalena", "manfred", "manuel", "marc", "marco", "marcus", "maria", "marie", "marina",
    "mario", "mark", "marko", "markus", "martha", "martin", "martina", "mary", "mathieu", "matthew",
    "matthias", "max", "maximilian", "mehmet", "melanie", "michael", "michel", "miguel", "mike", "mohamed",
    "mohammed", "monica", "monika", "nadia", "nadine", "natalie", "nicolas", "nicole", "niels", "nina",
    "noah", "nora", "olaf", "olga", "oliver", "olivier", "oscar", "otto", "pablo", "paolo", "pascal",
    "patricia", "patrick", "paul", "paula", "pedro", "peter", "petra", "philip", "philipp", "philippe",
    "pierre", "pieter", "priya", "rachel", "rafael", "rahul", "rainer", "ralf", "raphael", "rebecca",
    "renate", "rene", "richard", "rita", "robert", "roberto", "roger", "roland", "rolf", "roman", "rosa",
    "ruth", "sabine", "samuel", "sandra", "sanjay", "sara", "sarah", "sean", "sebastian", "sergio", "silke",
    "silvia", "simon", "simone", "sinead", "sofia", "sonja", "sophie", "stefan", "stefanie", "stephan",
    "stephen", "steve", "steven", "susan", "susanne", "sven", "sylvie", "tanja", "teresa", "theo",
    "thierry", "thomas", "tim", "tobias", "tom", "torsten", "udo", "ulrich", "ulrike", "ursula", "ute",
    "uwe", "valerie", "vera", "victor", "victoria", "vincent", "walter", "werner", "wilhelm", "willem",
    "william", "wolfgang", "xavier", "yannick", "yusuf", "yves",
];
