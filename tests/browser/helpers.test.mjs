// The helpers themselves: a watch that sees nothing would let every other test pass.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { profileFolder } from './helpers/browser.mjs';
import { fillClipboard, readClipboard } from './helpers/clipboard.mjs';

test('the watch sees exceptions, errors, policy violations and foreign requests', async (t) => {
  const expected = [
    ['exception', () => void setTimeout(() => Promise.reject(new Error('lost')))],
    ['console error', () => console.error('wrong')],
    ['policy violation', () => document.body.setAttribute('style', 'color: red')],
    ['policy violation', () => void (document.createElement('template').innerHTML = '<b>')],
    ['request outside its folder', () => void fetch('../../elsewhere').catch(() => {})],
  ];
  for (const [kind, act] of expected) {
    const seen = [];
    // The pattern takes every message, so the end of the test finds none, and notes it here.
    const pattern = { test: (text) => seen.push(text) > 0 };
    const app = await openApp(t, { allow: [pattern] });
    await app.page.evaluate(act).catch(() => {});
    const isSeen = () => seen.some((problem) => problem.startsWith(kind));
    for (let wait = 0; !isSeen() && wait < 50; wait++) await app.page.waitForTimeout(20);
    assert.ok(isSeen(), `${kind} is seen: ${act}`);
    await app.close();
  }
});

for (const plainHttp of [false, true]) {
  test(`the clipboard takes text and HTML${plainHttp ? ' beside a page without https' : ''}`, async (t) => {
    const app = await openApp(t, { plainHttp });
    await fillClipboard(app, { text: 'R\tA', html: '<table><tr><td>R</td><td>A</td></tr></table>' });
    const found = await readClipboard(app);
    assert.equal(found['text/plain'], 'R\tA');
    assert.match(found['text/html'], /<td>R<\/td>/);
  });
}

test('a killed browser starts again on its profile with what was durable', async (t) => {
  const profile = profileFolder();
  const first = await openApp(t, { profile });
  await first.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('kept', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('notes');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const write = open.result.transaction('notes', 'readwrite', { durability: 'strict' });
          write.objectStore('notes').put('A', 'cell');
          write.oncomplete = resolve;
        };
      }),
  );
  await first.kill();
  const second = await openApp(t, { profile, port: first.port });
  const kept = await second.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('kept', 1);
        open.onsuccess = () => {
          const read = open.result.transaction('notes').objectStore('notes').get('cell');
          read.onsuccess = () => resolve(read.result);
          read.onerror = () => reject(read.error);
        };
        open.onerror = () => reject(open.error);
      }),
  );
  assert.equal(kept, 'A');
});
