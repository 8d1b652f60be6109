// The program starts wherever its folder is put, and says so where it cannot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { newContext } from './helpers/browser.mjs';
import { takePicture } from './helpers/picture.mjs';
import { serve } from './helpers/server.mjs';

test('it starts from a sub-folder and asks for nothing outside it', async (t) => {
  const { page, watched, base } = await openApp(t, { path: '/some/where/' });
  await page.locator('#app *').first().waitFor();
  assert.equal(await page.title(), 'Outsourcing IT operations – Remit');
  assert.ok(watched.requests.length > 3);
  assert.deepEqual(watched.requests.filter((url) => !url.startsWith(base)), []);
  await takePicture(page, 'start');
});

test('it asks for each file once', async (t) => {
  const { watched } = await openApp(t);
  assert.deepEqual(watched.requests, [...new Set(watched.requests)]);
});

test('it starts on a host without https', async (t) => {
  const { page } = await openApp(t, { plainHttp: true });
  assert.equal(await page.evaluate(() => isSecureContext), false);
});

test('what it shows first is accessible, light and dark', async (t) => {
  for (const theme of ['light', 'dark']) {
    const { page } = await openApp(t, { theme });
    await assertAccessible(page);
  }
});

for (const [what, answer] of [
  ['is missing', { status: 404 }],
  ['was copied in part', { body: Buffer.from('\0asm\x01\0\0\0'), type: 'application/wasm' }],
]) {
  test(`where the WebAssembly file ${what} it says what to do`, async (t) => {
    const server = await serve({ answer: (name) => (name.endsWith('.wasm') ? answer : undefined) });
    t.after(() => server.close());
    const page = await (await newContext(t)).newPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByRole('alert').filter({ hasText: 'Remit did not start. Reload the page' }).waitFor();
  });
}

test('a server that does not know WebAssembly files can still serve it', async (t) => {
  const { readFile, readdir } = await import('node:fs/promises');
  const dist = new URL('../../dist/', import.meta.url);
  const name = (await readdir(dist)).find((file) => file.endsWith('.wasm'));
  const body = await readFile(new URL(name, dist));
  const answer = (asked) => (asked === name ? { body, type: 'application/octet-stream' } : undefined);
  await openApp(t, { server: { answer }, allow: [/MIME type/] });
});
