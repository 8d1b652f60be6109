// The sheets beside the matrix: registers that are typed, pasted, filtered and taken back like the grid.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './helpers/axe.mjs';
import { fillClipboard, readClipboard } from './helpers/clipboard.mjs';
import { eventually } from './helpers/grid.mjs';
import { isSaved, openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: [['Approve access', 'R', 'A', 'C'], ['Patch servers', 'C', 'A', 'R']],
};
const SHEETS = ['Scope', 'People', 'Decision levels', 'Escalation', 'Reviews', 'Separation', 'Questions'];

/** Shows a sheet by its tab and waits for the focus in it. */
async function show(page, name) {
  await page.getByRole('navigation', { name: 'Sheets' }).getByRole('button', { name: new RegExp(`^${name}`) }).click();
  if (name !== 'Matrix') await page.locator('.register td:focus').waitFor();
}

/** The texts of the lines, without the empty one at the end. */
async function lines(page) {
  const texts = await page.locator('.register tbody tr:not([data-new])').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())));
  return texts;
}

test('a scope item is added, described and taken back by keys alone', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await runCommand(page, 'Go to the scope');
  await page.locator('.register td:focus').waitFor();
  const inCell = () => page.locator('.register td:focus').waitFor();
  await page.keyboard.type('Mail server');
  await page.keyboard.press('Tab');
  await inCell();
  await page.keyboard.press('Enter');
  await page.locator('.register select:focus').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Tab');
  await inCell();
  await page.keyboard.type('Lea');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.deepEqual((await lines(page)).map((line) => line.slice(0, 3)), [['Mail server', 'Cloud service', 'Lead']]));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.deepEqual(await lines(page), []));
});

test('a block from a spreadsheet becomes lines in one step, and what does not fit is told', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { page } = app;
  await fillClipboard(app, { text: 'Ada Osei\t+44 20 7946 0000\nBen Ito\t+81 3 5550 0100' });
  await show(page, 'People');
  await page.keyboard.press('Control+v');
  await eventually(async () => assert.deepEqual((await lines(page)).map((line) => line.slice(0, 2)), [
    ['Ada Osei', '+44 20 7946 0000'],
    ['Ben Ito', '+81 3 5550 0100'],
  ]));
  await isSaved(page);
  await page.reload();
  await show(page, 'People');
  assert.equal((await lines(page)).length, 2, 'it is there after a reload');
  await show(page, 'Escalation');
  await fillClipboard(app, { text: 'Data breach\tLead\tNobody at all' });
  await show(page, 'Escalation');
  await page.keyboard.press('Control+v');
  await page.getByText('No role is called "Nobody at all"').waitFor();
  assert.deepEqual((await lines(page))[0].slice(0, 3), ['Data breach', 'Lead', '']);
});

test('lines are selected, copied, filled, moved and deleted', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { page } = app;
  await fillClipboard(app, { text: 'One\nTwo\nThree' });
  await show(page, 'Questions');
  await page.keyboard.press('Control+v');
  const first = async () => (await lines(page)).map((line) => line[0]);
  await eventually(async () => assert.deepEqual(await first(), ['One', 'Two', 'Three']));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  assert.equal((await readClipboard(app))['text/plain'].trim(), 'One\nTwo');
  await show(page, 'Questions');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await eventually(async () => assert.deepEqual(await first(), ['Two', 'One', 'Three']));
  await page.keyboard.press('Control+-');
  await eventually(async () => assert.deepEqual(await first(), ['Two', 'Three']));
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).first().click();
  await eventually(async () => assert.deepEqual(await first(), ['Two', 'One', 'Three']));
});

test('the filter shows the lines with the words', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { page } = app;
  await fillClipboard(app, { text: 'Payroll data\nMail relay\nWeb relay' });
  await show(page, 'Scope');
  await page.keyboard.press('Control+v');
  await page.getByRole('searchbox', { name: 'Filter Scope' }).fill('relay');
  await eventually(async () => assert.deepEqual((await lines(page)).map((line) => line[0]), ['Mail relay', 'Web relay']));
});

test('a question is parked at a cell and says what it is about', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Control+Alt+q');
  await page.getByRole('textbox', { name: 'Question' }).waitFor();
  await page.keyboard.type('Who pays for the test system?');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.deepEqual((await lines(page))[0].slice(0, 2), ['Who pays for the test system?', 'Patch servers × Owner']));
});

test('Alt+PageDown goes from sheet to sheet and back to the active cell', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Alt+PageDown');
  await page.getByRole('grid', { name: 'Scope' }).waitFor();
  await page.locator('.register td:focus').waitFor();
  await page.keyboard.press('Alt+PageUp');
  await eventually(async () => assert.equal(await grid.active(), 'Patch servers × Owner'));
});

test('a finding leads from a sheet back to its cell, and its fix into the title there', async (t) => {
  const { page, grid } = await openMatrix(t, { ...MATRIX, rows: [...MATRIX.rows, ['TBD', 'R', 'A', 'C']] });
  await show(page, 'Scope');
  const finding = page.locator('.finding', { hasText: 'TBD' }).first();
  await finding.locator('.message').click();
  await eventually(async () => assert.match(await grid.active(), /^TBD/));
  await show(page, 'Scope');
  await finding.getByRole('button', { name: /^Rename/ }).click();
  const field = page.locator('.cell-editor:focus');
  await field.waitFor();
  const [over, name] = [await field.boundingBox(), await grid.name('TBD').boundingBox()];
  assert.ok(Math.abs(over.y - name.y) < 2 && Math.abs(over.x - name.x) < 2, 'the field lies over the title');
  await page.keyboard.type('Close accounts');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.match((await grid.table())[2], /^Close accounts/));
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the sheets, ${theme}`, async (t) => {
    const { page } = await openMatrix(t, MATRIX, { theme });
    for (const name of SHEETS) {
      await show(page, name);
      await assertAccessible(page, { only: theme === 'dark' ? ['color-contrast'] : undefined });
      if (theme === 'light') {
        await page.keyboard.press('Enter');
        await page.locator('[data-edited]').waitFor();
        await assertAccessible(page, { within: '.register-region' });
        await page.keyboard.press('Escape');
      }
    }
  });
}
