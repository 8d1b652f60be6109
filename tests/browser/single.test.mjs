// The edition of one file: opened from a disk, without any server.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { started } from './helpers/app.mjs';
import { newContext } from './helpers/browser.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { isSaved } from './helpers/matrix.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes the file, opens it from the disk, and fails the test where the browser has anything to complain of. */
async function openFile(t) {
  const folder = mkdtempSync(join(tmpdir(), 'remit-single-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'remit.html');
  execFileSync('node', [join(root, 'xtask/single.mjs'), join(root, 'dist'), file]);
  const context = await newContext(t, { viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await started(page);
  return { page, complaints, asked, address: pathToFileURL(file).href };
}

test('it starts from a disk, keeps what is edited, and saves a file', async (t) => {
  const { page, complaints, asked, address } = await openFile(t);
  const grid = gridOf(page);
  await eventually(() => grid.rowIndex('User access request approval'));
  await grid.goTo('User access request approval', 'Application Owner');
  await grid.press('i');
  await isSaved(page);
  await page.reload();
  await started(page);
  await eventually(async () => assert.equal(await grid.letters('User access request approval', 'Application Owner'), 'I'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save file' }).click(),
  ]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).format, 'remit-matrix');
  assert.deepEqual(complaints, []);
  const foreign = asked.filter((url) => url !== address && !/^(blob|data):/.test(url));
  assert.deepEqual(foreign, [], 'nothing is asked for outside the file');
});

test('its second program starts too', async (t) => {
  const { page, complaints } = await openFile(t);
  const said = await page.evaluate(
    () => new Promise((done) => globalThis.remitWorker().addEventListener('message', ({ data }) => done(data))),
  );
  assert.equal(said, 'ready');
  assert.deepEqual(complaints, []);
});
