// What assistive technology is told, where the focus is, and what axe finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Provider: Engineer'],
  rows: ['# Access', ['Approve access', 'R', 'A', 'CI'], ['Review accounts', 'A', 'A', 'R'], ['Restore backup', 'C', 'A'], ['Plan audit']],
};
/** Wide and long, so that most of it is out of sight. */
const LARGE = {
  roles: Array.from({ length: 60 }, (_, index) => `Role ${index + 1}`),
  rows: Array.from({ length: 300 }, (_, index) => [`Task ${index + 1}`, ...(index % 2 ? ['R', 'A'] : ['', 'R', 'A'])]),
};

/** What is opened over the window: its name and how a person gets there. */
const OPENINGS = [
  ['the command palette', (page) => page.keyboard.press('Control+k'), '[role=dialog], dialog[open]'],
  ['the shortcut sheet', (page) => page.keyboard.press('F1'), 'dialog[open]'],
  ['all matrices', (page) => page.getByRole('button', { name: 'Matrices' }).click(), 'dialog[open]'],
  ['the templates', (page) => runCommand(page, 'New from a template'), 'dialog[open].templates'],
  ['the letter picker', (page) => page.keyboard.press('F2'), '.picker'],
  ['the menu', (page) => page.keyboard.press('Shift+F10'), '.menu button:focus'],
  ['the find bar', (page) => page.keyboard.press('Control+f'), '.find-bar'],
  ['the replace bar', (page) => page.keyboard.press('Control+h'), '.find-bar .replacement'],
  ['the settings', (page) => runCommand(page, 'Matrix settings'), 'dialog[open].settings'],
  ['a finding to be accepted', (page) => page.getByRole('button', { name: 'Accept…' }).first().click(), 'dialog[open] form'],
  ['a file that cannot be opened', (page) => chooseFile(page, 'x'), 'dialog[open]'],
  ['the holder of a role', (page) => page.getByRole('button', { name: 'Name the holder', exact: true }).first().click(), 'dialog[open] form'],
];

/** In the dark only the colours differ. */
const THEMES = [
  ['light', undefined],
  ['dark', ['color-contrast']],
];

for (const [theme, only] of THEMES) {
  test(`axe finds nothing in the grid and the panel's tabs, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await page.locator('.finding').first().waitFor();
    await grid.goTo('Review accounts', 'Lead');
    await assertAccessible(page, { only });
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      assert.equal(await tab.getAttribute('aria-selected'), 'true');
      await assertAccessible(page, { only, within: '.panel' });
    }
  });

  test(`axe finds nothing in what opens over the window, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await grid.goTo('Review accounts', 'Lead');
    for (const [what, open, sign] of OPENINGS) {
      await t.test(what, async () => {
        await open(page);
        await page.locator(sign).first().waitFor();
        try {
          await assertAccessible(page, { only });
        } finally {
          await page.keyboard.press('Escape');
        }
        await page.locator(sign).first().waitFor({ state: 'detached' });
        const isInGrid = () => page.evaluate(() => Boolean(document.activeElement.closest('[role=grid]')));
        await eventually(async () => assert.ok(await isInGrid(), 'Escape leads back to the grid'));
      });
    }
  });

  test(`axe finds nothing in a message, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await grid.goTo('Review accounts', 'Lead');
    await grid.press('Control+Alt+Minus');
    await page.locator('.toast').waitFor();
    await assertAccessible(page, { only, within: '.toasts' });
  });
}

/** Everything in which the grid breaks the rules of its pattern. */
function gridProblems(page) {
  return page.evaluate(() => {
    const grid = document.querySelector('[role=grid]');
    const problems = [];
    const number = (element, name) => Number(element.getAttribute(name));
    const [rows, columns] = [number(grid, 'aria-rowcount'), number(grid, 'aria-colcount')];
    const seen = new Set();
    const inOrder = (element) => (element.getAttribute('aria-owns') ?? '').split(' ').filter(Boolean).map((id) => document.getElementById(id));
    const isRising = (places) => places.every((place, index) => index === 0 || place > places[index - 1]);
    const body = grid.querySelector('[role=rowgroup]');
    const lines = inOrder(body).map((line) => number(line, 'aria-rowindex'));
    if (lines.length !== body.querySelectorAll('[role=row]').length) problems.push('the body does not own each of its rows');
    if (!isRising(lines)) problems.push(`rows in the order ${lines}`);
    for (const row of grid.querySelectorAll('[role=row]')) {
      const at = number(row, 'aria-rowindex');
      if (!(at >= 1 && at <= rows) || seen.has(at)) problems.push(`row index ${at} of ${rows}`);
      seen.add(at);
      const owned = inOrder(row);
      if (owned.includes(null)) problems.push(`row ${at} owns what is not there`);
      const own = row.querySelectorAll('[role=gridcell], [role=rowheader], [role=columnheader]');
      const cells = [...new Set([...own].filter((cell) => !owned.includes(cell)).concat(owned))];
      const places = cells.map((cell) => number(cell, 'aria-colindex'));
      if (places.some((place) => !(place >= 1 && place <= columns))) problems.push(`row ${at}: columns ${places} of ${columns}`);
      if (!isRising(places)) problems.push(`row ${at}: columns in the order ${places}`);
      for (const cell of cells) if (!cell.hasAttribute('tabindex')) problems.push(`row ${at}: a cell cannot take the focus`);
    }
    // The grid itself is the stop while the active cell is not drawn.
    const stops = [grid, ...grid.querySelectorAll('*')].filter((it) => it.getAttribute('tabindex') === '0');
    if (stops.length !== 1) problems.push(`${stops.length} tab stops`);
    return problems;
  });
}

test('the grid keeps to its pattern at every place it is scrolled to', async (t) => {
  const { page, grid } = await openMatrix(t, LARGE, { viewport: { width: 1000, height: 600 } });
  assert.equal(await grid.element.getAttribute('aria-rowcount'), String(300 + 3), 'two headings and the empty line');
  assert.equal(await grid.element.getAttribute('aria-colcount'), String(60 + 2), 'the titles and the empty column');
  assert.equal(await grid.element.getAttribute('aria-multiselectable'), 'true');
  assert.deepEqual(await gridProblems(page), []);
  for (const key of ['Control+End', 'Control+Home', 'PageDown', 'End', 'PageDown', 'Home']) {
    await grid.press(key);
    assert.deepEqual(await gridProblems(page), [], key);
    const focused = await page.evaluate(() => document.activeElement.getAttribute('tabindex'));
    assert.equal(focused, '0', `the tab stop has the focus after ${key}`);
  }
  for (const [left, top] of [[500, 3000], [0, 5000], [2000, 100]]) {
    await grid.element.evaluate((element, [left, top]) => element.scrollTo(left, top), [left, top]);
    await eventually(async () => assert.deepEqual(await gridProblems(page), []));
  }
});

test("the browser's accessibility tree has the rows and cells as they are shown", async (t) => {
  const { page, context, grid } = await openMatrix(t, LARGE, { viewport: { width: 1000, height: 600 } });
  await grid.press('PageDown', 'PageDown');
  await grid.element.evaluate((element) => element.scrollBy(700, 0));
  const debug = await context.newCDPSession(page);
  const rows = async () => {
    const { nodes } = await debug.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const below = (node, role) =>
      node.childIds.flatMap((id) => {
        const child = byId.get(id);
        return !child ? [] : role.includes(child.role?.value) && !child.ignored ? [child] : below(child, role);
      });
    const tree = nodes.find((node) => node.role?.value === 'grid');
    return below(tree, ['row']).map((row) => below(row, ['columnheader', 'rowheader', 'gridcell']).map((cell) => cell.name?.value ?? ''));
  };
  const { lines, heads } = await grid.drawn();
  await eventually(async () => {
    const [, roles, ...body] = await rows();
    assert.deepEqual(roles.map((name) => name.split(',')[0]), ['Activity', ...heads.map(([, title]) => title)]);
    assert.deepEqual(body.map(([title]) => title.split(',')[0]), lines.map(({ title }) => title));
  });
});

test('the focus stays with the active cell that is scrolled away and comes back to it', async (t) => {
  const { page, grid } = await openMatrix(t, LARGE, { viewport: { width: 1000, height: 600 } });
  await grid.goTo('Task 3', 'Role 2');
  await grid.element.evaluate((element) => element.scrollTo(0, 5000));
  await eventually(async () => assert.match((await grid.table()).join(), /Task 150/));
  assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('[role=grid]'))), 'still in the grid');
  await grid.element.evaluate((element) => element.scrollTo(0, 0));
  await eventually(async () => assert.equal(await grid.active(), 'Task 3 × Role 2'));
  await grid.element.evaluate((element) => element.scrollTo(0, 5000));
  await eventually(async () => assert.match((await grid.table()).join(), /Task 150/));
  await grid.press('ArrowDown');
  await eventually(async () => assert.equal(await grid.active(), 'Task 4 × Role 2'));
});

test('the focused cell never lies under the headings or out of sight', async (t) => {
  const { page, grid } = await openMatrix(t, LARGE, { viewport: { width: 900, height: 560 } });
  const hidden = () =>
    page.evaluate(() => {
      const cell = document.activeElement;
      if (cell.matches('.head, .party')) return '';
      if (!cell.matches('.cell, .name')) return `${cell.className} has the focus`;
      const box = cell.getBoundingClientRect();
      const frame = document.querySelector('.grid').getBoundingClientRect();
      const top = document.querySelector('.heads').getBoundingClientRect().bottom;
      const left = cell.matches('.name') ? frame.left : document.querySelector('.corner').getBoundingClientRect().right;
      const sides = { above: top - box.top, left: left - box.left, below: box.bottom - frame.bottom, right: box.right - frame.right };
      return Object.keys(sides).filter((side) => sides[side] > 1).join();
    });
  await grid.press('ArrowRight', 'PageDown', 'PageDown', 'PageDown');
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'PageDown', 'PageUp', 'Control+End', 'Control+Home']) {
    for (let press = 0; press < 24; press++) {
      await grid.press(key);
      const where = await hidden();
      assert.equal(where, '', `${key} pressed ${press + 1} times: ${await grid.active()} is hidden`);
    }
    if (key === 'Control+Home') break;
    if (key.startsWith('Page')) await grid.press('ArrowRight');
  }
});

test('a range is told as selected, and nothing else', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Shift+ArrowRight', 'Shift+ArrowDown');
  assert.equal(await page.locator('.cell[aria-selected=true]').count(), 4);
  await grid.press('Escape');
  assert.equal(await page.locator('.cell[aria-selected=true]').count(), 1);
  await grid.press('Control+Space');
  const column = await grid.columnIndex('Lead');
  const outside = page.locator(`.cell[aria-selected=true]:not([aria-colindex="${column}"])`);
  assert.equal(await outside.count(), 0);
  assert.equal(await grid.head('Lead').getAttribute('aria-selected'), 'true');
});

test('cells say their letters in words, and what is wrong with them', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const label = async (activity, role) => (await grid.cell(activity, role)).getAttribute('aria-label');
  assert.equal(await label('Approve access', 'Engineer'), 'CI consulted, informed');
  const wrong = await grid.cell('Review accounts', 'Lead');
  assert.equal(await wrong.getAttribute('aria-invalid'), 'true');
  assert.equal(await (await grid.cell('Approve access', 'Lead')).getAttribute('aria-invalid'), null);
  assert.equal(await grid.name('Review accounts').getAttribute('aria-invalid'), 'true');
  assert.equal(await grid.name('Plan audit').getAttribute('aria-invalid'), null);
  await grid.goTo('Review accounts', 'Lead');
  const described = page.locator(`#${await wrong.getAttribute('aria-describedby')}`);
  await eventually(async () => assert.match(await described.textContent(), /two owners/));
  await grid.press('c');
  await eventually(async () => assert.equal(await wrong.getAttribute('aria-invalid'), null));
});

test('the counts are announced after typing, once and politely', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.evaluate(() => {
    window.heard = [];
    for (const region of document.querySelectorAll('[role=status][aria-atomic=true]')) {
      new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  await grid.goTo('Plan audit', 'Lead');
  await grid.press('r', 'ArrowRight', 'r', 'ArrowRight', 'r');
  await eventually(async () => assert.equal((await page.evaluate(() => window.heard)).length, 1));
  const counts = await page.locator('.status .count').allTextContents();
  assert.deepEqual(await page.evaluate(() => window.heard), [counts.join(', ')]);
  assert.equal(counts[0], '3 errors');
});

test('what commands did is announced', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('c', 'Control+z');
  await page.locator('[aria-live=polite]', { hasText: /^Undone: Set C: Approve access × Lead\.$/ }).waitFor();
  await grid.press('F8');
  await page.locator('[aria-live=polite]', { hasText: 'two owners' }).waitFor();
});

test('the window works at twice the size without losing a control', async (t) => {
  const { page } = await openApp(t, { viewport: { width: 640, height: 400 }, context: { deviceScaleFactor: 2 } });
  const grid = gridOf(page);
  await eventually(() => grid.rowIndex('User access request approval'));
  await grid.press('ArrowRight', 'ArrowRight', 'i');
  const outside = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('.toolbar button, .status button')].filter((it) => it.checkVisibility());
    return controls.filter((it) => it.getBoundingClientRect().right > innerWidth + 1).map((it) => it.textContent || it.title);
  });
  assert.deepEqual(outside, []);
});

test('with forced colours the letters and the focus are still drawn', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX, { context: { forcedColors: 'active' } });
  await grid.goTo('Approve access', 'Owner');
  const ring = page.locator('.body .ring');
  const width = await ring.evaluate((it) => {
    const style = getComputedStyle(it);
    return Math.max(parseFloat(style.borderTopWidth), parseFloat(style.outlineWidth) || 0);
  });
  assert.ok(width >= 1, 'a ring of shadows alone is not drawn');
  assert.equal(await grid.letters('Approve access', 'Owner'), 'A');
});
