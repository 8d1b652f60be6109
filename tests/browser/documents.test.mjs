// The sheet of documents: who is called, the list, what is drawn, saved, copied and printed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, matrixFile, runCommand, textOf } from './helpers/matrix.mjs';

/** Lead is held by Ada with Grace as deputy; nobody holds the others. */
function file() {
  const matrix = matrixFile({
    roles: ['Lead', 'Owner', 'Provider: Engineer'],
    rows: [
      ['Change a firewall rule', 'C', 'A', 'R'],
      ['Restore <b>backup</b>', 'A', '', 'R'],
    ],
  });
  const [lead] = matrix.roles;
  matrix.people = [
    { id: 'n000000001', name: 'Ada Osei', contact: '+49 30 1234' },
    { id: 'n000000002', name: 'Grace Lund' },
  ];
  Object.assign(lead, { holders: ['n000000001'], deputy: 'n000000002', responsibilities: 'Leads the response.' });
  matrix.escalations = [{ id: 'e000000001', event: 'Data breach', first_notified: lead.id, response_time: '15 minutes' }];
  return textOf(matrix);
}

async function openFile(t, options) {
  const app = await openApp(t, options);
  await chooseFile(app.page, file());
  await app.page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(app.page);
  return { ...app, grid: gridOf(app.page) };
}

async function openDocuments(t, options) {
  const app = await openFile(t, options);
  await app.page.getByRole('button', { name: 'Documents', exact: true }).click();
  await app.page.locator('.paper').first().waitFor();
  return app;
}

const list = (page) => page.getByRole('navigation', { name: 'Documents' });
const shown = (page) => page.locator('.paper h3').first().textContent();
const row = (page, reason) => page.locator('.call tr', { hasText: reason });

test('typing says at once who is called: person, number, deputy and time', async (t) => {
  const { page } = await openFile(t);
  await runCommand(page, 'Who is called for');
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), 'who-is-called'));
  await page.keyboard.type('data br');
  const first = row(page, 'Is told first');
  await first.getByText('Ada Osei').waitFor();
  assert.equal(await first.getByRole('link', { name: '+49 30 1234' }).getAttribute('href'), 'tel:+49301234');
  await first.getByText('Grace Lund').waitFor();
  await page.locator('.call-times', { hasText: 'Answer within 15 minutes' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Data breach: 6 roles to call' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.paper').waitFor();
});

test('what is missing leads to where it is written', async (t) => {
  const { page } = await openDocuments(t);
  const field = page.getByLabel('Who is called for …');
  await field.fill('breach');
  await row(page, 'Decides on containment').getByRole('button', { name: 'Nobody named' }).click();
  const editor = page.locator('.register [data-edited] input');
  await editor.waitFor();
  assert.equal(await editor.getAttribute('aria-label'), 'Decides on containment');
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await field.fill('firewall');
  await row(page, 'Does it').getByRole('button', { name: 'Nobody holds it' }).click();
  await page.getByRole('tab', { name: 'Role', selected: true }).waitFor();
  await eventually(async () => assert.match(await gridOf(page).active(), /Engineer/));
});

test('words that fit nothing say so and lead to a new event', async (t) => {
  const { page } = await openDocuments(t);
  await page.getByLabel('Who is called for …').fill('earthquake');
  await page.getByText('No event, activity or system has these words.').waitFor();
  await page.getByRole('button', { name: 'Add an event to the escalation sheet' }).click();
  await page.locator('.register [data-edited] input').waitFor();
});

test('a role has its card, from the list, the filter and its column', async (t) => {
  const { page, grid } = await openDocuments(t);
  assert.equal(await shown(page), 'Escalation: who to call');
  await list(page).getByRole('button', { name: 'Lead' }).click();
  await eventually(async () => assert.equal(await shown(page), 'Role card: Lead'));
  await page.locator('.paper').getByText('Leads the response.').waitFor();
  const filter = list(page).getByRole('searchbox');
  await filter.fill('osei');
  await eventually(async () => assert.equal(await list(page).getByRole('button').count(), 5));
  await filter.fill('provider');
  await list(page).getByRole('button', { name: 'Engineer' }).waitFor();
  await page.locator('.sheet-tab', { hasText: 'Matrix' }).click();
  await grid.goTo('Change a firewall rule', 'Owner');
  await runCommand(page, 'Role card of this role');
  await eventually(async () => assert.equal(await shown(page), 'Role card: Owner'));
});

test('the list is walked with the arrow keys', async (t) => {
  const { page } = await openDocuments(t);
  await list(page).getByRole('button', { name: 'Escalation sheet' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await shown(page), 'Analysis'));
  assert.equal(await list(page).locator('[tabindex="0"]').count(), 1);
});

test('a document is saved and copied as it is shown, and its text is never markup', async (t) => {
  const { page, context } = await openDocuments(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await list(page).getByRole('button', { name: 'Engineer' }).click();
  await page.locator('.paper').getByText('Restore <b>backup</b>').waitFor();
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const html = await saved('Save as HTML');
  assert.match(html.name, /^Test-matrix_Role-card-Engineer_\d{4}-\d\d-\d\d\.html$/);
  assert.match(html.text, /^<!DOCTYPE html>[^]*Restore &lt;b&gt;backup&lt;\/b&gt;/);
  const markdown = await saved('Save as Markdown');
  assert.match(markdown.text, /^# Role card: Engineer\n/);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.getByText('Copied as Markdown.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), markdown.text);
});

/** The sizes of the pages of a PDF in millimetres. */
function pages(pdf) {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => [width, height].map((points) => Math.round((points / 72) * 25.4)).join(' × '));
}

test('cards are printed upright, each on a page of its own, and the escalation sheet lies on its side', async (t) => {
  const { page } = await openDocuments(t);
  const print = async () => pages(await page.pdf({ preferCSSPageSize: true }));
  assert.deepEqual(await print(), ['297 × 210']);
  await list(page).getByRole('button', { name: 'All role cards' }).click();
  await eventually(async () => assert.equal(await page.locator('.paper').count(), 3));
  assert.deepEqual(await print(), Array(3).fill('210 × 297'));
});

test('on paper there is the document and nothing of the window', async (t) => {
  const { page } = await openDocuments(t, { theme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  const drawn = await page.evaluate(() => {
    const isDrawn = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
    const words = [...document.querySelectorAll('button, input, nav, select')].filter(isDrawn);
    return { words: words.map((it) => it.textContent || it.id), colour: getComputedStyle(document.querySelector('.paper')).color };
  });
  assert.deepEqual(drawn.words, []);
  assert.equal(drawn.colour, 'rgb(27, 29, 31)', 'dark on light, whatever the window is');
});

test('the print button opens the browser’s print window with the whole document and its title', async (t) => {
  const { page } = await openDocuments(t);
  const printed = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.print = () => {
          window.dispatchEvent(new Event('beforeprint'));
          const title = document.title;
          window.dispatchEvent(new Event('afterprint'));
          setTimeout(() => resolve([title, document.title]), 50);
        };
      }),
  );
  await page.getByRole('button', { name: 'Print' }).click();
  assert.deepEqual(await printed, ['Escalation: who to call – Test matrix', 'Test matrix – Remit']);
});

for (const [theme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
  test(`axe finds nothing in the documents and the answers, ${theme}`, async (t) => {
    const { page } = await openDocuments(t, { theme });
    await assertAccessible(page, { only });
    await list(page).getByRole('button', { name: 'Lead' }).click();
    await eventually(async () => assert.equal(await shown(page), 'Role card: Lead'));
    await assertAccessible(page, { only, within: '.documents' });
    await page.getByLabel('Who is called for …').fill('a');
    await page.locator('.call').first().waitFor();
    await assertAccessible(page, { only, within: '.documents' });
  });
}
