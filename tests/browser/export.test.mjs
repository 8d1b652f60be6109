// Files for other programs, and the matrix on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually } from './helpers/grid.mjs';
import { openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: ['# Network', ['Change a firewall rule', 'C', 'A', 'R'], ['Restore <b>backup</b>', 'A', '', 'R']],
};

async function openExport(t, options) {
  const app = await openMatrix(t, MATRIX, options);
  await runCommand(app.page, 'Export…');
  const dialog = app.page.getByRole('dialog', { name: 'Export' });
  await dialog.waitFor();
  return { ...app, dialog };
}

async function exported(page, dialog, format) {
  if (!(await dialog.isVisible())) await runCommand(page, 'Export…');
  await dialog.getByLabel('Format').selectOption({ label: format });
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    dialog.getByRole('button', { name: 'Save' }).click(),
  ]);
  await dialog.waitFor({ state: 'detached' });
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('each format is saved under the name of the matrix, with what stands in it', async (t) => {
  const { page, dialog } = await openExport(t);
  const csv = await exported(page, dialog, 'CSV file');
  assert.match(csv.name, /^Test-matrix_\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(csv.path, 'utf8');
  assert.ok(text.startsWith('\ufeff'), 'with its mark');
  assert.match(text, /Network,Change a firewall rule,C,A,R/);
  const markdown = await exported(page, dialog, 'Markdown file');
  assert.match(await readFile(markdown.path, 'utf8'), /^# Test matrix\n[^]*\| Change a firewall rule \| C \| A \| R \|/);
  const html = await exported(page, dialog, 'HTML page');
  assert.match(await readFile(html.path, 'utf8'), /^<!DOCTYPE html>[^]*Restore &lt;b&gt;backup&lt;\/b&gt;/);
  const own = await exported(page, dialog, 'Remit file (JSON)');
  assert.match(own.name, /\.remit\.json$/);
  assert.equal(JSON.parse(await readFile(own.path, 'utf8')).title, 'Test matrix');
});

test('the workbook opens and has the cells', async (t) => {
  const { page, dialog } = await openExport(t);
  const { name, path } = await exported(page, dialog, 'Excel workbook');
  assert.match(name, /\.xlsx$/);
  const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.read("xl/sharedStrings.xml").decode())';
  const strings = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' });
  for (const wanted of ['Change a firewall rule', 'Engineer', 'Provider', 'Network']) {
    assert.ok(strings.includes(wanted), `${wanted} is in the workbook`);
  }
});

test('what the file does not hold is said at once, and changes with the format', async (t) => {
  const { dialog } = await openExport(t);
  const told = dialog.getByRole('status');
  await dialog.getByLabel('Format').selectOption({ label: 'CSV file' });
  await told.getByText('A CSV file holds no title').waitFor({ timeout: 60_000 });
  await dialog.getByLabel('Format').selectOption({ label: 'HTML page' });
  await told.getByText('A CSV file holds no title').waitFor({ state: 'detached' });
  await dialog.getByLabel('Format').selectOption({ label: 'Remit file (JSON)' });
  await told.getByText('Nothing is left out.').waitFor();
});

test('the dialog is worked by keys and gives the focus back', async (t) => {
  const { page, dialog, grid } = await openExport(t);
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT'));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () => assert.ok(await grid.active()));
});

test('the whole matrix is copied with its headings', async (t) => {
  const { page, context } = await openMatrix(t, MATRIX);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await runCommand(page, 'Copy the whole matrix as a table');
  await page.getByText('The whole matrix is on the clipboard').waitFor();
  await eventually(async () =>
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Lead\tOwner\tEngineer[^]*Restore <b>backup<\/b>\tA\t\tR/),
  );
});

async function openPaper(t, options, matrix = MATRIX) {
  const app = await openMatrix(t, matrix, options);
  await app.page.evaluate(() => {
    window.print = () => (window.printed = true);
  });
  await app.page.keyboard.press('Control+p');
  await app.page.locator('.matrix-paper').waitFor();
  return app;
}

/** The sizes of the pages of a PDF in millimetres. */
function pages(pdf) {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => [width, height].map((points) => Math.round((points / 72) * 25.4)).join(' × '));
}

test('Ctrl+P on the matrix prints every activity and every role', async (t) => {
  const { page } = await openPaper(t);
  await eventually(async () => assert.ok(await page.evaluate(() => window.printed)));
  const paper = page.locator('.matrix-paper');
  assert.deepEqual(await paper.locator('.role').allTextContents(), ['Lead', 'Owner', 'Engineer']);
  assert.deepEqual(await paper.locator('tbody tr:not(.area) th').allTextContents(), ['Change a firewall rule', 'Restore <b>backup</b>']);
  assert.deepEqual(pages(await page.pdf({ preferCSSPageSize: true })), ['297 × 210']);
  await page.getByLabel('Paper', { exact: true }).selectOption({ label: 'A3 on its side' });
  assert.deepEqual(pages(await page.pdf({ preferCSSPageSize: true })), ['420 × 297']);
});

test('a page for one role has its column alone', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Change a firewall rule', 'Owner');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.keyboard.press('Control+p');
  const paper = page.locator('.matrix-paper');
  await paper.waitFor();
  await page.getByLabel('Only Owner').check();
  await eventually(async () => assert.deepEqual(await paper.locator('.role').allTextContents(), ['Owner']));
  assert.deepEqual(await paper.locator('tbody tr:not(.area) th').allTextContents(), ['Change a firewall rule']);
  await paper.getByText('Only what Owner has a part in.').waitFor();
});

test('a wide matrix comes in sets of columns, each with the activities', async (t) => {
  const roles = Array.from({ length: 60 }, (_, at) => `Role ${at + 1}`);
  const rows = Array.from({ length: 5 }, (_, at) => [`Task ${at + 1}`, ...roles.map(() => 'R')]);
  const { page } = await openPaper(t, {}, { roles, rows });
  assert.equal(await page.locator('.matrix-set').count(), 3);
  assert.equal(await page.locator('.matrix-set .role').count(), 60);
  assert.equal(await page.locator('.matrix-set tbody th').count(), 15);
  assert.equal(pages(await page.pdf({ preferCSSPageSize: true })).length, 3);
});

for (const [theme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
  test(`axe finds nothing in the dialog and on the paper, ${theme}`, async (t) => {
    const { page, dialog } = await openExport(t, { theme });
    await dialog.getByRole('status').locator('li, p').first().waitFor();
    await assertAccessible(page, { only, within: 'dialog' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Documents', exact: true }).click();
    await page.getByRole('navigation', { name: 'Documents' }).getByRole('button', { name: 'Matrix' }).click();
    await page.locator('.matrix-paper').waitFor();
    await assertAccessible(page, { only, within: '.documents' });
  });
}
