//! The words that stand over columns which are no roles: "Activity", "Phase", "No.", "Description".

use crate::formats::table::text::title_key;

/// What a heading says its column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Heading {
    /// Titles of activities.
    Activity,
    /// Titles of areas.
    Area,
    /// Step numbers.
    Number,
    /// Further text that needs no label.
    Description,
    /// Stands over the roles and says no more than that.
    Roles,
}

/// Separated by bars; lower case.
const WORDS: [(Heading, &str); 5] = [
    (
        Heading::Activity,
        "activity|activities|task|tasks|task name|activity name|action|actions|step|process step|deliverable|\
         deliverables|decision|duty|responsibility|work item|control|raci|rasci|raci matrix|aktivität|\
         aktivitäten|aufgabe|aufgaben|tätigkeit|tätigkeiten|schritt|maßnahme|activité|activités|tâche|tâches|\
         étape|actividad|actividades|tarea|tareas|activiteit|activiteiten|taak|taken|업무|작업|활동|タスク|作業|\
         業務|活動|задача|задачи|деятельность|действие",
    ),
    (
        Heading::Area,
        "area|areas|phase|category|group|domain|section|workstream|work stream|stream|process|process area|topic|\
         theme|bereich|gebiet|kategorie|prozess|thema|domaine|catégorie|processus|área|fase|categoría|proceso|\
         gebied|categorie|proces|영역|단계|분류|프로세스|領域|フェーズ|分類|область|этап|категория|процесс",
    ),
    (
        Heading::Number,
        "#|no|no.|nr|nr.|number|id|ref|ref.|item|item no|item no.|step no|step no.|s.no|s.no.|sl no|sl. no.|wbs|\
         nummer|pos|pos.|lfd. nr.|n°|nº|num|numéro|número|번호|番号|№",
    ),
    (
        Heading::Description,
        "description|details|detail|note|notes|remark|remarks|comment|comments|beschreibung|bemerkung|bemerkungen|\
         anmerkung|hinweis|descriptif|commentaire|commentaires|remarque|descripción|comentarios|notas|\
         omschrijving|toelichting|opmerking|opmerkingen|설명|비고|説明|備考|описание|примечание|комментарий",
    ),
    (
        Heading::Roles,
        "role|roles|rolle|rollen|rôle|rôles|rol|rollen|roles and responsibilities|역할|役割|роль|роли",
    ),
];

/// What the heading says, if it is a usual one. "Task / Activity" is as good as "Task".
pub(in crate::formats) fn heading(text: &str) -> Option<Heading> {
    // No usual heading is longer.
    if text.len() > 200 {
        return None;
    }
    let key = title_key(text);
    let whole = key.trim_end_matches([':', '*']);
    let known = |part: &str| WORDS.iter().find(|(_, words)| words.split('|').any(|word| word == part));
    let parts = || whole.split(['/', '(', '&']).map(str::trim);
    known(whole).or_else(|| parts().find_map(known)).map(|(heading, _)| *heading)
}
