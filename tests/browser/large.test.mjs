// Ten thousand activities and a hundred roles: opened, scrolled, changed, kept and read again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import remitDocument from '../../benches/gridbench/remit-document.mjs';
import { openApp, started } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved } from './helpers/matrix.mjs';

const [ROWS, COLUMNS] = [10_000, 100];

/** One owner and one who does it in each row, some more here and there. */
function document() {
  const cells = new Uint8Array(ROWS * COLUMNS);
  for (let row = 0; row < ROWS; row++) {
    cells[row * COLUMNS + ((row * 7) % COLUMNS)] |= 1;
    cells[row * COLUMNS + ((row * 11 + 1) % COLUMNS)] |= 2;
    cells[row * COLUMNS + ((row * 13 + 2) % COLUMNS)] |= 4;
  }
  const roles = Array.from({ length: COLUMNS }, (_, index) => `Role ${index + 1}`);
  const activities = Array.from({ length: ROWS }, (_, index) => `Task ${index + 1}`);
  return remitDocument({ rows: ROWS, cols: COLUMNS, cells, roles, activities });
}

/** Titles that are in sight but blank, and lines that should be in sight and are not. */
async function blanks(grid) {
  return grid.element.evaluate((element) => {
    const frame = element.getBoundingClientRect();
    const head = element.querySelector('.heads').getBoundingClientRect().bottom;
    const found = [];
    for (let y = head + 5; y < frame.bottom - 20; y += 20) {
      const name = document.elementsFromPoint(frame.left + 40, y).find((it) => it.matches('.name'));
      if (!name?.textContent.trim()) found.push(`title at ${y}`);
      const cell = document.elementsFromPoint(frame.right - 60, y).find((it) => it.matches('.cell'));
      if (!cell) found.push(`cell at ${y}`);
    }
    return found;
  });
}

test('a large matrix opens, scrolls, changes, is kept and read again', async (t) => {
  const app = await openApp(t);
  const { page } = app;
  const grid = gridOf(page);
  const text = document();
  await chooseFile(page, text, 'large.json');
  await page.getByText('Preview of large.json:').waitFor({ timeout: 20_000 });
  assert.equal(await grid.element.getAttribute('aria-rowcount'), String(ROWS + 3));
  await page.getByRole('button', { name: 'Keep it' }).click();
  await isSaved(page);

  await grid.focus();
  await grid.press('Control+End');
  assert.equal(await grid.active(), `Task ${ROWS} × Role ${COLUMNS}`);
  assert.deepEqual(await blanks(grid), []);
  for (const share of [0.1, 0.5, 0.77, 1, 0]) {
    await grid.element.evaluate((element, share) => {
      element.scrollTo(share * element.scrollWidth, share * element.scrollHeight);
    }, share);
    await eventually(async () => assert.deepEqual(await blanks(grid), []));
  }
  assert.match((await grid.table())[0], /^Task 1( |$)/);

  await grid.press('Control+End');
  const before = await grid.letters(`Task ${ROWS}`, `Role ${COLUMNS}`);
  await grid.press('i');
  assert.notEqual(before, 'I');
  await isSaved(page);
  await page.reload();
  await started(page);
  await eventually(() => grid.rowIndex('Task 1'), 20_000);
  await grid.focus();
  await grid.press('Control+End');
  assert.equal(await grid.letters(`Task ${ROWS}`, `Role ${COLUMNS}`), 'I');

  await grid.press('Delete');
  for (const letter of before) await grid.press(`Shift+${letter}`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  const { activities, roles } = JSON.parse(text);
  assert.deepEqual({ activities: saved.activities, roles: saved.roles }, { activities, roles }, 'what was changed back is as in the file');
});
