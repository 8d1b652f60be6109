// Control catalogues: attached by typing, counted on their sheet, gaps filled; areas of templates added.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually } from './helpers/grid.mjs';
import { openMatrix, runCommand } from './helpers/matrix.mjs';

const MATRIX = {
  roles: ['Lead', 'Owner'],
  rows: [
    ['Approve access', 'R', 'A'],
    ['Review accounts', 'R', ''],
  ],
};

const SHEET = '.controls-sheet';

/** Opens the details of an activity and gives the line for controls. */
async function controlsField(page, grid, activity) {
  await grid.focus();
  await grid.goTo(activity, 'Lead');
  await page.getByRole('tab', { name: 'Activity' }).click();
  return page.getByRole('combobox', { name: 'Add a control' });
}

/** The list below the line for controls. */
function offers(page) {
  return page.getByRole('listbox', { name: 'Add a control' }).getByRole('option');
}

/** Shows the sheet with ISO/IEC 27001 chosen. */
async function openSheet(page) {
  await page.getByRole('button', { name: 'Controls', exact: true }).click();
  await page.locator(SHEET).getByRole('button', { name: /^ISO\/IEC 27001/ }).click();
  await page.locator('.controls-table').waitFor();
}

function row(page, control) {
  return page.locator('.controls-table tr', { has: page.locator('.control-id', { hasText: new RegExp(`^${control.replaceAll('.', '\\.')}$`) }) });
}

test('a control is attached by identifier or words, with the keyboard alone', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const field = await controlsField(page, grid, 'Approve access');
  const tags = page.locator('.field-set', { has: field }).locator('.tag');
  await field.fill('5.15');
  await offers(page).filter({ hasText: 'A.5.15' }).first().waitFor();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.deepEqual(await tags.allTextContents(), ['A.5.15 Access control rules']));
  assert.equal(await field.inputValue(), '');
  await field.pressSequentially('backup');
  const options = offers(page);
  await eventually(async () => assert.ok((await options.count()) > 2));
  const second = await options.nth(1).locator('.offer-name').textContent();
  await page.keyboard.press('ArrowDown');
  assert.equal(await options.nth(1).getAttribute('aria-selected'), 'true');
  assert.equal(await field.getAttribute('aria-activedescendant'), await options.nth(1).getAttribute('id'));
  await page.keyboard.press('Enter');
  await eventually(async () => assert.ok((await tags.nth(1).textContent()).startsWith(second)));
  await page.keyboard.press('Backspace');
  assert.equal(await tags.count(), 2, 'Backspace in the empty line takes nothing away');
  await field.pressSequentially('Own policy 4');
  await offers(page).filter({ hasText: 'as typed' }).click();
  await eventually(async () => assert.equal(await tags.nth(2).textContent(), 'Own policy 4'));
  await page.getByRole('button', { name: 'Take Own policy 4 away' }).click();
  await eventually(async () => assert.equal(await tags.count(), 2));
});

test('Escape closes the list, then empties the line, then leads back to the grid', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  const field = await controlsField(page, grid, 'Approve access');
  await field.pressSequentially('access');
  await offers(page).first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'access');
  await page.keyboard.press('Escape');
  assert.equal(await field.inputValue(), '');
  await page.keyboard.press('Escape');
  await eventually(async () => assert.equal(await grid.active(), 'Approve access × Lead'));
});

test('the sheet counts, leads to the row, and fills a gap in one step', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  for (const [activity, control] of [['Approve access', 'A.5.15'], ['Review accounts', 'A.5.18']]) {
    const field = await controlsField(page, grid, activity);
    await field.fill(control);
    await offers(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tag', { hasText: control }).waitFor();
  }
  await openSheet(page);
  const card = page.locator('.coverage-card');
  await eventually(async () => assert.match(await card.textContent(), /1 covered.*1 without one owner/));
  assert.equal(await row(page, 'A.5.15').locator('.standing').textContent(), 'Covered');
  assert.equal(await row(page, 'A.5.18').locator('.standing').textContent(), 'Without one owner');
  await page.getByRole('checkbox', { name: 'Gaps only' }).check();
  await eventually(async () => assert.equal(await row(page, 'A.5.15').count(), 0));
  await page.getByRole('button', { name: 'Add an activity for A.5.3 Duties kept apart' }).click();
  const title = page.getByRole('textbox', { name: 'Title', exact: true }).first();
  await eventually(async () => assert.equal(await title.inputValue(), 'Keep duties apart'));
  assert.ok(await title.evaluate((it) => it === document.activeElement), 'the title is edited');
  await page.keyboard.press('Escape');
  await page.locator('#grid').getByText('Organisational controls').first().waitFor();
  await runCommand(page, 'Go to the controls');
  await page.locator(SHEET).waitFor();
  assert.ok(await page.getByRole('checkbox', { name: 'Gaps only' }).isChecked(), 'as it was left');
  await row(page, 'A.5.18').getByRole('button', { name: 'Review accounts' }).click();
  await eventually(async () => assert.equal(await grid.active(), 'Review accounts'));
  await grid.press('Control+z');
  await eventually(async () => assert.ok(!(await grid.table()).join().includes('Keep duties apart')));
});

test('catalogues are chosen in the settings too', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await runCommand(page, 'Matrix settings');
  const dialog = page.getByRole('dialog', { name: 'Matrix settings' });
  await dialog.getByRole('checkbox', { name: /^SOC 2/ }).check();
  await dialog.getByRole('checkbox', { name: /^NIST Cyber/ }).check();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await runCommand(page, 'Go to the controls');
  const cards = page.locator('.coverage-card');
  await eventually(async () => assert.equal(await cards.count(), 2));
  await cards.nth(1).click();
  await row(page, 'GV.OC-01').waitFor();
});

test('an area of a template comes in one step and says what came', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await runCommand(page, 'Add an area from a template');
  const dialog = page.getByRole('dialog', { name: 'Add an area from a template' });
  await dialog.getByRole('searchbox').fill('firewall');
  const offer = dialog.locator('.area-offer:visible').first();
  const area = await offer.locator('.name').textContent();
  await offer.getByRole('button', { name: `Add ${area}` }).click();
  await dialog.waitFor({ state: 'detached' });
  const toast = page.locator('.toast', { hasText: `Added ${area}: ` });
  const heading = page.locator('#grid').getByText(area, { exact: true });
  await heading.first().waitFor();
  await toast.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => assert.equal(await heading.count(), 0));
  await grid.focus();
});

for (const [theme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
  test(`axe finds nothing in the controls, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await page.getByRole('button', { name: 'Controls', exact: true }).click();
    await page.locator('.nothing-chosen').waitFor();
    await assertAccessible(page, { only });
    await openSheet(page);
    await assertAccessible(page, { only });
    await page.getByRole('button', { name: 'Matrix', exact: true }).click();
    const field = await controlsField(page, grid, 'Approve access');
    await field.pressSequentially('access');
    await offers(page).first().waitFor();
    await assertAccessible(page, { only, within: '.panel' });
    await page.keyboard.press('Escape');
    await runCommand(page, 'Add an area from a template');
    await page.locator('.area-offer').first().waitFor();
    await assertAccessible(page, { only });
  });
}
