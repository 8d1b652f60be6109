// Turns the browser benchmark's matrix into a file of ours, in the canonical layout.
// The matrix: {rows, cols, cells: Uint8Array of bits R=1 A=2 C=4 I=8, roles: names, activities: names}.

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = 'RACI';
/** What each of the 16 sets of letters is written as. */
const TEXTS = Array.from({ length: 16 }, (_, set) => [...LETTERS].filter((_, bit) => set & (1 << bit)).join(''));

/** Identities that look like drawn ones and are the same in each run (SplitMix32, ten characters of five bits). */
function identities(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return () => Array.from({ length: 10 }, () => ALPHABET[next() & 31]).join('');
}

/** The text of the file. */
export default function remitDocument({ rows, cols, cells, roles, activities }) {
  const fresh = identities(rows * 31 + cols);
  const id = fresh();
  const party = fresh();
  const columns = roles.map((title) => ({ id: fresh(), title, party, width: 60 }));
  const row = (title, index) => {
    const assignments = {};
    for (let column = 0; column < cols; column++) {
      const letters = TEXTS[cells[index * cols + column]];
      if (letters) assignments[columns[column].id] = letters;
    }
    return { id: fresh(), title, assignments };
  };
  const document = {
    format: 'remit-matrix',
    version: 1,
    id,
    title: 'Bench',
    scheme: {
      name: 'RACI',
      letters: [
        { symbol: 'R', name: 'Responsible', meaning: 'Does the work.', part: 'does' },
        { symbol: 'A', name: 'Accountable', meaning: 'Owns the outcome; exactly one per activity.', part: 'owns' },
        { symbol: 'C', name: 'Consulted', meaning: 'Gives input before.', part: 'before' },
        { symbol: 'I', name: 'Informed', meaning: 'Is told after.', part: 'after' },
      ],
    },
    parties: [{ id: party, kind: 'customer', name: 'Customer' }],
    roles: columns,
    activities: activities.map(row),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
