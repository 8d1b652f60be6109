// Commands by key: the letter picker, rows and columns, findings, parts of the window, palette, search.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './helpers/grid.mjs';
import { openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: [
    '# Access',
    ['Approve access', 'R', 'A', 'C'],
    ['Review accounts', 'A', 'A', 'R'],
    '# Servers',
    ['Patch servers', '', 'A', 'R'],
    ['Restore backup', 'C', 'A', ''],
  ],
};

for (const key of ['Enter', 'F2', 'Alt+ArrowDown']) {
  test(`${key} opens the picker, which sets letters and a condition by keyboard`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX);
    await grid.goTo('Patch servers', 'Lead');
    await grid.press(key);
    const picker = page.getByRole('dialog', { name: 'Letters: Patch servers × Lead' });
    await picker.waitFor();
    await eventually(async () => assert.match(await grid.active(), /letter-choice/));
    await grid.press('c', 'i');
    assert.equal(await picker.getByRole('button', { name: /^C Consulted/ }).getAttribute('aria-pressed'), 'true');
    await picker.getByLabel('Condition').focus();
    await page.keyboard.type('if a restart is needed');
    await grid.press('Enter');
    await picker.waitFor({ state: 'detached' });
    assert.equal(await grid.letters('Patch servers', 'Lead'), 'CI');
    assert.equal(await grid.active(), 'Restore backup × Lead', 'Enter goes down');
    const cell = await grid.cell('Patch servers', 'Lead');
    assert.match(await cell.getAttribute('aria-label'), /if a restart is needed/);
  });
}

test('Escape and Cancel close the picker and leave the cell as it was', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  const picker = page.getByRole('dialog', { name: /^Letters:/ });
  for (const leave of [() => grid.press('Escape'), () => picker.getByRole('button', { name: 'Cancel' }).press('Enter')]) {
    await grid.press('Enter');
    await picker.waitFor();
    await eventually(async () => assert.match(await grid.active(), /letter-choice/));
    await grid.press('i');
    await leave();
    await picker.waitFor({ state: 'detached' });
    assert.equal(await grid.letters('Approve access', 'Lead'), 'R');
    assert.equal(await grid.active(), 'Approve access × Lead');
  }
});

test('Tab stays in the picker while it is open', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Enter');
  await page.getByRole('dialog', { name: /^Letters:/ }).waitFor();
  await eventually(async () => assert.match(await grid.active(), /letter-choice/));
  for (let press = 0; press < 12; press++) {
    await grid.press('Tab');
    assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('.picker'))), `after ${press + 1} presses`);
  }
});

test('Shift+F2 writes a note on the cell', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Owner');
  await grid.press('Shift+F2');
  await eventually(async () => assert.equal(await grid.active(), 'picker-condition'));
  await page.keyboard.type('in an emergency');
  await grid.press('Enter');
  const cell = await grid.cell('Approve access', 'Owner');
  assert.equal(await cell.getAttribute('aria-label'), 'A accountable, in an emergency');
});

test('a title is edited in place: F2 keeps it, a letter replaces it, Escape leaves it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers');
  await grid.press('F2', 'End');
  await page.keyboard.type(' monthly');
  await grid.press('Enter');
  assert.equal(await grid.active(), 'Restore backup');
  await page.keyboard.type('Test recovery');
  await grid.press('Tab');
  assert.equal(await grid.active(), 'Test recovery × Lead');
  await grid.press('Home');
  await page.keyboard.type('Nonsense');
  await grid.press('Escape');
  assert.deepEqual((await grid.table()).slice(4), ['Patch servers monthly |  | A | R', 'Test recovery | C | A']);
});

test('a whole row or column is selected and deleted by key, and undo brings it back', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  const before = await grid.table();
  await grid.goTo('Review accounts', 'Owner');
  await grid.press('Shift+Space');
  assert.deepEqual(await grid.selection(), { rows: ['Review accounts'], roles: ['Lead', 'Owner', 'Engineer', ''] });
  await grid.press('Control+Alt+Minus');
  assert.deepEqual(await grid.table(), before.toSpliced(2, 1));
  await grid.press('Control+z');
  assert.deepEqual(await grid.table(), before);
  await grid.goTo('Review accounts', 'Owner');
  await grid.press('Control+Space');
  assert.deepEqual((await grid.selection()).roles, ['Owner']);
  await grid.press('Control+Alt+Minus');
  assert.deepEqual(await grid.roles(), ['Lead', 'Engineer']);
  await grid.press('Control+z');
  assert.deepEqual(await grid.table(), before);
  assert.deepEqual(await grid.roles(), ['Lead', 'Owner', 'Engineer']);
});

test('Ctrl+Alt+- with a single cell deletes nothing and says why', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const before = await grid.table();
  await grid.goTo('Review accounts', 'Owner');
  await grid.press('Control+Alt+Minus');
  await page.getByText('Select whole rows (Shift+Space) or columns (Ctrl+Space) first.').waitFor();
  assert.deepEqual(await grid.table(), before);
});

test('Escape leaves the projector view from a cell, but first drops the selection', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Control+Shift+F', 'Shift+ArrowDown');
  await page.locator('.frame[data-presenting=true]').waitFor();
  await grid.press('Escape');
  assert.deepEqual((await grid.selection()).rows, ['Patch servers']);
  await grid.press('Escape');
  await page.locator('.frame[data-presenting=false]').waitFor();
});

test('Ctrl+Enter inserts an activity below and opens its title', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Control+Enter');
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  await page.keyboard.type('Revoke access');
  await grid.press('Enter');
  assert.deepEqual((await grid.table()).slice(1, 4), ['Approve access | R | A | C', 'Revoke access', 'Review accounts | A | A | R']);
});

test('Alt+Shift+arrows move rows, across headings too, and columns', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown');
  assert.deepEqual(await grid.table(), [
    '# Access',
    'Review accounts | A | A | R',
    '# Servers',
    'Approve access | R | A | C',
    'Patch servers |  | A | R',
    'Restore backup | C | A',
  ]);
  assert.equal(await grid.active(), 'Approve access × Lead', 'the focus goes with it');
  await grid.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp');
  assert.equal((await grid.table())[1], 'Approve access | R | A | C');
  await grid.press('Alt+Shift+ArrowRight');
  assert.deepEqual(await grid.roles(), ['Owner', 'Lead', 'Engineer']);
  assert.equal(await grid.active(), 'Approve access × Lead');
});

test('F8 walks through the findings and Shift+F8 back', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  const seen = [];
  for (let press = 0; press < 3; press++) {
    await grid.press('F8');
    seen.push((await grid.active()).split(' × ')[0]);
  }
  assert.deepEqual(seen, ['Review accounts', 'Patch servers', 'Restore backup'], 'two owners; nobody is told; nobody does it');
  await grid.press('Shift+F8');
  assert.equal((await grid.active()).split(' × ')[0], 'Patch servers');
});

test('F6 goes through the parts of the window and back', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Owner');
  const region = () => page.evaluate(() => document.activeElement.closest('[data-region]')?.dataset.region);
  const seen = [];
  for (let press = 0; press < 5; press++) {
    await grid.press('F6');
    seen.push(await region());
  }
  assert.deepEqual(seen, ['sheets', 'panel', 'status', 'toolbar', 'grid']);
  assert.equal(await grid.active(), 'Approve access × Owner', 'back where it was');
  await grid.press('Shift+F6');
  assert.equal(await region(), 'toolbar');
});

test('Ctrl+K finds a command by its words and runs it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Owner');
  await grid.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('row add below');
  await page.getByRole('option', { name: 'Insert activity below' }).waitFor();
  await grid.press('Enter');
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  await page.keyboard.type('Revoke access');
  await grid.press('Enter');
  assert.match((await grid.table())[2], /^Revoke access/);
  await grid.press('Control+k');
  const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  await options.first().waitFor();
  assert.match(await options.first().textContent(), /Insert activity below/, 'what was used last stands first');
  await grid.press('Escape');
  await page.getByRole('combobox', { name: 'Command' }).waitFor({ state: 'detached' });
  await eventually(async () => assert.match(await grid.active(), /×|Revoke|Review/, 'the focus is back in the grid'));
});

test('F1 shows every shortcut and finds those that are looked for', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  assert.ok((await sheet.locator('dt').count()) > 40);
  await sheet.getByLabel('Search the shortcuts').fill('fill down');
  await eventually(async () => assert.deepEqual(await sheet.locator('dt').allTextContents(), ['Fill down']));
  assert.equal(await sheet.locator('kbd').textContent(), 'Ctrl+D');
  await grid.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('Ctrl+F finds words in titles and conditions and goes from place to place', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find' });
  await field.fill('ac');
  await page.getByRole('search').getByText('4 places').waitFor();
  await field.press('Enter');
  await field.press('Escape');
  await field.waitFor({ state: 'detached' });
  assert.equal(await grid.active(), 'Review accounts');
  await grid.press('Control+g');
  assert.equal(await grid.active(), 'Restore backup');
  await grid.press('Control+f');
  await field.fill('zzz');
  await page.getByRole('search').getByText('Nothing found').waitFor();
});

test('a key that commands also take from a text field takes the text first', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers');
  await page.keyboard.type('Patch all servers');
  await grid.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).waitFor();
  assert.match((await grid.table())[4], /^Patch all servers/);
});

test('Enter in the title of the matrix takes it and goes back to the grid', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers', 'Owner');
  await runCommand(page, 'Rename the matrix');
  const title = page.getByRole('textbox', { name: 'Title of the matrix' });
  await eventually(async () => assert.equal(await grid.active(), 'matrix-title'));
  await title.fill('Server operations');
  await title.press('Enter');
  assert.equal(await grid.active(), 'Patch servers × Owner');
  await eventually(async () => assert.equal(await page.title(), 'Server operations – Remit'));
});

test('Shift+1 fits all roles into the window', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Shift+1');
  await eventually(async () => assert.notEqual(await page.locator('.status .zoom').textContent(), '100 %'));
  await runCommand(page, 'Usual size');
  await eventually(async () => assert.equal(await page.locator('.status .zoom').textContent(), '100 %'));
});

test('Ctrl+H replaces words in titles, in one step', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.press('Control+h');
  await page.getByRole('textbox', { name: 'Find' }).fill('backup');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('database');
  await page.getByRole('button', { name: 'Replace all' }).click();
  await eventually(async () => assert.match((await grid.table()).at(-1), /^Restore database/));
  await grid.focus();
  await grid.press('Control+z');
  assert.match((await grid.table()).at(-1), /^Restore backup/);
});
