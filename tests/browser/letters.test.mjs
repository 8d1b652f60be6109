// Other letters for a matrix, positions of a disputed cell, and the sheet of decisions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually } from './helpers/grid.mjs';
import { openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: [
    ['Approve access', 'R', 'A', 'C'],
    ['Review accounts', 'RI', 'A', ''],
  ],
};

/** The dialog that changes the letters. */
async function openLetters(page) {
  await runCommand(page, 'Change the letters');
  const dialog = page.getByRole('dialog', { name: 'Change the letters' });
  await dialog.waitFor();
  return dialog;
}

/** The dialog of a cell's positions. */
async function openPositions(page) {
  await runCommand(page, 'Positions of this cell');
  const dialog = page.getByRole('dialog', { name: 'Positions of this cell' });
  await dialog.waitFor();
  return dialog;
}

test('another scheme says what becomes of each letter, and every cell follows as one step', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const dialog = await openLetters(page);
  await dialog.getByLabel('Letters', { exact: true }).selectOption({ index: 5 });
  await dialog.getByText(/1 of them keeps a letter without a counterpart as text/).waitFor();
  await dialog.getByRole('combobox', { name: 'I becomes' }).selectOption({ label: 'A Agrees' });
  await dialog.getByText('Every letter has a counterpart.').waitFor();
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await grid.letters('Review accounts', 'Lead'), 'AP'));
  assert.equal(await grid.letters('Approve access', 'Owner'), 'D');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await grid.letters('Review accounts', 'Lead'), 'RI'));
});

test('removing a letter that cells hold asks where they go', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const dialog = await openLetters(page);
  await dialog.getByLabel('Letters', { exact: true }).selectOption({ label: 'Own letters' });
  await dialog.getByRole('button', { name: 'Remove C Consulted' }).click();
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await dialog.getByText('Choose what becomes of C in 1 cell.').waitFor();
  await dialog.getByRole('combobox', { name: 'C becomes' }).selectOption({ label: 'I Informed' });
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await grid.letters('Approve access', 'Engineer'), 'I'));
});

test('a dispute is recorded, seen in the cell, decided in one step and told in the sheet', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Review accounts', 'Engineer');
  let dialog = await openPositions(page);
  const customer = dialog.getByRole('group', { name: 'Customer' });
  await customer.getByRole('button', { name: 'R Responsible' }).click();
  await customer.getByLabel('Reason').fill('They have the tools.');
  await dialog.getByRole('group', { name: 'Provider' }).getByRole('button', { name: 'C Consulted' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await page.locator('.cell[data-disputed]').count(), 1));

  dialog = await openPositions(page);
  await dialog.getByLabel('Decided for').selectOption({ label: 'Customer' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('Say why it is decided so.').waitFor();
  await dialog.getByLabel('Why').fill('Agreed in the workshop.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await grid.letters('Review accounts', 'Engineer'), 'R'));
  assert.equal(await page.locator('.cell[data-disputed]').count(), 0);

  await page.getByRole('button', { name: /^Decisions/ }).click();
  const sheet = page.getByRole('grid', { name: 'Decisions' });
  await sheet.getByText('Agreed in the workshop.').waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`the dialogs and the sheet are accessible, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await grid.goTo('Approve access', 'Lead');
    const letters = await openLetters(page);
    await letters.getByLabel('Letters', { exact: true }).selectOption({ label: 'Own letters' });
    await assertAccessible(page, { within: 'dialog' });
    await page.keyboard.press('Escape');
    await letters.getByRole('button', { name: 'Discard' }).click();
    const positions = await openPositions(page);
    await positions.getByRole('group', { name: 'Provider' }).getByRole('button', { name: 'C Consulted' }).click();
    await assertAccessible(page, { within: 'dialog' });
    await positions.getByRole('button', { name: 'Save', exact: true }).click();
    await positions.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Decisions/ }).click();
    await page.getByRole('grid', { name: 'Decisions' }).waitFor();
    await assertAccessible(page, { within: '.register-region' });
  });
}
