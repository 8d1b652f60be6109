// Files: saving, opening, previewing; files that are broken, newer or know more than this version.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApp, started } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, keepMatrix, matrixFile, openMatrix, textOf } from './helpers/matrix.mjs';

const MATRIX = {
  title: 'Server operations',
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: ['# Servers', ['Patch servers', 'I', 'A', 'R'], ['Test recovery', 'RC', 'A']],
};
const OTHER = { title: 'Other', roles: ['Lead'], rows: [['Keep me', 'R']], id: 'm00000000z' };

/** Presses "Save file" and returns name and text of what is downloaded. */
async function saveFile(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Drops a file on the window, as from the desktop. */
async function dropFile(page, text, name) {
  await page.evaluate(
    ([text, name]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: 'application/json' }));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [text, name],
  );
}

/** The sentence of the dialog that says what could not be opened; closes it. */
async function problem(page) {
  const dialog = page.getByRole('dialog', { name: 'Please look at this' });
  await dialog.waitFor();
  const text = await dialog.locator('p').first().textContent();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return text;
}

test('"Save file" gives a file that says what it is', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  const { name, text } = await saveFile(page);
  assert.match(name, /^Server-operations_\d{4}-\d\d-\d\d\.remit\.json$/);
  assert.equal(text, textOf(matrixFile(MATRIX)));
  await page.getByText(`Saved as ${name}.`).waitFor();
});

for (const [how, open] of [['chosen', chooseFile], ['dropped', dropFile]]) {
  test(`a file that is ${how} in another browser is previewed, kept and saved again byte for byte`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX);
    await grid.goTo('Test recovery', 'Engineer');
    await grid.press('i');
    const { name, text } = await saveFile(page);

    const there = await openApp(t);
    await open(there.page, text, name);
    await there.page.getByText(`Preview of ${name}:`).waitFor();
    const table = ['# Servers', 'Patch servers | I | A | R', 'Test recovery | RC | A | I'];
    await eventually(async () => assert.deepEqual(await gridOf(there.page).table(), table));
    await there.page.getByRole('button', { name: 'Keep it' }).click();
    await isSaved(there.page);
    assert.equal((await saveFile(there.page)).text, text);
    await there.page.reload();
    await started(there.page);
    await eventually(async () => assert.deepEqual(await gridOf(there.page).table(), table));
    assert.equal((await saveFile(there.page)).text, text);
  });
}

test('the file chooser opens with Ctrl+O', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), grid.press('Control+o')]);
  await chooser.setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(textOf(matrixFile(MATRIX))) });
  await page.getByText('Preview of a.json:').waitFor();
});

test('Ctrl+S saves a file', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  await Promise.all([page.waitForEvent('download'), grid.press('Control+s')]);
});

test('a preview stores nothing, and closing it brings the open matrix back', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  await chooseFile(page, textOf(matrixFile(MATRIX)), 'new.json');
  await page.getByText('Preview of new.json:').waitFor();
  await page.getByText('Nothing is stored yet.').waitFor();
  await page.getByRole('button', { name: 'Close the preview' }).click();
  await eventually(async () => assert.deepEqual(await grid.table(), ['Keep me | R']));
  await chooseFile(page, textOf(matrixFile(MATRIX)), 'new.json');
  await page.getByText('Preview of new.json:').waitFor();
  await page.reload();
  await started(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Keep me | R']));
});

test('a kept file stands beside the matrix that was open', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  await keepMatrix(page, MATRIX);
  assert.equal((await grid.table()).length, 3);
  await page.getByRole('button', { name: 'Matrices' }).click();
  const list = page.getByRole('list', { name: /^Matrices/ });
  await list.getByRole('button', { name: /^Other/ }).click();
  await eventually(async () => assert.deepEqual(await grid.table(), ['Keep me | R']));
});

test('a file of a matrix that the library has is kept as a copy beside it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const { text } = await saveFile(page);
  await grid.focus();
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('c');
  await isSaved(page);
  await chooseFile(page, text, 'mine.json');
  await page.getByRole('button', { name: 'Open as a copy' }).click();
  await page.getByText('This matrix is in your library already').waitFor();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await isSaved(page);
  await grid.focus();
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('i');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'I');
  await isSaved(page);
  await page.getByRole('button', { name: 'Matrices' }).click();
  const rows = page.getByRole('list', { name: /^Matrices/ }).getByRole('button', { name: /^Server operations/ });
  await eventually(async () => assert.equal(await rows.count(), 2));
  await rows.filter({ hasNotText: 'Open now' }).click();
  await eventually(async () => assert.equal(await grid.letters('Patch servers', 'Owner'), 'C', 'the first is as it was'));
});

const WHOLE = textOf(matrixFile(MATRIX));
for (const [what, file, sentence] of [
  ['is cut off', WHOLE.slice(0, WHOLE.indexOf('"Test recovery"')), /^broken\.json could not be opened\. Line \d+, activities\[1\]\.title: the file ends here.* cut off\.$/],
  ['is no table', 'Just one sentence.', /The file holds no table\.$/],
  ['is JSON of something else', '{"type": "FeatureCollection"}', /The file holds no table\.$/],
  ['is compressed', Buffer.from('PK\x03\x04....'), /This is a compressed file/],
  ['is empty', '', /The file is empty/],
  ['has a letter that its scheme does not know', WHOLE.replace('"RC"', '"RX"'), /Line \d+, activities\[1\]\.assignments\.r000000001: .*X/],
  ['names a field twice', WHOLE.replace('"title": "Patch servers",', '"title": "Patch servers",\n      "title": "Again",'), /Line \d+, activities\[0\]\.title: .*twice/],
]) {
  test(`a file that ${what} is refused in one sentence, and the open matrix stays`, async (t) => {
    const { page, grid } = await openMatrix(t, OTHER);
    await chooseFile(page, file, 'broken.json');
    assert.match(await problem(page), sentence);
    assert.deepEqual(await grid.table(), ['Keep me | R']);
    await grid.goTo('Keep me', 'Lead');
    await grid.press('a');
    await isSaved(page);
    assert.equal(await grid.letters('Keep me', 'Lead'), 'A', 'it can still be changed');
  });
}

test('a file with a byte-order mark is opened', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  await chooseFile(page, `\ufeff${WHOLE}`, 'bom.json');
  await page.getByText('Preview of bom.json:').waitFor();
  await eventually(async () => assert.equal((await grid.table()).length, 3));
});

test('a file of a newer version can be read but not changed', async (t) => {
  const { page, grid } = await openMatrix(t, OTHER);
  const newer = textOf({ ...matrixFile(MATRIX), version: 99, swimlanes: [{ name: 'x' }] });
  await chooseFile(page, newer, 'newer.json');
  await page.getByText('A newer version of Remit wrote this file').first().waitFor();
  await grid.focus();
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('c');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'A');
  await page.getByText('Preview of newer.json:').waitFor();
});

test('what a file knows beyond this version survives', async (t) => {
  const file = matrixFile(MATRIX);
  file.activities[0].effort = 3;
  file.roles[1].colour = { name: 'red', shades: [1, 2.5, null] };
  const text = textOf({ ...file, plan: { weeks: ['1', '2'] } });
  const { page } = await openApp(t);
  await chooseFile(page, text);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await isSaved(page);
  const grid = gridOf(page);
  await eventually(async () => assert.equal(await grid.active(), 'Patch servers', 'the focus is in the grid'));
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('c', 'Control+z');
  await isSaved(page);
  await page.reload();
  await started(page);
  await eventually(async () => assert.equal((await grid.table()).length, 3));
  assert.deepEqual(JSON.parse((await saveFile(page)).text), JSON.parse(text));
});

test('titles with markup and odd signs go through a file unharmed', async (t) => {
  const titles = ['<img src=x onerror=alert(1)>', '=1+1', '"; DROP', 'Ünï 管理 \u202e', 'a\\b'];
  const file = matrixFile({ roles: titles, rows: titles.map((title) => [title, 'R']) });
  const { page } = await openApp(t);
  await chooseFile(page, textOf(file));
  await page.getByRole('button', { name: 'Keep it' }).click();
  await isSaved(page);
  assert.deepEqual(await gridOf(page).roles(), titles);
  assert.equal((await saveFile(page)).text, textOf(file));
});
