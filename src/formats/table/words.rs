//! The words people write instead of letters, in the languages real matrices are written in.
//!
//! Knows which part a word stands for; which letter plays that part is the scheme's matter.

use crate::model::{Letter, LetterSet, Part, Scheme};

/// Lower case, without blanks and hyphens. English, French, German, Spanish, Dutch, Korean, Japanese, Russian.
const DOES: &str = "responsible responsibility \
    responsable responsables réalisateur réalisatrice réalise exécutant exécute \
    verantwortlich durchführungsverantwortlich zuständig durchführend ausführend \
    ejecutor ejecuta encargado encargada \
    verantwoordelijk uitvoerend uitvoerder uitvoeringsverantwoordelijk \
    담당 담당자 실무 실무자 실무담당 실무담당자 실행 실행책임자 수행 수행자 \
    実行責任 実行責任者 実行 実行者 担当 担当者 作業責任者 \
    исполнитель исполняет исполнение ответственныйисполнитель";
const OWNS: &str = "accountable accountability \
    approbateur approbatrice redevable garant garante autorité imputable \
    rechenschaftspflichtig gesamtverantwortlich ergebnisverantwortlich letztverantwortlich genehmigend \
    aprobador aprobadora autoridad rindecuentas rendidordecuentas responsablefinal \
    eindverantwoordelijk aansprakelijk \
    책임 책임자 최종책임 최종책임자 의사결정권자 결재 결재권자 승인 승인자 \
    説明責任 説明責任者 最終責任 最終責任者 承認 承認者 \
    ответственный ответственная подотчётный подотчетный подотчётен подотчетен утверждает утверждающий";
const BEFORE: &str = "consulted consult consults consulting consultation \
    consulté consultée consultés consultées consulter consultant \
    konsultiert konsultieren zukonsultieren beratend beraten angehört anhören zubefragen \
    consultado consultada consultados consultar \
    geraadpleegd raadplegen geconsulteerd adviserend adviseren teraadplegen \
    자문 자문자 조언 조언자 협의 협의자 협의대상 \
    相談 相談先 相談対象 相談対象者 協業先 助言 助言者 \
    консультант консультирует консультируется консультируемый консультации консультация";
const AFTER: &str = "informed inform informs information \
    informé informée informés informées informer \
    informiert informieren zuinformieren \
    informado informada informados informar \
    geïnformeerd geinformeerd informeren teinformeren \
    통보 통보대상 통보대상자 통지 공유 보고 보고대상 정보공유 \
    報告 報告先 報告対象 通知 通知先 情報提供先 共有 情報共有 \
    информируемый информируется информирован информируют информировать оповещается уведомляется";
const SUPPORTS: &str = "support supports supporting supportive supporter unterstützt unterstützend unterstützung \
    mitwirkend soutien soutient appui apoyo apoya ondersteunend ondersteunt ondersteuning 지원 지원자 \
    支援 支援者 サポート поддержка помогает содействует";

/// "and" between two letters.
const JOINERS: &str = "and und et y e en и 및 と";

/// What a condition begins with.
const CONDITIONS: &str = "for if when where while only on in at during from until till unless except after \
    before by via per to of as with without within upon once case \
    wenn falls sofern sobald bei für nur im in ab bis außer ausser während nach vor mit ohne je \
    si pour sur seulement uniquement en lors pendant dès jusqu sauf après avant avec sans selon \
    para solo sólo cuando en durante desde hasta salvo excepto según tras antes con sin \
    als indien voor bij alleen tijdens vanaf tot behalve na met zonder op \
    при если для только когда до после кроме с без";

fn listed(list: &str, word: &str) -> bool {
    // Most words stand nowhere in the list; that is seen sooner than that none of its words is the word.
    list.contains(word) && list.split_ascii_whitespace().any(|known| known == word)
}

/// Whether the word joins two letters.
pub(in crate::formats) fn is_joiner(word: &str) -> bool {
    listed(JOINERS, &word.to_lowercase())
}

/// Whether text that begins with this word says when letters hold.
pub(in crate::formats) fn begins_condition(word: &str) -> bool {
    listed(CONDITIONS, &word.to_lowercase())
}

/// The letter that a word stands for: by the names of the scheme's own letters, else by the part it plays.
pub(in crate::formats) fn letter_of_word(text: &str, scheme: &Scheme) -> Option<LetterSet> {
    // No known word is longer; sentences need not be looked at.
    if text.len() > if text.is_ascii() { 30 } else { 60 } {
        return None;
    }
    let word = folded(text);
    let first = word.chars().next()?;
    let named = scheme.letters.iter().position(|letter| {
        let begins = letter.name.trim_start().chars().next();
        let may_be = begins.is_some_and(|begins| begins.to_lowercase().eq(first.to_lowercase()));
        may_be && (folded(&letter.name) == word || stems(&letter.name) == stems(text))
    });
    if let Some(place) = named {
        return u8::try_from(place).ok().map(|place| LetterSet::of(Letter(place)));
    }
    let parts = [(DOES, Part::Does), (OWNS, Part::Owns), (BEFORE, Part::Before), (AFTER, Part::After)];
    if let Some((_, part)) = parts.iter().find(|(list, _)| listed(list, &word)) {
        let playing = scheme.playing(*part);
        // Where several letters play the part, the word does not say which.
        return (playing.len() == 1).then_some(playing);
    }
    let supports = scheme.letter('S').filter(|_| listed(SUPPORTS, &word))?;
    let named_so = scheme.definition(supports).is_some_and(|it| folded(&it.name).starts_with("support"));
    named_so.then(|| LetterSet::of(supports))
}

/// Lower case, without blanks, hyphens and full stops.
fn folded(text: &str) -> String {
    let kept =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{2010}' | '\u{2011}'));
    kept.flat_map(char::to_lowercase).collect()
}

/// The words without the endings that tell "informs", "informed" and "informing" apart.
fn stems(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    words.map(|word| stem(&word.to_lowercase()).to_owned()).collect()
}

fn stem(word: &str) -> &str {
    // A short word loses too much with its ending.
    if word.len() < 5 {
        return word;
    }
    let endings = ["ing", "ies", "ied", "ier", "ed", "es", "er", "or", "s", "e", "y", "d"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}
