// Tables of other programs: what is understood is shown, corrected, opened as new or added to the open matrix.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, openMatrix } from './helpers/matrix.mjs';

const OPEN = { title: 'Open', roles: ['Lead', 'Owner'], rows: [['Patch', 'R', 'A']] };
const WINDOWS = Buffer.from('Aufgabe;Leitung;Anbieter Betrieb\nSicherung pr\xfcfen;A;R\nT\xfcren schlie\xdfen;A;X\n', 'latin1');
const TURNED = `# Duties

| Activity | Responsible | Accountable | Informed |
| --- | --- | --- | --- |
| Patch servers | Network Engineer | IT Manager | CISO |
| Restore backups | Network Engineer, CISO | IT Manager | |
`;

const wizard = (page) => page.getByRole('dialog', { name: 'Import a table' });
const summary = (page) => wizard(page).locator('.import-summary [role="status"]');
const button = (page, name) => wizard(page).getByRole('button', { name, exact: true });

/** Chooses a file and waits until it has been read. */
async function read(page, content, name) {
  await chooseFile(page, content, name);
  await summary(page).waitFor();
}

/** A workbook with one sheet, made by hand: Excel writes the same parts. */
function workbook() {
  const program = `
import io, sys, zipfile
main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
pack = 'http://schemas.openxmlformats.org/package/2006'
rows = [['Task', 'CISO', 'Provider Desk'], ['Triage alerts', 'A', 'R'], ['Close tickets', 'I', 'R']]
def cell(row, at, text):
    return f'<c r="{chr(65 + at)}{row}" t="inlineStr"><is><t>{text}</t></is></c>'
sheet = ''.join(f'<row r="{n}">' + ''.join(cell(n, at, text) for at, text in enumerate(row)) + '</row>' for n, row in enumerate(rows, 1))
parts = {
    '[Content_Types].xml': f'<Types xmlns="{pack}/content-types"/>',
    '_rels/.rels': f'<Relationships xmlns="{pack}/relationships"><Relationship Id="rId1" Type="{rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets><sheet name="Alerts" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{pack}/relationships"><Relationship Id="rId1" Type="{rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
}
out = io.BytesIO()
with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as book:
    for name, text in parts.items():
        book.writestr(name, '<?xml version="1.0"?>' + text)
sys.stdout.buffer.write(out.getvalue())
`;
  return execFileSync('python3', ['-c', program]);
}

test('a file with semicolons in the old Windows letters is read, corrected and opened as new', async (t) => {
  const { page } = await openApp(t);
  await read(page, WINDOWS, 'plan.csv');
  assert.equal(await summary(page).textContent(), 'One table, 3 rows: activities down, roles across; RACI');
  const picture = wizard(page).getByRole('region', { name: 'The first rows as understood' });
  await picture.getByRole('rowheader', { name: 'Sicherung prüfen' }).waitFor();
  await wizard(page).getByRole('heading', { name: /^Please look: 1 not read/ }).waitFor();
  await wizard(page).getByText('Not read, row 3, column 3').waitFor();

  const becomes = wizard(page).getByLabel('X becomes');
  await becomes.focus();
  await becomes.selectOption('R');
  await eventually(async () => assert.equal(await picture.locator('tbody tr').nth(1).locator('.chip').allTextContents().then((all) => all.join('')), 'AR'));
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'X becomes', 'the focus stays');
  await eventually(async () => assert.equal(await wizard(page).getByText('Not read, row').count(), 0));

  await button(page, 'Open as a new matrix').click();
  await wizard(page).waitFor({ state: 'detached' });
  await page.getByText('Preview of plan.csv:').waitFor();
  await eventually(async () =>
    assert.deepEqual(await gridOf(page).table(), ['Sicherung prüfen | A | R', 'Türen schließen | A | R']),
  );
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
});

test('a table with names in its cells is added to the open matrix in one step', async (t) => {
  const { page, grid } = await openMatrix(t, OPEN);
  await read(page, TURNED, 'duties.md');
  assert.match(await summary(page).textContent(), /letters across, roles in the cells; RACI$/);
  await button(page, 'Add to the open matrix').click();
  await wizard(page).waitFor({ state: 'detached' });
  await eventually(async () => assert.equal((await grid.table()).length, 3));
  await page.keyboard.press('Escape');
  await grid.focus();
  await grid.press('Control+z');
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch | R | A']));
  await grid.press('Control+y');
  await eventually(async () => assert.equal((await grid.table()).length, 3));
});

test('a workbook is read, and the provider is seen', async (t) => {
  const { page } = await openApp(t);
  await read(page, workbook(), 'alerts.xlsx');
  await wizard(page).locator('.import-picture th[data-side="provider"]', { hasText: 'Provider Desk' }).waitFor();
  await wizard(page).getByText('Roles and their sides (2)').click();
  await wizard(page).getByLabel('Side of CISO').selectOption('Third party');
  await wizard(page).locator('.import-picture th[data-side="third"]', { hasText: 'CISO' }).waitFor();
  await button(page, 'Open as a new matrix').click();
  await eventually(async () => assert.deepEqual(await gridOf(page).table(), ['Triage alerts | A | R', 'Close tickets | I | R']));
});

test('letters of several schemes are asked for, and another layout is taken', async (t) => {
  const { page } = await openApp(t);
  await read(page, 'Task,Lead,Desk\nPatch,D,A\nBackup,D,I\n', 'plan.csv');
  const asked = wizard(page).locator('.import-scheme[data-asked="true"]');
  await asked.getByText(/^D occurs twice|^D occurs 2 times/).waitFor();
  await asked.getByLabel('Letters of the file').selectOption({ label: 'DACI: D Driver, A Approver, C Contributor, I Informed' });
  await eventually(async () => assert.match(await summary(page).textContent(), /; DACI$/));
  await wizard(page).getByText('How the table is laid out').click();
  await wizard(page).getByLabel('Layout').selectOption('Roles in rows, activities in columns');
  await eventually(async () => assert.match(await summary(page).textContent(), /: roles down, activities across; DACI$/));
  await wizard(page).getByLabel('Layout').selectOption('Nothing is taken');
  await wizard(page).getByRole('alert').waitFor();
  await eventually(async () => assert.ok(await button(page, 'Open as a new matrix').isDisabled()));
});

test('a file that cannot be read is refused in one sentence, and the matrix is as it was', async (t) => {
  const { page, grid } = await openMatrix(t, OPEN);
  await chooseFile(page, Buffer.from('%PDF-1.7\n1 0 obj'), 'plan.pdf');
  const told = page.getByRole('dialog', { name: 'Please look at this' });
  await told.getByText(/^plan\.pdf could not be opened\. This is a PDF/).waitFor();
  await page.keyboard.press('Escape');
  await told.waitFor({ state: 'detached' });
  assert.deepEqual(await grid.table(), ['Patch | R | A']);
});

test('cancelling leaves everything as it was and gives the focus back', async (t) => {
  const { page, grid } = await openMatrix(t, OPEN);
  await read(page, WINDOWS, 'plan.csv');
  await page.keyboard.press('Escape');
  await wizard(page).waitFor({ state: 'detached' });
  assert.deepEqual(await grid.table(), ['Patch | R | A']);
  await eventually(async () => assert.ok(await page.evaluate(() => document.activeElement.closest('.grid') !== null)));
});

for (const colorScheme of ['light', 'dark']) {
  test(`the dialog is accessible, ${colorScheme}`, async (t) => {
    const { page } = await openApp(t, { theme: colorScheme });
    await read(page, 'Task,Lead/Owner,Desk\nPatch,D,A\nBackup,D (if new),I\n', 'plan.csv');
    for (const more of await wizard(page).locator('summary').all()) await more.click();
    await assertAccessible(page);
  });
}
