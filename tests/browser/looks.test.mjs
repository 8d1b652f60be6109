// Pictures for a person to look at, in tests/browser/out; the tests see only that nothing overflows the window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { openMatrix, runCommand } from './helpers/matrix.mjs';
import { takePicture } from './helpers/picture.mjs';

const FINDINGS = {
  title: 'Findings',
  roles: ['IT Manager', 'System Owner', 'Informationssicherheitsbeauftragte des Gesamtkonzerns', 'Provider: Engineer', 'Provider: Service Desk'],
  rows: [
    '# Access',
    ['Approve access', 'R', 'A', 'C', '', 'I'],
    ['Review accounts', 'A', 'A', '', 'R', ''],
    ['Remove accounts of people who have left', '', 'A', 'C', 'C', ''],
    '# Servers',
    ['Patch servers', 'RA', '', 'CI', 'R', 'R'],
    ['Zugriffsberechtigungsüberprüfungsverantwortliche benennen und jährlich bestätigen lassen', '', '', 'I', 'R', ''],
    ['Plan maintenance'],
  ],
};
const LARGE = {
  title: 'Large',
  roles: Array.from({ length: 40 }, (_, index) => `${index % 2 ? 'Provider: ' : ''}Role ${index + 1}`),
  rows: Array.from({ length: 200 }, (_, index) => [`Task ${index + 1}`, ...Array.from({ length: 40 }, (_, role) => ['R', '', 'A', '', 'C', '', 'I'][(index + role * 3) % 7])]),
};

/** Whatever reaches beyond the window and cannot be scrolled to. */
async function assertFits(page) {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const parts = ['.toolbar', '.start-bar', '.status', '.panel', '.grid', 'dialog[open]', '.picker', '.menu'];
    const outside = parts.flatMap((part) => [...document.querySelectorAll(part)]).filter((it) => {
      const box = it.getBoundingClientRect();
      return it.checkVisibility() && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1);
    });
    const controls = [...document.querySelectorAll('.toolbar :is(button, input), .status button')].filter((it) => {
      const box = it.getBoundingClientRect();
      return it.checkVisibility() && box.width > 0 && box.right > innerWidth + 1;
    });
    return {
      scrolls: root.scrollWidth > innerWidth || root.scrollHeight > innerHeight,
      outside: [...outside, ...controls].map((it) => it.className || it.textContent),
    };
  });
  assert.deepEqual(found, { scrolls: false, outside: [] });
}

const WIDE = { width: 1440, height: 900 };

for (const [name, options] of [
  ['sample', { viewport: WIDE }],
  ['sample-dark', { viewport: WIDE, theme: 'dark' }],
  ['sample-1280', { viewport: { width: 1280, height: 720 } }],
  ['sample-390', { viewport: { width: 390, height: 800 } }],
]) {
  test(`the sample: ${name}`, async (t) => {
    const { page } = await openApp(t, options);
    await eventually(() => gridOf(page).rowIndex('User access request approval'));
    await assertFits(page);
    await takePicture(page, name);
  });
}

for (const [name, options] of [
  ['findings', { viewport: WIDE }],
  ['findings-dark', { viewport: WIDE, theme: 'dark' }],
  ['findings-forced-colours', { viewport: WIDE, context: { forcedColors: 'active' } }],
  ['findings-390', { viewport: { width: 390, height: 800 } }],
]) {
  test(`a matrix with findings: ${name}`, async (t) => {
    const { page, grid } = await openMatrix(t, FINDINGS, options);
    await grid.press('F8');
    await assertFits(page);
    await takePicture(page, name);
  });
}

test('presenting on a projector of 1280 by 720', async (t) => {
  const { page, grid } = await openMatrix(t, FINDINGS, { viewport: { width: 1280, height: 720 } });
  await grid.press('Control+Shift+F');
  await page.locator('.frame[data-presenting=true]').waitFor();
  await assertFits(page);
  await takePicture(page, 'presenting');
  await grid.press('Escape');
  await page.locator('.frame[data-presenting=false]').waitFor();
});

test('a large matrix, in the middle', async (t) => {
  const { page, grid } = await openMatrix(t, LARGE, { viewport: WIDE });
  await grid.element.evaluate((element) => element.scrollTo(500, 2000));
  await eventually(async () => assert.match((await grid.table()).join(), /Task 60/));
  await assertFits(page);
  await takePicture(page, 'large');
});

for (const theme of ['light', 'dark']) {
  test(`what opens over the window, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, FINDINGS, { viewport: WIDE, theme });
    for (const [name, open, sign] of [
      ['palette', () => grid.press('Control+k'), 'dialog[open]'],
      ['shortcuts', () => grid.press('F1'), 'dialog[open]'],
      ['matrices', () => page.getByRole('button', { name: 'Matrices' }).click(), 'dialog[open]'],
      ['templates', () => runCommand(page, 'New from a template'), 'dialog[open].templates'],
      ['picker', () => grid.press('ArrowRight', 'Enter'), '.picker :focus'],
      ['menu', () => grid.press('Shift+F10'), '.menu :focus'],
    ]) {
      await open();
      await page.locator(sign).first().waitFor();
      await assertFits(page);
      await takePicture(page, `${name}-${theme}`);
      await page.keyboard.press('Escape');
      await page.locator(sign).first().waitFor({ state: 'detached' });
      await eventually(async () => assert.match(await grid.active(), /Approve access|Access/));
    }
  });
}
