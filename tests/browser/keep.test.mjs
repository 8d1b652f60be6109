// Nothing is lost: reload, crash, killed browser, several tabs, browsers that keep nothing, damaged records.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, started } from './helpers/app.mjs';
import { profileFolder } from './helpers/browser.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { isSaved, openEmpty, openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = { roles: ['Lead', 'Owner'], rows: [['Patch servers', 'R', 'A'], ['Test recovery', 'R', 'A']] };
const EDITED = ['Patch servers | R | A', 'Test recovery | R | C'];

/** Sets one letter, so that the matrix is as in `EDITED`. */
async function edit(grid) {
  await grid.goTo('Test recovery', 'Owner');
  await grid.press('c');
}

/** Loads the page again as a person does. */
async function reload(page) {
  await page.reload();
  await started(page);
}

function message(page, text) {
  return page.locator('.toasts', { hasText: text }).waitFor();
}

test('an edit is saved without being asked, and a reload brings it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await edit(grid);
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), EDITED));
  assert.equal(await page.getByRole('textbox', { name: 'Title of the matrix' }).inputValue(), 'Test matrix');
  await isSaved(page);
});

test('what is typed in one go before a reload is there afterwards', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await edit(grid);
  // No wait: the page goes away while the database may still be writing.
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), EDITED));
});

test('undo takes nothing back after a reload, and the first change of the sample keeps it', async (t) => {
  const { page } = await openApp(t);
  const grid = gridOf(page);
  await page.getByText('This is a sample.').waitFor();
  await eventually(() => grid.rowIndex('User access request approval'));
  await grid.goTo('User access request approval', 'Application Owner');
  await grid.press('i');
  await page.getByText('This is a sample.').waitFor({ state: 'detached' });
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.equal(await grid.letters('User access request approval', 'Application Owner'), 'I'));
  assert.ok(await page.getByRole('button', { name: 'Undo: nothing' }).isDisabled());
});

test('a sample that was only looked at leaves nothing behind', async (t) => {
  const { page } = await openApp(t);
  await gridOf(page).press('ArrowDown', 'ArrowRight');
  await reload(page);
  await page.getByText('This is a sample.').waitFor();
});

test('a browser that is killed when it said "saved" has it after a restart', async (t) => {
  const profile = profileFolder();
  const first = await openMatrix(t, MATRIX, { profile });
  await edit(first.grid);
  await isSaved(first.page);
  await first.kill();
  const second = await openApp(t, { profile, port: first.port });
  const grid = gridOf(second.page);
  await eventually(async () => assert.deepEqual(await grid.table(), EDITED));
  await edit(grid);
  await grid.press('i');
  await isSaved(second.page);
});

test('a browser that is killed two seconds after an edit has it after a restart', async (t) => {
  const profile = profileFolder();
  const first = await openMatrix(t, MATRIX, { profile });
  await edit(first.grid);
  await first.page.waitForTimeout(2000);
  await first.kill();
  const second = await openApp(t, { profile, port: first.port });
  await eventually(async () => assert.deepEqual(await gridOf(second.page).table(), EDITED));
});

test('a tab that crashes has the last edit when it is opened again', async (t) => {
  const app = await openMatrix(t, MATRIX);
  await edit(app.grid);
  await isSaved(app.page);
  const crashed = app.page.waitForEvent('crash');
  const debug = await app.context.newCDPSession(app.page);
  debug.send('Page.crash').catch(() => {});
  await crashed;
  const tab = await app.openTab();
  await eventually(async () => assert.deepEqual(await gridOf(tab).table(), EDITED));
  const grid = gridOf(tab);
  await grid.focus();
  await grid.goTo('Patch servers', 'Lead');
  await grid.press('i');
  await isSaved(tab);
});

test('a second tab reads, takes over when asked to, and nothing is lost', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const [first, second] = [app.page, await app.openTab()];
  const [one, two] = [app.grid, gridOf(second)];
  await second.locator('.start-bar', { hasText: 'Another tab has this matrix open' }).waitFor();
  await two.focus();
  await two.goTo('Patch servers', 'Owner');
  await two.press('i');
  assert.equal(await two.letters('Patch servers', 'Owner'), 'A', 'it can only be read');
  await message(second, 'Another tab has this matrix open. Take it over to change it here.');

  await first.bringToFront();
  await edit(one);
  await second.bringToFront();
  await second.getByRole('button', { name: 'Take over' }).click();
  await second.locator('.start-bar', { hasText: 'Another tab has this matrix open' }).waitFor({ state: 'detached' });
  await eventually(async () => assert.deepEqual(await two.table(), EDITED));
  await two.focus();
  await two.goTo('Patch servers', 'Owner');
  await two.press('i');
  await isSaved(second);

  await first.bringToFront();
  await first.locator('.start-bar', { hasText: 'Another tab has this matrix open' }).waitFor();
  await one.press('r');
  assert.equal(await one.letters('Test recovery', 'Owner'), 'C', 'now the first can only read');
  await second.close();
  await reload(first);
  await eventually(async () => assert.deepEqual(await one.table(), ['Patch servers | R | I', 'Test recovery | R | C']));
  await one.focus();
  await one.goTo('Patch servers', 'Owner');
  await one.press('a');
  await isSaved(first);
});

test('a second tab may work on another matrix', async (t) => {
  const app = await openMatrix(t, MATRIX);
  const second = await app.openTab();
  await runCommand(second, 'New matrix');
  await isSaved(second);
  const [one, two] = [app.grid, gridOf(second)];
  await second.keyboard.type('Plan maintenance');
  await two.press('Enter');
  await isSaved(second);
  await app.page.bringToFront();
  await edit(one);
  await isSaved(app.page);
  assert.deepEqual(await one.table(), EDITED);
  assert.deepEqual(await two.table(), ['Plan maintenance']);
});

/** A browser that forbids this page to keep anything under the name. */
const forbid = {
  localStorage: () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  },
  indexedDB: () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  },
};

test('where the browser keeps nothing it says so in one sentence and works on', async (t) => {
  const { page, grid } = await openMatrixUnsaved(t, [forbid.localStorage, forbid.indexedDB]);
  await message(page, 'This browser keeps nothing for this page: save your work to a file before you close the tab.');
  await page.keyboard.type('Patch servers');
  await grid.press('Enter');
  assert.deepEqual(await grid.table(), ['Patch servers']);
  const mark = page.locator('.saved[data-safe=false]');
  await mark.filter({ hasText: 'Not saved: this browser keeps nothing for this page.' }).waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), mark.getByRole('button', { name: 'Save to a file now' }).click()]);
  assert.match(file.suggestedFilename(), /\.remit\.json$/);
});

test('without a database the small store keeps the work', async (t) => {
  const { page, grid } = await openMatrixUnsaved(t, [forbid.indexedDB]);
  await message(page, "The browser's database does not work");
  await page.keyboard.type('Patch servers');
  await grid.press('Enter');
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers']));
});

test('without the small store the database keeps the work', async (t) => {
  const { page, grid } = await openMatrixUnsaved(t, [forbid.localStorage]);
  await message(page, 'This browser restricts what this page may store');
  await page.keyboard.type('Patch servers');
  await grid.press('Enter');
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers']));
});

/** An empty matrix in a browser that refuses something, with the focus in its empty line. */
async function openMatrixUnsaved(t, before) {
  const app = await openApp(t, { before });
  const grid = gridOf(app.page);
  await app.page.getByRole('button', { name: 'Start empty' }).click();
  await app.page.getByText('This is a sample.').waitFor({ state: 'detached' });
  await grid.focus();
  return { ...app, grid };
}

test('where the small store is full nothing is lost', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.evaluate(() => {
    for (const size of [1 << 20, 1 << 14, 1 << 8, 1]) {
      try {
        for (let number = 0; ; number++) localStorage.setItem(`filler-${size}-${number}`, 'x'.repeat(size));
      } catch {
        // Full to this size; the next is smaller.
      }
    }
  });
  await edit(grid);
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), EDITED));
  assert.equal(await page.locator('.saved').getAttribute('data-safe'), 'true');
});

test('a damaged change is set aside with a sentence, and the rest is there', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await edit(grid);
  await isSaved(page);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('i');
  await isSaved(page);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('remit');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const write = open.result.transaction('records', 'readwrite');
          const records = write.objectStore('records');
          records.getAllKeys(IDBKeyRange.bound('journal/', 'journal0')).onsuccess = ({ target }) => {
            const last = target.result.at(-1);
            records.get(last).onsuccess = ({ target: { result } }) => {
              const bytes = new Uint8Array(result);
              bytes[3] ^= 0x55;
              records.put(bytes, last);
            };
          };
          write.oncomplete = resolve;
        };
      }),
  );
  await reload(page);
  await message(page, 'could not be read. It is as it was before them; they were set aside');
  await eventually(async () => assert.deepEqual(await grid.table(), EDITED));
  await grid.focus();
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('c');
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Patch servers | R | C', 'Test recovery | R | C']));
});

test('several matrices are kept side by side; deleting one opens the other', async (t) => {
  const { page, grid } = await openEmpty(t);
  await page.keyboard.type('Plan maintenance');
  await grid.press('Enter');
  await isSaved(page);
  await runCommand(page, 'New matrix');
  await eventually(async () => assert.deepEqual(await grid.table(), []));
  await page.keyboard.type('Check backups');
  await grid.press('Enter');
  await isSaved(page);
  await reload(page);
  await eventually(async () => assert.deepEqual(await grid.table(), ['Check backups']), 'the last one opened');
  await runCommand(page, 'Delete the matrix');
  await page.getByRole('dialog').getByText('is in the bin.').waitFor();
  await eventually(async () => assert.deepEqual(await grid.table(), ['Plan maintenance']));
});
