// Matrices for the tests, as files: roles on top, one row per activity, "# Title" begins an area.
import { openApp } from './app.mjs';
import { gridOf } from './grid.mjs';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const RACI = {
  name: 'RACI',
  letters: [
    { symbol: 'R', name: 'Responsible', meaning: 'Does the work.', part: 'does' },
    { symbol: 'A', name: 'Accountable', meaning: 'Owns the outcome; exactly one per activity.', part: 'owns' },
    { symbol: 'C', name: 'Consulted', meaning: 'Gives input before.', part: 'before' },
    { symbol: 'I', name: 'Informed', meaning: 'Is told after.', part: 'after' },
  ],
};

/** An identity as files have them: ten characters, the same for the same number. */
function identity(kind, number) {
  return kind + [...number.toString(32)].map((digit) => ALPHABET[parseInt(digit, 32)]).join('').padStart(9, '0');
}

/**
 * A file's content as an object, to be changed by a test before it is written.
 * @param {object} matrix
 * @param {string} [matrix.title]
 * @param {string[]} matrix.roles titles; "Provider: Engineer" belongs to the provider
 * @param {(string | string[])[]} [matrix.rows] "# Title" for an area, else title and letters of each role
 * @param {string} [matrix.id] identity, where a test opens two different ones
 */
export function matrixFile({ title = 'Test matrix', roles, rows = [], id = identity('m', 1) }) {
  const parties = [{ id: identity('p', 1), name: 'Customer' }];
  if (roles.some((role) => role.startsWith('Provider: '))) {
    parties.push({ id: identity('p', 2), kind: 'provider', name: 'Provider' });
  }
  const columns = roles.map((role, index) => {
    const isProvider = role.startsWith('Provider: ');
    const party = parties[isProvider ? 1 : 0].id;
    return { id: identity('r', index + 1), title: role.replace('Provider: ', ''), party };
  });
  const areas = [];
  const activities = [];
  for (const row of rows) {
    if (typeof row === 'string') {
      areas.push({ id: identity('c', areas.length + 1), title: row.replace('# ', '') });
      continue;
    }
    const [name, ...letters] = row;
    const activity = { id: identity('a', activities.length + 1), title: name };
    if (areas.length) activity.area = areas.at(-1).id;
    const filled = columns.map(({ id }, index) => [id, letters[index] ?? '']).filter(([, text]) => text !== '');
    if (filled.length) activity.assignments = Object.fromEntries(filled);
    activities.push(activity);
  }
  const head = { format: 'remit-matrix', version: 1, id, title, scheme: RACI };
  return { ...head, parties, people: [], roles: columns, areas, activities };
}

/** The file's text in the layout that the program writes. */
export function textOf(file) {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Chooses a file in the program, as with its "Open" button. */
export async function chooseFile(page, text, name = 'test.remit.json') {
  const buffer = Buffer.isBuffer(text) ? text : Buffer.from(text);
  await page.locator('#file-field').setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** Opens the program with this matrix kept, and the focus in the grid. */
export async function openMatrix(t, matrix, options) {
  const app = await openApp(t, options);
  await keepMatrix(app.page, matrix);
  return { ...app, grid: gridOf(app.page) };
}

/** Opens the matrix from a file, keeps it and waits until it is saved. */
export async function keepMatrix(page, matrix) {
  await chooseFile(page, textOf(matrixFile(matrix)));
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
  await gridOf(page).focus();
}

/** Opens the program with a new, empty matrix. */
export async function openEmpty(t, options) {
  const app = await openApp(t, options);
  await app.page.getByRole('button', { name: 'Start empty' }).click();
  await isSaved(app.page);
  const grid = gridOf(app.page);
  await grid.focus();
  return { ...app, grid };
}

/** Waits until the program says that everything is saved. */
export function isSaved(page) {
  return page.locator('.saved', { hasText: /^Saved in this browser/ }).waitFor({ state: 'attached' });
}

/** Runs a command by its name, as a person does with Ctrl+K. */
export async function runCommand(page, name) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
}
