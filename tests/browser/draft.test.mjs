// A person drafts a matrix from nothing, and what is wrong shows while they type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { openEmpty, openMatrix, runCommand } from './helpers/matrix.mjs';

const ACTIVITIES = [
  'Approve access', 'Create account', 'Change account', 'Remove account', 'Review accounts',
  'Change firewall rule', 'Review firewall rules', 'Patch servers', 'Plan maintenance', 'Configure servers',
  'Back up databases', 'Check backups', 'Test recovery', 'Collect logs', 'Triage alerts',
  'Contain incidents', 'Report incidents', 'Assess suppliers', 'Prepare audit', 'Accept risks',
];
const ROLES = ['IT Manager', 'System Owner', 'Security Lead', 'Network Engineer', 'Service Desk', 'Auditor'];

test('twenty activities and six roles are drafted by keyboard alone', async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1280, height: 1100 } });
  const grid = gridOf(page);
  await runCommand(page, 'New matrix');
  await eventually(async () => assert.match(await grid.active(), /^Type an activity/));
  for (const title of ACTIVITIES) {
    await page.keyboard.type(title);
    await grid.press('Enter');
  }
  await grid.press('Control+Home', 'ArrowUp', 'ArrowRight');
  for (const title of ROLES) {
    await page.keyboard.type(title);
    await grid.press('Enter');
  }
  assert.deepEqual(await grid.table(), ACTIVITIES);
  assert.deepEqual(await grid.roles(), ROLES);
  const status = page.locator('.status');
  await status.getByText('20 unfinished').waitFor();
  await status.getByRole('button', { name: '0 errors' }).waitFor();

  await grid.press('Control+Home', 'ArrowRight');
  for (const row of ['ra', 'car', 'a ri']) {
    for (const letter of row) await grid.press(...(letter === ' ' ? [] : [letter]), 'ArrowRight');
    await grid.press('Home', 'ArrowRight', 'ArrowDown');
  }
  assert.deepEqual((await grid.table()).slice(0, 4), [
    'Approve access | R | A',
    'Create account | C | A | R',
    'Change account | A |  | R | I',
    'Remove account',
  ]);
  await status.getByText('17 unfinished').waitFor();
  await status.getByText('3 of 20 activities complete').waitFor();
});

test('findings come and go while letters are typed, in the panel and in the strip', async (t) => {
  const { page, grid } = await openMatrix(t, { roles: ['Lead', 'Owner'], rows: [['Patch servers'], ['Test recovery']] });
  const panel = page.getByRole('tabpanel', { name: /Findings/ });
  const errors = page.locator('.status').getByRole('button', { name: /errors?$/ });
  const counts = (text) => eventually(async () => assert.equal(await errors.textContent(), text), 1000);
  await counts('0 errors');
  await grid.goTo('Patch servers', 'Lead');
  await grid.press('r');
  await counts('1 error');
  await panel.getByRole('button', { name: /Patch servers/ }).first().waitFor();
  await grid.press('ArrowRight', 'a');
  await counts('0 errors');
  await eventually(async () => assert.equal(await panel.getByRole('button', { name: /Patch servers.*owner/i }).count(), 0));
  await grid.press('ArrowLeft', 'Shift+A');
  await counts('1 error');
  await panel.getByRole('button', { name: /Patch servers/ }).first().waitFor();
  await grid.press('Escape');
  await counts('0 errors');
});

test('a fix in the panel does what it says, in one step', async (t) => {
  const { page, grid } = await openMatrix(t, { roles: ['Lead', 'Owner'], rows: [['Patch servers', 'A', 'A']] });
  const panel = page.getByRole('tabpanel', { name: /Findings/ });
  const fix = panel.locator('.finding', { hasText: 'Patch servers' }).locator('.fix').first();
  await fix.click();
  const letters = [await grid.letters('Patch servers', 'Lead'), await grid.letters('Patch servers', 'Owner')];
  assert.equal(letters.filter((text) => text.includes('A')).length, 1, `${letters}`);
  await grid.focus();
  await grid.press('Control+z');
  assert.deepEqual(await grid.table(), ['Patch servers | A | A']);
});

test('a new empty row is unfinished, not wrong', async (t) => {
  const { page, grid } = await openMatrix(t, { roles: ['Lead', 'Owner'], rows: [['Patch servers', 'R', 'A']] });
  await grid.press('Control+End', 'ArrowDown', 'Home');
  await page.keyboard.type('Test recovery');
  await grid.press('Enter');
  const name = grid.name('Test recovery');
  assert.equal(await name.locator('.state').getAttribute('class'), 'state unfinished');
  assert.equal(await name.getAttribute('aria-invalid'), null);
  assert.match(await name.getAttribute('aria-label'), /unfinished/);
  await page.locator('.status').getByText('1 unfinished').waitFor();
  await page.locator('.status').getByRole('button', { name: '0 errors' }).waitFor();
  await runCommand(page, 'Check all rows');
  await page.locator('.status').getByRole('button', { name: /^[1-9]\d* errors?/ }).waitFor();
  assert.equal(await name.locator('.state').getAttribute('class'), 'state error');
});

test('an empty matrix says how to begin', async (t) => {
  const { page, grid } = await openEmpty(t);
  assert.deepEqual(await grid.table(), []);
  await page.getByText('No activities yet.').waitFor();
  await page.getByText('Type an activity…').waitFor();
  await grid.element.getByText('Add a role…').waitFor();
});

test('long and foreign titles are taken as they are', async (t) => {
  const { page, grid } = await openEmpty(t);
  const titles = [
    'Zugriffsberechtigungsüberprüfungsverantwortliche benennen und jährlich bestätigen lassen',
    '变更防火墙规则',
    'مراجعة الحسابات',
    '<b>Bold</b> & "quoted" \'task\'',
  ];
  for (const title of titles) {
    await grid.press('Enter');
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title);
    await grid.press('Enter');
  }
  assert.deepEqual(await grid.table(), titles);
});
