// The analysis sheet, and the completeness strip beside the grid.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, matrixFile, openMatrix, textOf } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: [
    '# Access',
    ['Approve access', 'R', 'A', 'CI'],
    ['Review accounts', 'A', 'A', 'R'],
    '# Backup',
    ['Restore backup', '', 'A', 'R'],
    ['Plan audit'],
  ],
};
const CHAPTERS = ['Coverage', 'Load', 'Between the parties', 'Activities', 'Separation of duties'];
const LONG = {
  roles: ['Lead', 'Owner'],
  rows: Array.from({ length: 400 }, (_, index) => [`Task ${index + 1}`, 'R', index === 350 ? 'RI' : 'A']),
};

/** Shows a chapter of the analysis. */
async function openChapter(page, name) {
  const sheet = page.getByRole('navigation', { name: 'Sheets' }).getByRole('button', { name: /^Analysis/ });
  if ((await sheet.getAttribute('aria-current')) === null) await sheet.click();
  await page.getByRole('tab', { name, exact: true }).click();
}

/** The texts of a table, line by line. */
function texts(page, table) {
  return page.locator(table).evaluate((it) => [...it.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
}

/** The activities that the grid shows. */
async function shownRows(page) {
  return (await page.locator('.grid .name[data-kind=activity] .title').allTextContents()).filter(Boolean).sort();
}

test('coverage counts the letters of each role in each area', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Coverage');
  const lines = (await texts(page, '.picture')).slice(2);
  assert.deepEqual(lines, [
    ['Access', '2', '2', '2', '2 of 2'],
    ['Backup', '0', '1', '1', '1 of 2'],
  ]);
  await page.getByRole('combobox', { name: 'Count' }).selectOption({ label: 'Accountable' });
  await eventually(async () => assert.deepEqual((await texts(page, '.picture'))[2], ['Access', '1', '2', '0', '2 of 2']));
});

test('a number of the coverage leads to its rows, with the cursor in the role', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Coverage');
  await page.locator('#picture-2-2').click();
  await eventually(async () => assert.deepEqual(await shownRows(page), ['Restore backup']));
  assert.equal(await grid.active(), 'Restore backup × Owner');
});

test('where a role has nothing, the whole area is shown to be filled', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Coverage');
  await page.locator('#picture-2-1').click();
  await eventually(async () => assert.deepEqual(await shownRows(page), ['Plan audit', 'Restore backup']));
  assert.equal(await grid.active(), 'Restore backup × Lead');
});

test('the coverage is walked through with arrow keys and opened with Enter', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Coverage');
  await page.locator('.picture [tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'picture-2-3');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await grid.active(), 'Restore backup × Engineer'));
});

test('the most loaded role stands first, and its name leads to its column', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Load');
  const lines = (await texts(page, '.figures')).slice(1);
  assert.deepEqual(lines.map(([role]) => role), ['Owner', 'Engineer', 'Lead']);
  assert.deepEqual(lines[0].slice(2, 6), ['3', '0', '0', '0'], 'A, R, C, I');
  await page.getByRole('button', { name: 'Engineer', exact: true }).click();
  await eventually(async () => assert.match(await grid.active(), /Engineer/));
});

test('what the customer owns and the provider does is counted and listed', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Between the parties');
  const [heads, customer] = await texts(page, '.picture');
  assert.equal(customer[heads.indexOf('Done by: provider')], '2');
  await page.locator(`#picture-1-${heads.indexOf('Done by: provider')}`).click();
  const list = page.locator('.activity-list li');
  await eventually(async () => assert.deepEqual(await list.allTextContents(), ['Review accounts', 'Restore backup']));
  await list.getByRole('button', { name: 'Restore backup' }).click();
  await eventually(async () => assert.match(await grid.active(), /Restore backup/));
});

test('activities with a verdict are shown first, all of them on demand', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await openChapter(page, 'Activities');
  const names = async () => (await texts(page, '.figures')).slice(1).map(([name]) => name);
  assert.deepEqual(await names(), ['Review accounts', 'Restore backup']);
  await page.getByLabel('Show all activities').check();
  await eventually(async () => assert.equal((await names()).length, 4));
  assert.equal((await names())[0], 'Review accounts');
});

test('who holds both of two duties kept apart is counted, with the activities', async (t) => {
  const { page } = await openApp(t);
  const file = matrixFile({ ...MATRIX, rows: [['Approve access', 'R', 'A', ''], ['Provision access', 'R', 'I', 'A']] });
  const pair = { id: 'k000000001', first: 'Approve access', second: 'Provision access' };
  await chooseFile(page, textOf({ ...file, separated_pairs: [pair] }));
  const grid = gridOf(page);
  await eventually(() => grid.rowIndex('Provision access'));
  await openChapter(page, 'Separation of duties');
  await eventually(async () => assert.deepEqual(await texts(page, '.picture'), [
    ['Kept apart', 'Lead', 'Who holds both'],
    ['Approve access / Provision access', '2', '1'],
  ]));
  await page.locator('#picture-1-1').click();
  const list = page.locator('.activity-list li button');
  await eventually(async () => assert.deepEqual(await list.allTextContents(), ['Approve access', 'Provision access']));
  await list.nth(1).click();
  await eventually(async () => assert.equal(await grid.active(), 'Provision access × Lead'));
});

test('the strip stands beside the scroll bar and leads to where something is wrong', async (t) => {
  const { page, grid } = await openMatrix(t, LONG, { viewport: { width: 1280, height: 700 } });
  const strip = page.locator('.strip');
  const [ours, theirs] = [await strip.boundingBox(), await grid.element.boundingBox()];
  assert.ok(ours.x >= theirs.x + theirs.width, 'beside the grid with its scroll bar');
  await eventually(async () => assert.match(await strip.locator('path.error').getAttribute('d'), /^M0 35\d/));
  await strip.click({ position: { x: 5, y: (ours.height * 350.5) / 401 } });
  await eventually(async () => assert.ok((await shownRows(page)).includes('Task 351')));
});

test('the strip follows a change', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const wrong = page.locator('.strip path.error');
  await eventually(async () => assert.match(await wrong.getAttribute('d'), /M0 2h/));
  await grid.goTo('Review accounts', 'Lead');
  await grid.press('c');
  await eventually(async () => assert.doesNotMatch(await wrong.getAttribute('d'), /M0 2h/));
});

for (const theme of ['light', 'dark']) {
  test(`every chapter is accessible, ${theme}`, async (t) => {
    const { page } = await openMatrix(t, MATRIX, { theme });
    for (const chapter of CHAPTERS) {
      await openChapter(page, chapter);
      await assertAccessible(page, { only: theme === 'dark' ? ['color-contrast'] : undefined });
    }
  });
}
