// Copy, cut and paste over the real clipboard, with what Excel and Google Sheets put there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillClipboard, readClipboard } from './helpers/clipboard.mjs';
import { eventually } from './helpers/grid.mjs';
import { openEmpty, openMatrix } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Engineer'],
  rows: [
    ['Approve access', 'R', 'A', 'CI'],
    ['Review accounts', 'A', 'R', ''],
    ['Patch servers', '', 'A', 'R'],
    ['Restore backup', '', '', ''],
  ],
};

/** A table as Excel puts it on the clipboard. */
const EXCEL = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\.";} td {padding-top:1px;mso-ignore:padding;} .xl65 {background:#FFC000;text-align:center;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=2 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>c</td><td class=xl65 style='border-left:none'>&nbsp;</td></tr>
<tr height=20><td height=20 class=xl65><font color=red><b>A</b></font>/R</td><td class=xl65>I</td></tr>
<!--EndFragment--></table></body></html>`;

/** A table as Google Sheets puts it on the clipboard. */
const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><td style="overflow:hidden" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;I&quot;}">I</td><td>C</td></tr><tr><td></td><td>R, A</td></tr></tbody></table>`;

test('copying puts text for spreadsheets and a coloured table for documents on the clipboard', async (t) => {
  const app = await openMatrix(t, MATRIX);
  await app.grid.goTo('Approve access', 'Owner');
  await app.grid.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c');
  const found = await readClipboard(app);
  assert.equal(found['text/plain'].replaceAll('\r\n', '\n'), 'A\tCI\nR\t');
  assert.match(found['text/html'], /<table/);
  assert.match(found['text/html'], /background:\s*(#8A2C0D|rgb\(138, 44, 13\))/i, 'A on its fill');
});

test('with titles selected they are copied too', async (t) => {
  const app = await openMatrix(t, MATRIX);
  await app.grid.goTo('Patch servers', 'Owner');
  await app.grid.press('Shift+Space', 'Control+c');
  const { 'text/plain': text } = await readClipboard(app);
  assert.equal(text.replaceAll('\r\n', '\n'), 'Activity\tLead\tOwner\tEngineer\nPatch servers\t\tA\tR');
});

test('text from elsewhere is pasted from the active cell on, in one step', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { grid, page } = app;
  const before = await grid.table();
  await fillClipboard(app, { text: 'c\tI\r\nR/A\t-\r\n' });
  await grid.goTo('Review accounts', 'Owner');
  await grid.press('Control+v');
  await page.getByText('Pasted 4 cells.').waitFor();
  assert.deepEqual(await grid.table(), ['Approve access | R | A | CI', 'Review accounts | A | C | I', 'Patch servers |  | RA', 'Restore backup']);
  assert.deepEqual(await grid.selection(), { rows: ['Review accounts', 'Patch servers'], roles: ['Owner', 'Engineer'] });
  await grid.press('Control+z');
  assert.deepEqual(await grid.table(), before);
});

for (const [program, html, text, after] of [
  ['Excel', EXCEL, 'c\t\r\nA/R\tI\r\n', ['Patch servers | C |  | R', 'Restore backup | RA | I']],
  ['Google Sheets', SHEETS, 'I\tC\n\tR, A', ['Patch servers | I | C | R', 'Restore backup |  | RA']],
]) {
  test(`a block copied in ${program} is pasted`, async (t) => {
    const app = await openMatrix(t, MATRIX);
    await fillClipboard(app, { text, html });
    await app.grid.goTo('Patch servers', 'Lead');
    await app.grid.press('Control+v');
    await app.page.getByText('Pasted 4 cells.').waitFor();
    assert.deepEqual((await app.grid.table()).slice(2), after);
  });
}

test('text that is no letter is kept in its cell and told', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { grid, page } = app;
  await fillClipboard(app, { text: 'R\tA\nI\task Bob' });
  await grid.goTo('Patch servers', 'Lead');
  await grid.press('Control+v');
  const report = page.getByRole('dialog', { name: 'Please look at this' });
  await report.waitFor();
  assert.match((await report.getByRole('listitem').allTextContents()).join(), /1 cell held text that is no letter/);
  await grid.press('Escape');
  await report.waitFor({ state: 'detached' });
  assert.equal(await grid.letters('Restore backup', 'Lead'), 'I');
  const cell = await grid.cell('Restore backup', 'Owner');
  assert.equal(await cell.getAttribute('aria-label'), 'not understood: ask Bob');
});

test('one letter is pasted into every selected cell', async (t) => {
  const app = await openMatrix(t, MATRIX);
  await fillClipboard(app, { text: 'I' });
  await app.grid.goTo('Patch servers', 'Lead');
  await app.grid.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+v');
  await app.page.getByText('Pasted 4 cells.').waitFor();
  assert.deepEqual((await app.grid.table()).slice(2), ['Patch servers | I | I | R', 'Restore backup | I | I']);
});

const TABLE = [
  ['Task', 'IT Manager', 'System Owner', 'Engineer', 'Auditor'],
  ['Approve access', 'R/A', '', 'c', '-'],
  ['Create account', 'a', 'C, I', 'R', ''],
  ['Test recovery', 'RA', '–', 'ask Bob', 'i'],
];

test('a whole table pasted into an empty matrix becomes roles, activities and letters in one step', async (t) => {
  const app = await openEmpty(t);
  const { grid, page } = app;
  await fillClipboard(app, { text: TABLE.map((row) => row.join('\t')).join('\r\n') });
  await grid.press('Control+v');
  const report = page.getByRole('dialog', { name: 'Please look at this' });
  await report.waitFor();
  const notes = await report.getByRole('listitem').allTextContents();
  assert.equal(notes.length, 1, `${notes}`);
  assert.match(notes[0], /row 4, column 4.*ask Bob/);
  await report.getByRole('button', { name: 'Understood' }).click();
  await report.waitFor({ state: 'detached' });
  assert.deepEqual(await grid.roles(), ['IT Manager', 'System Owner', 'Engineer', 'Auditor']);
  assert.deepEqual(await grid.table(), [
    'Approve access | RA |  | C',
    'Create account | A | CI | R',
    'Test recovery | RA |  |  | I',
  ]);
  const unread = await grid.cell('Test recovery', 'Engineer');
  assert.match(await unread.getAttribute('aria-label'), /not understood: ask Bob/, 'nothing is dropped');
  await eventually(async () => assert.notEqual(await grid.active(), 'BODY'));
  await grid.press('Control+z');
  assert.deepEqual([await grid.table(), await grid.roles()], [[], []]);
  await grid.press('Control+y');
  assert.equal((await grid.table()).length, 3);
});

test('the same table as HTML with parties and areas finds its places', async (t) => {
  const app = await openEmpty(t);
  const cell = (text, more = '') => `<td ${more}>${text}</td>`;
  const rows = [
    cell('Task', 'rowspan=2') + cell('Customer', 'colspan=2') + cell('Provider'),
    cell('IT Manager') + cell('System Owner') + cell('Engineer'),
    cell('<b>Access</b>', 'colspan=4'),
    cell('Approve access') + cell('R') + cell('A') + cell(''),
    cell('Create account') + cell('A') + cell('I') + cell('R'),
  ];
  const html = `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
  await fillClipboard(app, { text: 'x', html });
  await app.grid.press('Control+v');
  await eventually(async () => {
    assert.deepEqual(await app.grid.table(), ['# Access', 'Approve access | R | A', 'Create account | A | I | R']);
  });
  const bands = await app.page.locator('.party').allTextContents();
  assert.equal(bands.length, 2);
  assert.match(bands[1], /Provider/);
});

test('a list of lines pasted into the titles becomes activities', async (t) => {
  const app = await openEmpty(t);
  await fillClipboard(app, { text: 'Approve access\r\nCreate account\r\n\r\nTest recovery\r\n' });
  await app.grid.press('Control+v');
  await eventually(async () => assert.deepEqual(await app.grid.table(), ['Approve access', 'Create account', 'Test recovery']));
});

test('cut cells move when they are pasted', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { grid } = app;
  const before = await grid.table();
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Shift+ArrowRight', 'Control+x');
  assert.deepEqual(await grid.table(), before, 'nothing moves yet');
  await grid.goTo('Restore backup', 'Owner');
  await grid.press('Control+v');
  await eventually(async () => {
    assert.deepEqual(await grid.table(), ['Approve access |  |  | CI', 'Review accounts | A | R', 'Patch servers |  | A | R', 'Restore backup |  | R | A']);
  });
  await grid.press('Control+z');
  assert.deepEqual(await grid.table(), before);
});

test('a copied block with a condition is pasted with it', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const { grid, page } = app;
  await grid.goTo('Approve access', 'Owner');
  await grid.press('Shift+F2');
  await eventually(async () => assert.equal(await grid.active(), 'picker-condition'));
  await page.keyboard.type('in an emergency');
  await grid.press('Enter');
  await grid.goTo('Approve access', 'Owner');
  await grid.press('Control+c');
  await grid.goTo('Restore backup', 'Owner');
  await grid.press('Control+v');
  await eventually(async () => {
    const cell = await grid.cell('Restore backup', 'Owner');
    assert.equal(await cell.getAttribute('aria-label'), 'A accountable, in an emergency');
  });
});

test('on a page without https copy and paste work by key', async (t) => {
  const app = await openMatrix(t, MATRIX, { plainHttp: true });
  await app.grid.goTo('Approve access', 'Lead');
  await app.grid.press('Control+c');
  await app.grid.goTo('Restore backup', 'Lead');
  await app.grid.press('Control+v');
  await eventually(async () => assert.equal(await app.grid.letters('Restore backup', 'Lead'), 'R'));
});
