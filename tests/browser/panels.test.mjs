// The side panel and the dialogs that it leads to: details, people, accepted findings, settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './helpers/grid.mjs';
import { isSaved, openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: [
    ['Approve access', 'R', 'A', 'C'],
    ['Review accounts', 'A', 'A', 'RI'],
    ['Restore backup', 'C', 'A', 'R'],
  ],
};

function errors(page) {
  return page.locator('.status').getByRole('button', { name: /errors?$/ });
}

test('the strip says where the active cell is and what it holds', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const place = page.locator('.status .place');
  for (const [role, words] of [
    ['Owner', 'Approve access × Owner: A, accountable'],
    ['Engineer', 'Approve access × Engineer: C, consulted'],
    ['', 'Approve access'],
  ]) {
    await grid.goTo('Approve access', role);
    await eventually(async () => assert.equal(await place.textContent(), words));
  }
});

test('a finding leads to its cell', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.getByRole('button', { name: /^Review accounts has two owners/ }).click();
  assert.equal(await grid.active(), 'Review accounts × Lead');
});

test('a finding that is accepted with a reason counts no more, and comes back when that is withdrawn', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await page.locator('.finding', { hasText: 'two owners' }).getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept a finding' });
  await dialog.getByRole('button', { name: 'Accept it' }).click();
  assert.ok(await dialog.isVisible(), 'not without a reason');
  await dialog.getByLabel('Reason').fill('Until the new owner is named.');
  await dialog.getByLabel('Accepted by').fill('Ada');
  await dialog.getByRole('button', { name: 'Accept it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await errors(page).textContent(), '0 errors'));
  const accepted = page.locator('.finding-group[data-severity=waived]');
  await accepted.getByText(/Until the new owner is named\. Accepted by Ada/).waitFor();
  await accepted.getByRole('button', { name: 'Withdraw' }).click();
  await eventually(async () => assert.equal(await errors(page).textContent(), '1 error'));
});

test('naming the holder settles the warning', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  const warning = page.locator('.finding', { hasText: /^Lead does or owns/ });
  await warning.getByRole('button', { name: 'Name the holder', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Name a person' });
  await dialog.getByLabel('Name', { exact: true }).fill('Ada');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await warning.waitFor({ state: 'detached' });
});

test('a form that is left with something written asks first', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await runCommand(page, 'Matrix settings');
  const dialog = page.getByRole('dialog', { name: 'Matrix settings' });
  await dialog.getByLabel('Version').fill('1.0');
  await page.keyboard.press('Escape');
  await dialog.getByText('Discard what you wrote?').waitFor();
  await dialog.getByRole('button', { name: 'Keep writing' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /Draft 1\.0/ }).waitFor();
});

test('settings are one step that undo takes back', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await runCommand(page, 'Matrix settings');
  const dialog = page.getByRole('dialog', { name: 'Matrix settings' });
  await dialog.getByLabel('Title').first().fill('Operations');
  await dialog.getByLabel('Version').fill('2.1');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await eventually(async () => assert.equal(await page.title(), 'Operations – Remit'));
  await grid.focus();
  await grid.press('Control+z');
  await eventually(async () => assert.equal(await page.title(), 'Test matrix – Remit'));
  assert.equal(await page.getByRole('button', { name: /2\.1/ }).count(), 0);
});

test('the activity tab follows the active cell, and a click into the grid takes what was written', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.getByRole('tab', { name: 'Activity' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Activity' });
  await (await grid.cell('Restore backup', 'Lead')).click();
  await eventually(async () => assert.equal(await panel.getByLabel('Title').inputValue(), 'Restore backup'));
  await panel.getByLabel('Description').fill('Once a quarter.');
  await (await grid.cell('Approve access', 'Lead')).click();
  await eventually(async () => assert.equal(await panel.getByLabel('Title').inputValue(), 'Approve access'));
  assert.equal(await panel.getByLabel('Description').inputValue(), '');
  await grid.press('ArrowDown', 'ArrowDown');
  await eventually(async () => assert.equal(await panel.getByLabel('Description').inputValue(), 'Once a quarter.'));
  await isSaved(page);
  await grid.press('Control+z');
  await eventually(async () => assert.equal(await panel.getByLabel('Description').inputValue(), ''));
});

test('the role tab renames the role', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.getByRole('tab', { name: 'Role' }).click();
  await (await grid.cell('Approve access', 'Owner')).click();
  const panel = page.getByRole('tabpanel', { name: 'Role' });
  await eventually(async () => assert.equal(await panel.getByLabel('Title').inputValue(), 'Owner'));
  await panel.getByLabel('Title').fill('System Owner');
  await panel.getByLabel('Title').press('Enter');
  await eventually(async () => assert.deepEqual(await grid.roles(), ['Lead', 'System Owner', 'Engineer']));
});

test('the panel is hidden and shown, and remembers that', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.press('Control+\\');
  await page.locator('.panel').waitFor({ state: 'detached' });
  await page.reload();
  await eventually(() => grid.rowIndex('Approve access'));
  assert.equal(await page.locator('.panel').count(), 0);
  await page.getByRole('button', { name: 'Show or hide the side panel' }).click();
  await page.getByRole('tab', { name: /Findings/ }).waitFor();
});
