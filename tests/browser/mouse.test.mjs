// What the pointer does in the grid; each drag has a way by click or key elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { openMatrix } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner', 'Engineer', 'Provider: Desk'],
  rows: [
    '# Access',
    ['Approve access', 'R', 'A', 'C', 'I'],
    ['Review accounts', 'A', 'R'],
    '# Servers',
    ['Patch servers', '', 'A', 'R'],
    ['Restore backup', 'C', 'A', '', 'R'],
  ],
};

async function centre(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses on the first place, goes over steps to the second and lets go. */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

test('a click selects and takes the focus, so that letters can be typed', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  await (await grid.cell('Review accounts', 'Engineer')).click();
  assert.equal(await grid.active(), 'Review accounts × Engineer');
  await grid.press('i');
  assert.equal(await grid.letters('Review accounts', 'Engineer'), 'I');
});

test('a drag selects a range, and Shift with a click stretches it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await drag(page, await centre(await grid.cell('Approve access', 'Lead')), await centre(await grid.cell('Review accounts', 'Owner')));
  assert.deepEqual(await grid.selection(), { rows: ['Approve access', 'Review accounts'], roles: ['Lead', 'Owner'] });
  await (await grid.cell('Review accounts', 'Desk')).click({ modifiers: ['Shift'] });
  assert.deepEqual((await grid.selection()).roles, ['Lead', 'Owner', 'Engineer', 'Desk']);
  assert.equal(await grid.active(), 'Approve access × Lead', 'the focus stays where the drag began');
});

for (const how of ['a double click', 'a second click']) {
  test(`${how} opens the picker`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX);
    const cell = await grid.cell('Patch servers', 'Lead');
    if (how === 'a double click') {
      await cell.dblclick();
    } else {
      await cell.click();
      // Two presses far enough apart are no double click.
      await page.waitForTimeout(600);
      await cell.click();
    }
    const picker = page.getByRole('dialog', { name: 'Letters: Patch servers × Lead' });
    await picker.getByRole('button', { name: /^I Informed/ }).click();
    await picker.getByRole('button', { name: 'Done' }).click();
    assert.equal(await grid.letters('Patch servers', 'Lead'), 'I');
    assert.equal(await grid.active(), 'Patch servers × Lead');
  });
}

test('a press beside the picker takes what was chosen', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await (await grid.cell('Patch servers', 'Lead')).dblclick();
  await page.getByRole('dialog').getByRole('button', { name: /^C Consulted/ }).click();
  await page.mouse.click(5, 400);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await grid.letters('Patch servers', 'Lead'), 'C');
});

test('a double click on a title edits it, and a click elsewhere takes it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const field = page.getByRole('textbox', { name: 'Title', exact: true });
  await grid.name('Patch servers').dblclick();
  await field.fill('Patch all servers');
  await (await grid.cell('Approve access', 'Lead')).click();
  assert.equal(await grid.active(), 'Approve access × Lead');
  await grid.name('Restore backup').dblclick();
  await field.fill('Test recovery');
  await grid.name('Patch all servers').click();
  assert.deepEqual((await grid.table()).slice(4), ['Patch all servers |  | A | R', 'Test recovery | C | A |  | R']);
  await grid.press('Control+z');
  assert.equal(await grid.active(), 'Restore backup', 'undo goes where the change was');
});

test('a new activity is taken by a click elsewhere', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await grid.name('Type an activity…').click();
  await page.keyboard.type('Plan maintenance');
  await (await grid.cell('Approve access', 'Lead')).click();
  assert.equal((await grid.table()).at(-1), 'Plan maintenance');
  assert.equal(await grid.active(), 'Approve access × Lead');
});

test('the title of the matrix is taken by a click into the grid', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await page.getByRole('textbox', { name: 'Title of the matrix' }).fill('Server operations');
  await (await grid.cell('Approve access', 'Lead')).click();
  await eventually(async () => assert.equal(await page.title(), 'Server operations – Remit'));
  assert.equal(await grid.active(), 'Approve access × Lead');
});

test('the right button opens the menu of what is under it', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await (await grid.cell('Review accounts', 'Lead')).click({ button: 'right' });
  const menu = page.getByRole('menu');
  await menu.getByRole('menuitem', { name: /^Clear cells/ }).click();
  assert.equal(await grid.letters('Review accounts', 'Lead'), '');
  await grid.name('Review accounts').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Delete activity' }).click();
  assert.equal((await grid.table()).length, 5);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  assert.equal((await grid.table()).length, 6);
  await grid.head('Engineer').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Delete role' }).click();
  assert.deepEqual(await grid.roles(), ['Lead', 'Owner', 'Desk']);
});

test('the menu keeps the selection it is opened on and works by key', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await (await grid.cell('Patch servers', 'Owner')).click();
  await grid.press('Shift+ArrowDown', 'Shift+F10');
  await page.getByRole('menu').waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'menuitem'));
  await grid.press('ArrowDown', 'ArrowUp', 'Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  assert.equal(await grid.active(), 'Patch servers × Owner');
  assert.deepEqual((await grid.selection()).rows, ['Patch servers', 'Restore backup']);
});

test('a click on a role or a title selects it', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  await grid.head('Engineer').click();
  assert.equal(await grid.active(), 'Engineer');
  await grid.name('Restore backup').click();
  assert.equal(await grid.active(), 'Restore backup');
});

test('dragging the edge of a role makes it wider, and undo narrower', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const head = grid.head('Owner');
  const before = await head.boundingBox();
  const edge = { x: before.x + before.width - 1, y: before.y + before.height / 2 };
  await drag(page, edge, { x: edge.x + 60, y: edge.y });
  const after = await head.boundingBox();
  assert.ok(Math.abs(after.width - before.width - 60) <= 2, `${before.width} to ${after.width}`);
  const cell = await (await grid.cell('Patch servers', 'Owner')).boundingBox();
  assert.equal(cell.width, after.width, 'its cells follow');
  await grid.press('Control+z');
  assert.equal((await head.boundingBox()).width, before.width);
});

test('dragging the edge of the titles makes them wider', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const corner = await page.locator('.corner').boundingBox();
  const edge = { x: corner.x + corner.width - 1, y: corner.y + corner.height - 30 };
  await drag(page, edge, { x: edge.x + 80, y: edge.y });
  const name = await grid.name('Patch servers').boundingBox();
  assert.ok(Math.abs(name.width - corner.width - 80) <= 2, `${corner.width} to ${name.width}`);
});

test('a row is dragged to another place by its title', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await drag(page, await centre(grid.name('Restore backup')), await centre(grid.name('Patch servers')));
  assert.deepEqual((await grid.table()).slice(3), ['# Servers', 'Restore backup | C | A |  | R', 'Patch servers |  | A | R']);
  await grid.press('Control+z');
  assert.match((await grid.table()).at(-1), /^Restore backup/);
});

test('a role is dragged to another place by its heading', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const from = await centre(grid.head('Lead'));
  await drag(page, from, { x: (await centre(grid.head('Engineer'))).x, y: from.y });
  assert.deepEqual(await grid.roles(), ['Owner', 'Engineer', 'Lead', 'Desk']);
  assert.equal((await grid.table())[1], 'Approve access | A | C | R | I');
});

test('the handle at the corner of the selection fills what it is dragged over', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await (await grid.cell('Approve access', 'Desk')).click();
  await drag(page, await centre(page.locator('.fill-handle')), await centre(await grid.cell('Patch servers', 'Desk')));
  assert.deepEqual((await grid.table()).slice(1), [
    'Approve access | R | A | C | I',
    'Review accounts | A | R |  | I',
    '# Servers',
    'Patch servers |  | A | R | I',
    'Restore backup | C | A |  | R',
  ]);
  await grid.press('Control+z');
  assert.equal(await grid.letters('Review accounts', 'Desk'), '', 'one step');
  assert.equal(await grid.letters('Patch servers', 'Desk'), '');
});

test('an area folds away and opens again with a click on its triangle', async (t) => {
  const { grid } = await openMatrix(t, MATRIX);
  await grid.name('Access').click({ position: { x: 16, y: 16 } });
  assert.deepEqual(await grid.table(), ['# Access', '# Servers', 'Patch servers |  | A | R', 'Restore backup | C | A |  | R']);
  assert.equal(await grid.name('Access').getAttribute('aria-expanded'), 'false');
  await grid.name('Access').click({ position: { x: 16, y: 16 } });
  assert.equal((await grid.table()).length, 6);
  assert.equal(await grid.name('Access').getAttribute('aria-expanded'), 'true');
});

test('roles and titles stay in sight while the rest scrolls', async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1000, height: 600 } });
  const grid = gridOf(page);
  const places = async () => {
    const box = (selector) => page.locator(selector).first().boundingBox();
    return { heads: (await box('.heads')).y, corner: (await box('.corner')).x, names: (await box('.names')).x };
  };
  await grid.rowIndex('User access request approval');
  const before = await places();
  const box = await grid.element.boundingBox();
  await page.mouse.move(box.x + 600, box.y + 350);
  await page.mouse.wheel(400, 500);
  await eventually(async () => {
    const [left, top] = await grid.element.evaluate((element) => [element.scrollLeft, element.scrollTop]);
    assert.deepEqual([left, top], [400, 500]);
  });
  assert.deepEqual(await places(), before);
  const { lines } = await grid.drawn();
  assert.ok(lines.every((line) => line.title), 'no line is blank');
});
