// All matrices of this browser: list, switch, rename, copy, delete and restore; templates.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, started } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { isSaved, keepMatrix, openMatrix } from './helpers/matrix.mjs';

const ONE = { title: 'Server operations', roles: ['Lead', 'Owner'], rows: [['Patch servers', 'R', 'A']] };
const TWO = { title: 'Access', roles: ['Lead'], rows: [['Approve access', 'R']], id: 'm00000000z' };

/** Opens the program with two matrices kept; the second is open. */
async function openTwo(t) {
  const app = await openMatrix(t, ONE);
  await keepMatrix(app.page, TWO);
  return app;
}

/** Opens the list of matrices. */
async function openList(page) {
  await page.getByRole('button', { name: 'Matrices', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'All matrices in this browser' });
  await dialog.waitFor();
  const titles = () => dialog.getByRole('list', { name: /^Matrices/ }).locator('.title').allTextContents();
  return { dialog, titles };
}

test('the list shows every matrix and switches between them', async (t) => {
  const { page, grid } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  assert.deepEqual((await titles()).toSorted(), ['AccessOpen now', 'Server operations']);
  await dialog.getByRole('button', { name: /^Server operations/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | A']));
  await page.reload();
  await started(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | A'], 'the last opened'));
});

test('the list is searched and used by keyboard', async (t) => {
  const { page, grid } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  await page.keyboard.type('server');
  await eventually(async () => assert.deepEqual(await titles(), ['Server operations']));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | A']));
  await eventually(async () => assert.equal(await grid.active(), 'Patch servers', 'the focus is in the grid'));
});

test('a matrix that is deleted is in the bin and comes back from it', async (t) => {
  const { page, grid } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  await dialog.getByRole('button', { name: 'Delete Server operations' }).click();
  await eventually(async () => assert.deepEqual(await titles(), ['AccessOpen now']));
  await dialog.getByText('Bin (1)').click();
  await dialog.getByRole('button', { name: 'Restore Server operations' }).click();
  await eventually(async () => assert.equal((await titles()).length, 2));
  await dialog.getByRole('button', { name: /^Server operations/ }).click();
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | A']));
});

test('deleting the open matrix opens another, and restoring brings it back', async (t) => {
  const { page, grid } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  await dialog.getByRole('button', { name: 'Delete Access' }).click();
  await eventually(async () => assert.deepEqual(await titles(), ['Server operationsOpen now']));
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | A']));
  await dialog.getByText('Bin (1)').click();
  await dialog.getByRole('button', { name: 'Restore Access' }).click();
  await dialog.getByRole('button', { name: /^Access/ }).click();
  await eventually(async () => assert.deepEqual(await grid.table(), ['Approve access | R']));
});

test('deleting for good is asked twice', async (t) => {
  const { page } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  await dialog.getByRole('button', { name: 'Delete Server operations' }).click();
  await dialog.getByText('Bin (1)').click();
  await dialog.getByRole('button', { name: 'Delete Server operations for good' }).click();
  await dialog.getByText('Nothing can bring it back.').waitFor();
  await dialog.getByRole('button', { name: 'Delete Server operations for good now' }).click();
  await dialog.getByText(/^Bin/).waitFor({ state: 'detached' });
  assert.deepEqual(await titles(), ['AccessOpen now']);
});

test('a matrix is renamed and copied in the list', async (t) => {
  const { page } = await openTwo(t);
  const { dialog, titles } = await openList(page);
  await dialog.getByRole('button', { name: 'Rename Server operations' }).click();
  await dialog.getByRole('textbox', { name: 'New title' }).fill('Servers');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.ok((await titles()).includes('Servers')));
  await dialog.getByRole('button', { name: 'Duplicate Servers' }).click();
  await eventually(async () => assert.ok((await titles()).includes('Servers (copy)')));
});

test('a renamed open matrix has its new title in the window', async (t) => {
  const { page } = await openTwo(t);
  const { dialog } = await openList(page);
  await dialog.getByRole('button', { name: 'Rename Access' }).click();
  await dialog.getByRole('textbox', { name: 'New title' }).fill('Access to systems');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await page.title(), 'Access to systems – Remit'));
});

test('a template is looked at first and kept with the first change', async (t) => {
  const { page } = await openApp(t);
  const grid = gridOf(page);
  await page.getByRole('button', { name: 'Use a template' }).click();
  const gallery = page.getByRole('dialog', { name: 'New from a template' });
  const cards = gallery.getByRole('listitem');
  assert.ok((await cards.count()) >= 2);
  await cards.nth(1).getByRole('button').click();
  await gallery.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await eventually(async () => assert.ok((await grid.table()).length > 5));
  const [first] = (await grid.drawn()).lines.filter(({ kind }) => kind === 'activity');
  await grid.focus();
  await grid.goTo(first.title, (await grid.roles())[0]);
  await grid.press('i');
  await isSaved(page);
  await page.getByRole('region', { name: 'Preview' }).waitFor({ state: 'detached' });
});
