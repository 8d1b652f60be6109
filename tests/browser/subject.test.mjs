// The subject as a whole: decision levels, duties kept apart by person, who is called, which controls nobody owns.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openApp } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, matrixFile, openMatrix, runCommand, textOf } from './helpers/matrix.mjs';

/** Opens a template with the keyboard. */
async function openTemplate(t, name) {
  const app = await openApp(t);
  const { page } = app;
  await runCommand(page, 'New from a template');
  await page.getByRole('dialog').getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return { ...app, grid: gridOf(page) };
}

/** The matrix as it would be saved. */
async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** Tabs until the focus is on what fits, as a person does who has no pointer. */
async function tabTo(page, fits, key = 'Tab', most = 80) {
  for (let step = 0; step < most; step++) {
    if (await page.evaluate(fits)) return;
    await page.keyboard.press(key);
  }
  assert.ok(await page.evaluate(fits), `no ${key} leads to ${fits}`);
}

test('each decision level asks for its approvers, and taking one away is a finding at once', async (t) => {
  const { page, grid } = await openTemplate(t, /IAM for a mid-sized company/);
  const file = await exported(page);
  const levels = Object.fromEntries(file.decision_levels.map((level) => [level.title[0], level]));
  await runCommand(page, 'Go to the decision levels');
  await page.locator('.register td:focus').waitFor();
  const lines = await page.locator('.register tbody tr:not([data-new])').evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())));
  const shown = Object.fromEntries(lines.map((line) => [line[0][0], line]));
  assert.equal(shown[2][3], '2', 'two approvers');
  assert.match(shown[3][2], /security.*compliance.*business owner/i);
  assert.equal(shown[4][6], 'Yes', 'reviewed afterwards');
  const row = file.activities.find((activity) => activity.decision_level === levels[2].id);
  assert.equal(row.approvers.length, 2, 'the template names both');
  await page.getByRole('button', { name: 'Matrix', exact: true }).click();
  await eventually(() => grid.rowIndex(row.title));
  await grid.focus();
  await grid.goTo(row.title);
  await page.getByRole('tab', { name: 'Activity' }).click();
  const before = await page.locator('.status').getByRole('button', { name: /warnings?$|errors?$/ }).allTextContents();
  const panel = page.getByRole('tabpanel', { name: 'Activity' });
  const title = file.roles.find((role) => role.id === row.approvers[0]).title;
  await panel.locator('.tag', { hasText: title }).getByRole('button').first().click();
  await eventually(async () => {
    const after = await page.locator('.status').getByRole('button', { name: /warnings?$|errors?$/ }).allTextContents();
    assert.notDeepEqual(after, before);
  });
  await page.getByRole('tab', { name: /Findings/ }).click();
  await page.locator('.finding', { hasText: row.title }).filter({ hasText: /approv/i }).first().waitFor();
});

const PAIRED = {
  roles: ['Department Manager', 'IAM Administrator', 'Auditor'],
  rows: [
    ['Approve access requests', 'RA', 'C', 'I'],
    ['Create user accounts', 'AC', 'R', 'I'],
  ],
};

test('at the keyboard alone: both sides of a pair in one person, accepted with a control, and told in the report', async (t) => {
  const { page, grid } = await openMatrix(t, PAIRED);
  // Two people, one of them in both roles.
  const name = async (role, person) => {
    await grid.focus();
    await grid.goTo('Approve access requests', role);
    await runCommand(page, 'Name who holds this role');
    await page.getByRole('dialog', { name: 'Name a person' }).waitFor();
    await page.keyboard.type(person);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await name('Department Manager', 'Anna Berg');
  await name('IAM Administrator', 'Anna Berg');
  await name('Auditor', 'Ben Ito');
  // The pair.
  await runCommand(page, 'Go to the separated pairs');
  await page.locator('.register td:focus').waitFor();
  await page.keyboard.type('approve access');
  await page.keyboard.press('Tab');
  await page.locator('.register td:focus').waitFor();
  await page.keyboard.type('provision access');
  await page.keyboard.press('Enter');
  const finding = page.locator('.finding', { hasText: 'Anna Berg holds' });
  await finding.waitFor();
  await runCommand(page, 'Go to the analysis');
  await page.locator('[role=tab]:focus', { hasText: 'Coverage' }).waitFor();
  for (let chapter = 0; chapter < 4; chapter++) await page.keyboard.press('ArrowRight');
  await page.locator('.analysis').getByText('Anna Berg').first().waitFor();
  // F6 leads to the panel; the finding is accepted there.
  await tabTo(page, () => !!document.activeElement.closest('[data-region=panel]'), 'F6', 6);
  await tabTo(page, () => document.activeElement.textContent.trim() === 'Accept…' && document.activeElement.closest('.finding').textContent.includes('Anna Berg'));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Accept a finding' });
  await dialog.waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.tagName), 'TEXTAREA'));
  await page.keyboard.type('Too few people in the branch.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The auditor checks all new accounts each month.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ben Ito');
  await page.keyboard.press('Tab');
  // Day, month and year in the order of the browser's language; the year comes last in this one.
  await grid.press('ArrowRight', 'ArrowRight');
  await page.keyboard.type('2099');
  await tabTo(page, () => document.activeElement.textContent.trim() === 'Accept it');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await finding.and(page.locator(':not([data-waived])')).waitFor({ state: 'detached' });
  await page.locator('.finding[data-waived]', { hasText: 'The auditor checks all new accounts' }).waitFor();
  // In the app's report ...
  await runCommand(page, 'Go to the documents');
  await page.locator('.documents-entries :focus').waitFor();
  await tabTo(page, () => document.activeElement.textContent.trim() === 'Analysis report', 'ArrowDown', 5);
  await page.keyboard.press('Enter');
  const paper = page.locator('.paper', { hasText: 'Accepted findings' });
  for (const words of ['Too few people in the branch.', 'The auditor checks all new accounts each month.', 'Ben Ito', /^2099-\d\d-\d\d$/]) {
    await paper.getByText(words).first().waitFor();
  }
  // ... and in that of the program for the command line.
  const program = await commandLine();
  if (!program) return t.diagnostic('the program for the command line is not built');
  const folder = await mkdtemp(join(tmpdir(), 'remit-subject-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'matrix.json');
  await writeFile(path, JSON.stringify(await exported(page)));
  const { stdout } = await promisify(execFile)(program, ['report', path, '--what', 'analysis']);
  const [, accepted] = stdout.split('Accepted findings');
  assert.match(accepted, /Both sides in one person: Anna Berg holds/);
  assert.match(accepted, /\| Too few people in the branch\. \| The auditor checks all new accounts each month\. \| Ben Ito \|.*\| 2099-\d\d-\d\d \|/);
});

/** The program `remit` that was built last, where it is built. */
async function commandLine() {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const programs = ['native', 'release', 'debug'].map((profile) => join(target, profile, 'remit'));
  const built = await Promise.all(programs.map(async (path) => ({ path, time: await stat(path).then((it) => it.mtimeMs, () => 0) })));
  return built.filter(({ time }) => time > 0).sort((one, other) => other.time - one.time)[0]?.path;
}

test('who is called for a data breach: person, number, deputy and time, from the escalation sheet', async (t) => {
  const matrix = matrixFile({ roles: ['Incident Manager', 'Owner'], rows: [['Handle incidents', 'R', 'A']] });
  const [manager] = matrix.roles;
  matrix.people = [
    { id: 'n000000001', name: 'Ada Osei', contact: '+49 30 1234' },
    { id: 'n000000002', name: 'Grace Lund', contact: '+49 30 5678' },
  ];
  Object.assign(manager, { holders: ['n000000001'], deputy: 'n000000002' });
  const { page } = await openApp(t);
  await chooseFile(page, textOf(matrix));
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
  await runCommand(page, 'Go to the escalation');
  await page.locator('.register td:focus').waitFor();
  for (const [text, tabs] of [['Data breach', 1], ['Incident Manager', 6], ['15 minutes', 0]]) {
    await page.keyboard.type(text);
    await page.keyboard.press(tabs ? 'Tab' : 'Enter');
    await page.locator('.register td:focus').waitFor();
    for (let tab = 1; tab < tabs; tab++) await page.keyboard.press('Tab');
  }
  await runCommand(page, 'Who is called for');
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), 'who-is-called'));
  await page.keyboard.type('data breach');
  const first = page.locator('.call tr', { hasText: 'Is told first' });
  for (const words of ['Ada Osei', '+49 30 1234', 'Grace Lund']) await first.getByText(words).waitFor();
  await page.locator('.call-times', { hasText: '15 minutes' }).waitFor();
});

test('the controls without an owner are those of Annex A that no owned activity names', async (t) => {
  const { page, grid } = await openTemplate(t, /27001/);
  // The owners of two rows are taken away, so that their controls have none.
  await grid.focus();
  const whole = await exported(page);
  const ofAnnex = (activity) => (activity.controls ?? []).some((reference) => /A\.[5-8]\.\d/.test(reference));
  const gone = whole.activities.filter(ofAnnex).slice(0, 2);
  assert.equal(gone.length, 2, JSON.stringify(whole.activities[0].controls));
  for (const { title } of gone) {
    await page.locator('#filter-field').fill(title);
    await eventually(async () => assert.ok((await grid.table()).length < 5));
    await grid.focus();
    await grid.goTo(title);
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('Delete');
  }
  await runCommand(page, 'Show all activities');
  const file = await exported(page);
  const owning = file.scheme.letters.filter((letter) => letter.part === 'owns').map((letter) => letter.symbol);
  const owners = (activity) => Object.values(activity.assignments ?? {}).filter((assignment) => {
    const letters = typeof assignment === 'string' ? assignment : assignment.letters ?? '';
    return owning.some((symbol) => letters.includes(symbol));
  });
  const isOwned = (activity) => owners(activity).length === 1;
  const owned = new Set(file.activities.filter(isOwned).flatMap((activity) => activity.controls ?? []).flatMap((reference) => reference.match(/A\.[5-8]\.\d+/g) ?? []));
  const annex = [[5, 37], [6, 8], [7, 14], [8, 34]].flatMap(([chapter, count]) => Array.from({ length: count }, (_, at) => `A.${chapter}.${at + 1}`));
  const expected = annex.filter((control) => !owned.has(control));
  await runCommand(page, 'Go to the controls');
  await page.locator('.controls-sheet').getByRole('button', { name: /^ISO\/IEC 27001/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.controls-table').waitFor();
  const listed = () => page.locator('.controls-table tr:has([data-standing])').evaluateAll((rows) =>
    rows.filter((row) => row.querySelector('[data-standing]').dataset.standing !== 'covered').map((row) => row.querySelector('.control-id').textContent.trim()));
  assert.ok(expected.length > 0, 'something is missing');
  await eventually(async () => assert.deepEqual((await listed()).filter((id) => id.startsWith('A.')), expected));
});
