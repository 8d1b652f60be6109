// Changes: a copy goes to the other party, comes back, is compared, decided thing by thing and taken in one step.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, matrixFile, openMatrix, runCommand, textOf } from './helpers/matrix.mjs';

const MATRIX = {
  title: 'Outsourced hosting',
  roles: ['Owner', 'Lead', 'Provider: Engineer', 'Provider: Desk'],
  rows: [
    '# Operations',
    ['Patch servers', 'A', 'C', 'R', 'I'],
    ['Restore backups', 'A', 'I', 'R', ''],
    ['Watch capacity', 'A', '', 'R', 'I'],
    ['Answer calls', 'A', '', 'C', 'R'],
    '# Security',
    ['Review accounts', 'A', 'R', 'C', ''],
    ['Scan for weaknesses', 'A', 'C', 'R', ''],
    ['Handle incidents', 'A', 'R', 'R', 'I'],
    ['Keep evidence', 'A', 'R', '', ''],
    ['Rotate keys', 'A', 'C', 'R', ''],
  ],
};

/** What the provider does to eight cells: row, role, key. */
const CELLS = [
  ['Patch servers', 'Lead', 'i'],
  ['Restore backups', 'Lead', 'c'],
  ['Watch capacity', 'Lead', 'i'],
  ['Answer calls', 'Lead', 'i'],
  ['Scan for weaknesses', 'Desk', 'i'],
  ['Handle incidents', 'Desk', 'c'],
  ['Keep evidence', 'Desk', 'i'],
  ['Rotate keys', 'Desk', 'i'],
];

/** The matrix as it goes to the provider: without what is the customer's own. */
function providerCopy(text) {
  return textOf({ ...JSON.parse(text), copy: { left_out: ['notes', 'waivers', 'history'], made: '2026-11-20' } });
}

async function savedFile(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()]);
  return readFile(await download.path(), 'utf8');
}

/** What a provider does with the copy in a browser of its own; returns the file that it sends back. */
async function changedByProvider(t, text) {
  const { page } = await openApp(t);
  const grid = gridOf(page);
  await chooseFile(page, providerCopy(text), 'remit-provider.json');
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
  await grid.focus();
  for (const [row, role, key] of CELLS) {
    await grid.goTo(row, role);
    await grid.press(key);
  }
  await grid.goTo('Watch capacity');
  await grid.press('Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp');
  await grid.goTo('Review accounts');
  await runCommand(page, 'Delete activity');
  await eventually(async () => assert.ok(!(await grid.table()).some((line) => line.startsWith('Review accounts'))));
  await grid.focus();
  await grid.goTo('Rotate keys');
  await runCommand(page, 'Insert activity below');
  // The field comes once the palette has closed.
  await page.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
  await page.keyboard.type('Report certificates');
  await page.keyboard.press('Enter');
  await grid.focus();
  await grid.goTo('Watch capacity', 'Engineer');
  await grid.press('ArrowUp', 'ArrowUp', 'F2', 'Control+a');
  await page.keyboard.type('Platform team');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.ok((await grid.roles()).includes('Platform team')));
  await isSaved(page);
  return savedFile(page);
}

/** What comes back, made without a browser: one role renamed, `count` cells changed. */
function changedFile(text, count = 2) {
  const file = JSON.parse(text);
  file.roles[2].title = 'Platform team';
  for (const activity of file.activities.slice(0, count)) activity.assignments[file.roles[1].id] = 'CI';
  return textOf(file);
}

const sheet = (page) => page.locator('.changes');
const lines = (page) => page.locator('.change-line');
const tab = (page) => page.getByRole('navigation', { name: 'Sheets' }).getByRole('button', { name: /^Changes/ });
const filter = (page, name) => sheet(page).getByRole('group', { name: 'Which changes are listed' }).getByRole('button', { name });

/** What is listed: "heading: place | old | new". */
async function listed(page) {
  return page.locator('.change-group').evaluateAll((groups) =>
    groups.flatMap((group) =>
      [...group.querySelectorAll('.change-line')].map((line) => {
        const values = [...line.querySelectorAll('del, ins')].map((it) => it.textContent);
        return [`${group.querySelector('h3').textContent}: ${line.querySelector('.where').textContent}`, ...values].join(' | ');
      }),
    ),
  );
}

/** Lays the file beside the open matrix. */
async function compare(page, text, name = 'remit-provider.json') {
  await chooseFile(page, text, name);
  const dialog = page.getByRole('dialog', { name: 'This matrix is here already' });
  await dialog.getByRole('button', { name: 'Compare with the open matrix' }).click();
  await sheet(page).waitFor();
  await lines(page).first().waitFor();
}

async function line(page, place) {
  const at = (await listed(page)).findIndex((text) => text.startsWith(place));
  assert.notEqual(at, -1, `${place} is listed: ${(await listed(page)).join('; ')}`);
  return lines(page).nth(at);
}

test('what the provider changed is listed, decided and taken in one step that can be undone', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const sent = await savedFile(page);
  const back = await changedByProvider(t, sent);
  await compare(page, back);
  await page.getByRole('heading', { name: 'Changes from remit-provider.json' }).waitFor();
  await page.getByText('8 cells changed, 1 role renamed, 1 row added, 1 row removed, 1 row moved.').waitFor();
  await page.getByText('There is no common version').waitFor();
  await page.getByText('The copy was sent without internal notes, waivers and change log').waitFor();
  const found = await listed(page);
  assert.deepEqual(
    found.toSorted(),
    [
      'Answer calls: Lead | nothing | I',
      'Handle incidents: Desk | I | C',
      'Keep evidence: Desk | nothing | I',
      'Patch servers: Lead | C | I',
      'Report certificates: Whole row | a row without letters',
      'Restore backups: Lead | I | C',
      'Review accounts: Whole row | Owner A, Lead R, Engineer C',
      'Roles: Engineer: title | Engineer | Platform team',
      'Rotate keys: Desk | nothing | I',
      'Scan for weaknesses: Desk | nothing | I',
      'Watch capacity: Lead | nothing | I',
      'Watch capacity: Place of the row | after Restore backups | first',
    ].toSorted(),
  );
  assert.match(await tab(page).textContent(), /12$/, 'the tab tells how many wait');
  const take = page.getByRole('button', { name: 'Take the accepted changes' });
  assert.ok(await take.isDisabled(), 'nothing is accepted yet');

  for (const place of ['Keep evidence: Desk', 'Review accounts: Whole row']) {
    const reject = (await line(page, place)).getByRole('button', { name: /^Reject/ });
    await reject.click();
    await eventually(async () => assert.equal(await reject.getAttribute('aria-pressed'), 'true'));
  }
  await page.getByText('10 undecided changes stay as they are in your matrix.').waitFor();
  await page.getByRole('button', { name: 'Accept all' }).click();
  await page.getByText(/^Taking these 10: \d+ errors? \(now \d+\), \d+ warnings? \(now \d+\)\.$/).waitFor();
  assert.equal(await tab(page).textContent(), 'Changes0');
  const before = await page.evaluate(() => document.querySelector('.change-line[data-decision="rejected"] .where').textContent);
  assert.equal(before, 'Whole row', 'lists before rows, rows as they stand');
  await take.click();
  await page.getByText('10 changes taken from remit-provider.json.').waitFor();
  await eventually(async () => assert.equal(await tab(page).count(), 0, 'the comparison is over'));
  const taken = [
    '# Operations', 'Watch capacity | A | I | R | I', 'Patch servers | A | I | R | I', 'Restore backups | A | C | R',
    'Answer calls | A | I | C | R', '# Security', 'Review accounts | A | R | C', 'Scan for weaknesses | A | C | R | I',
    'Handle incidents | A | R | R | C', 'Keep evidence | A | R', 'Rotate keys | A | C | R | I', 'Report certificates',
  ];
  await eventually(async () => assert.deepEqual(await grid.table(), taken));
  assert.deepEqual(await grid.roles(), ['Owner', 'Lead', 'Platform team', 'Desk']);
  await page.getByRole('button', { name: 'Undo: Take 10 changes from remit-provider.json' }).click();
  await eventually(async () => assert.equal((await grid.table()).length, MATRIX.rows.length));
  await isSaved(page);
  assert.equal(await savedFile(page), sent, 'one step brings all back');
});

test('the keyboard alone decides, and Enter leads to the cell', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await compare(page, changedFile(textOf(matrixFile(MATRIX))));
  const decision = (at) => lines(page).nth(at).getAttribute('data-decision');
  await eventually(async () => assert.ok(await lines(page).first().evaluate((it) => it === document.activeElement), 'the first line has the focus'));
  await page.keyboard.press('a');
  await eventually(async () => assert.equal(await decision(0), 'accepted'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await eventually(async () => assert.equal(await decision(1), 'rejected'));
  await page.keyboard.press('Backspace');
  await eventually(async () => assert.equal(await decision(1), 'open'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await decision(1), 'accepted', 'the button of the line'));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await grid.active(), 'Restore backups × Lead'));
  const cell = await grid.cell('Restore backups', 'Lead');
  assert.equal(await cell.getAttribute('data-proposed'), 'open');
  assert.equal(await cell.getAttribute('data-theirs'), 'CI');
  assert.match(await cell.getAttribute('aria-label'), /the other side has CI$/);
  assert.equal(await (await grid.cell('Patch servers', 'Lead')).getAttribute('data-proposed'), 'accepted');
  await tab(page).click();
  await filter(page, 'All').click();
  await eventually(async () => assert.equal(await lines(page).count(), 3));
});

test('a change of the matrix meanwhile lays the comparison anew and keeps what was decided', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await compare(page, changedFile(textOf(matrixFile(MATRIX)), 3));
  await page.keyboard.press('a');
  await (await line(page, 'Restore backups: Lead')).focus();
  await page.keyboard.press('r');
  await (await line(page, 'Patch servers: Lead')).focus();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await grid.active(), 'Patch servers × Lead'));
  await grid.press('c', 'Shift+I');
  await eventually(async () => assert.equal(await grid.letters('Patch servers', 'Lead'), 'CI'));
  await tab(page).click();
  await eventually(async () => assert.match(await sheet(page).locator('.filters').textContent(), /^To decide1.*All3$/));
  await filter(page, 'All').click();
  assert.equal(await (await line(page, 'Roles: Engineer')).getAttribute('data-decision'), 'accepted');
  assert.equal(await (await line(page, 'Restore backups')).getAttribute('data-decision'), 'rejected');
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await page.getByText('What you decided is not kept.').waitFor();
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await eventually(async () => assert.equal(await tab(page).count(), 0));
  assert.equal(await page.locator('.cell[data-proposed]').count(), 0);
});

test('a row is accepted at once, and a command compares with any file', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  const file = matrixFile({ ...MATRIX, id: 'm00000000z' });
  file.activities[0].assignments = { [file.roles[0].id]: 'I', [file.roles[1].id]: 'A', [file.roles[2].id]: 'R' };
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), runCommand(page, 'Compare with a file')]);
  await chooser.setFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(textOf(file)) });
  await lines(page).first().waitFor();
  const group = page.getByRole('region', { name: 'Patch servers' });
  assert.equal(await group.locator('.change-line').count(), 3);
  const all = group.getByRole('button', { name: 'Accept Patch servers', exact: true });
  await all.click();
  await eventually(async () => assert.equal(await all.getAttribute('aria-pressed'), 'true'));
  assert.equal(await group.locator('.change-line[data-decision="accepted"]').count(), 3);
});

test('a file that says the same, and one of a matrix that is in the library but not open', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const own = textOf(matrixFile(MATRIX));
  await chooseFile(page, own, 'same.json');
  const dialog = page.getByRole('dialog', { name: 'This matrix is here already' });
  await dialog.getByRole('button', { name: 'Compare with the open matrix' }).click();
  await page.getByText('same.json and the open matrix say the same.').waitFor();
  await chooseFile(page, textOf(matrixFile({ title: 'Other', roles: ['Lead'], rows: [['Keep me', 'R']], id: 'm00000000z' })));
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
  await chooseFile(page, changedFile(own), 'back.json');
  await dialog.getByRole('button', { name: 'Open Outsourced hosting and compare' }).click();
  await page.getByRole('heading', { name: 'Changes from back.json' }).waitFor();
  assert.equal(await lines(page).count(), 3);
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await eventually(async () => assert.equal((await grid.table()).length, MATRIX.rows.length));
});

test('five thousand changes are listed some hundred at a time', async (t) => {
  const roles = Array.from({ length: 25 }, (_, index) => `Role ${index + 1}`);
  const rows = Array.from({ length: 200 }, (_, index) => [`Activity ${index + 1}`, 'A']);
  const { page } = await openMatrix(t, { roles, rows });
  const changed = rows.map(([title]) => [title, ...roles.map(() => 'C')]);
  await chooseFile(page, textOf(matrixFile({ roles, rows: changed })), 'large.json');
  await page.getByRole('button', { name: 'Compare with the open matrix' }).click();
  await page.getByText('5000 cells changed.').waitFor({ timeout: 60000 });
  await eventually(async () => assert.equal(await lines(page).count(), 500));
  await page.getByRole('button', { name: 'Show 500 more of 5000' }).click();
  await eventually(async () => assert.equal(await lines(page).count(), 1000));
  await page.getByRole('button', { name: 'Accept all' }).click();
  await page.getByText(/^Taking these 5000: /).waitFor({ timeout: 60000 });
});

for (const [theme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
  test(`axe finds nothing in the changes, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await chooseFile(page, changedFile(textOf(matrixFile(MATRIX)), 4), 'back.json');
    await page.getByRole('dialog', { name: 'This matrix is here already' }).waitFor();
    await assertAccessible(page, { only });
    await page.getByRole('button', { name: 'Compare with the open matrix' }).click();
    await lines(page).first().waitFor();
    await (await line(page, 'Roles: Engineer')).getByRole('button', { name: /^Accept/ }).click();
    await (await line(page, 'Patch servers')).getByRole('button', { name: /^Accept/ }).click();
    await (await line(page, 'Restore backups')).getByRole('button', { name: /^Reject/ }).click();
    await page.getByText(/^Taking these 2/).waitFor();
    await assertAccessible(page, { only });
    await filter(page, 'Conflicts').click();
    await page.getByText('There are no conflicts').waitFor();
    await assertAccessible(page, { only, within: '.changes' });
    await page.getByRole('button', { name: 'Matrix', exact: true }).click();
    await page.locator('.cell[data-proposed="accepted"]').first().waitFor();
    await assertAccessible(page, { only });
    await grid.focus();
  });
}
