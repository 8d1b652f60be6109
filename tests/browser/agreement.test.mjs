// Agreement: a baseline is taken and signed, the matrix is followed, and what goes to others is what it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { assertAccessible } from './helpers/axe.mjs';
import { eventually, gridOf } from './helpers/grid.mjs';
import { chooseFile, isSaved, matrixFile, openMatrix, runCommand, textOf } from './helpers/matrix.mjs';

const MATRIX = {
  title: 'Shared duties',
  roles: ['CISO', 'Provider: Engineer'],
  rows: [
    ['Approve access', 'A', 'R'],
    ['Review the logs', 'A', 'R'],
  ],
};

/** The second program is loaded when it is first needed, which takes a while in a debug build. */
const PATIENCE = 20_000;

const headline = (page) => page.locator('.agreement .headline');
const card = (page, name) => page.locator('.baseline', { has: page.getByRole('heading', { name, exact: true }) });

function says(page, words) {
  return eventually(async () => assert.equal(await headline(page).textContent({ timeout: 1000 }), words), PATIENCE);
}

async function openSheet(page) {
  await page.getByRole('button', { name: 'Agreement', exact: true }).click();
  await headline(page).waitFor({ timeout: PATIENCE });
}

async function takeBaseline(page, name) {
  if (name) await page.getByLabel('Name of the baseline').fill(name);
  await page.getByRole('button', { name: 'Take the baseline' }).click();
}

/** Signs for the role that is suggested. */
async function sign(page, baseline, person) {
  await card(page, baseline).getByRole('button', { name: 'Sign…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign a baseline' });
  await dialog.getByLabel('Name').fill(person);
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await card(page, baseline).locator('.signatures', { hasText: person }).waitFor({ timeout: PATIENCE });
}

/** Takes v1.0 and signs it for both sides. */
async function agree(page) {
  await openSheet(page);
  await says(page, 'No baseline yet');
  await eventually(async () => assert.equal(await page.getByLabel('Name of the baseline').inputValue(), 'v1.0'));
  await takeBaseline(page);
  await says(page, 'Exactly v1.0, not yet signed by all sides');
  await page.locator('.missing', { hasText: 'Customer and Provider have not signed v1.0 yet.' }).waitFor();
  await sign(page, 'v1.0', 'Ada Osei');
  await page.locator('.missing', { hasText: 'Provider has not signed v1.0 yet.' }).waitFor({ timeout: PATIENCE });
  await sign(page, 'v1.0', 'Bo Lind');
  await says(page, 'Agreed: exactly v1.0');
}

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), act()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

test('a baseline is signed by both sides, and the standing follows each change', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await agree(page);
  await page.locator('.toolbar .pill', { hasText: /^Agreed$/ }).waitFor();
  const mark = page.locator('.standing-mark');
  await eventually(async () => assert.equal(await mark.textContent({ timeout: 1000 }), 'Agreed: exactly v1.0'));
  await page.getByRole('button', { name: 'Matrix', exact: true }).click();
  await grid.goTo('Approve access', 'Engineer');
  await grid.press('c');
  await eventually(async () => assert.equal(await mark.textContent(), 'Changed since agreed v1.0'), PATIENCE);
  await mark.click();
  await says(page, 'Changed since agreed v1.0');
  const change = page.locator('.agreement-standing .changes li');
  assert.equal(await change.count(), 1);
  assert.match(await change.textContent(), /Approve access × Engineer.*R → /);
  await change.getByRole('button').click();
  await eventually(async () => assert.equal(await grid.active(), 'Approve access × Engineer'));
  await grid.press('Control+z');
  await openSheet(page);
  await says(page, 'Agreed: exactly v1.0');
});

test('a baseline is compared and restored in one step, and a signed one stays', async (t) => {
  const { page, grid } = await openMatrix(t, MATRIX);
  await agree(page);
  await card(page, 'v1.0').getByRole('button', { name: 'Remove' }).click();
  const refusal = page.getByRole('dialog', { name: 'Please look at this' });
  await refusal.getByText('"v1.0" is signed, so it stays.').waitFor({ timeout: PATIENCE });
  await refusal.getByRole('button', { name: 'Understood' }).click();
  const remove = card(page, 'v1.0').getByRole('button', { name: 'Remove' });
  await eventually(async () => assert.ok(await remove.evaluate((it) => it === document.activeElement)));
  await page.getByRole('button', { name: 'Matrix', exact: true }).click();
  await grid.goTo('Review the logs', 'CISO');
  await grid.press('Delete');
  await openSheet(page);
  await says(page, 'Changed since agreed v1.0');
  await page.locator('.missing', { hasText: '1 error is open today.' }).waitFor();
  const compare = card(page, 'v1.0').getByRole('button', { name: 'Compare with today' });
  await compare.click();
  await card(page, 'v1.0').locator('.compared', { hasText: 'Review the logs × CISO' }).waitFor({ timeout: PATIENCE });
  assert.equal(await compare.getAttribute('aria-expanded'), 'true');
  await card(page, 'v1.0').getByRole('button', { name: 'Restore' }).click();
  await says(page, 'Agreed: exactly v1.0');
  await page.locator('.toast', { hasText: 'Restored what v1.0 says.' }).getByRole('button', { name: 'Undo' }).click();
  await says(page, 'Changed since agreed v1.0');
  await takeBaseline(page, 'v2.0');
  await card(page, 'v2.0').waitFor({ timeout: PATIENCE });
  await compare.click();
  const compared = card(page, 'v1.0').locator('.compared');
  await compared.getByLabel('Compared with').focus({ timeout: PATIENCE });
  await compared.getByLabel('Compared with').selectOption('v2.0', { timeout: PATIENCE });
  await compared.locator('.summary', { hasText: 'Since v1.0: 1 cell changed.' }).waitFor({ timeout: PATIENCE });
  await eventually(async () => assert.ok(await compared.locator('select').evaluate((it) => it === document.activeElement)));
  const report = await downloaded(page, () => compared.getByRole('button', { name: 'Save all changes as a page' }).click());
  assert.match(report.content.toString(), /Changes from v1\.0 to v2\.0/);
  await card(page, 'v2.0').getByRole('button', { name: 'Remove' }).click();
  await card(page, 'v2.0').waitFor({ state: 'detached', timeout: PATIENCE });
  await card(page, 'v1.0').getByRole('button', { name: 'Withdraw the signature of Bo Lind from v1.0' }).click();
  await says(page, 'Changed since v1.0');
  assert.equal(await card(page, 'v1.0').locator('.standing-pill').textContent(), 'Waits for Provider');
});

test('a baseline with errors says so and cannot be signed', async (t) => {
  const { page } = await openMatrix(t, { ...MATRIX, rows: [['Approve access', 'R', 'R']] });
  await openSheet(page);
  await takeBaseline(page, 'Draft');
  await card(page, 'Draft').locator('.problem', { hasText: 'so nobody can sign it' }).waitFor({ timeout: PATIENCE });
  assert.equal(await card(page, 'Draft').getByRole('button', { name: 'Sign…' }).count(), 0);
  await takeBaseline(page, 'draft');
  await page.getByText('There is a baseline "draft" already.').waitFor({ timeout: PATIENCE });
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.getByRole('button', { name: 'Show the findings' }).click();
  await page.locator('.panel .finding').first().waitFor();
});

test('the file of a baseline has its hash', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await agree(page);
  const { name, content } = await downloaded(page, () => card(page, 'v1.0').getByRole('button', { name: 'Save its file' }).click());
  assert.match(name, /^Shared-duties_v1-0_\d{4}-\d\d-\d\d\.remit\.json$/);
  const hash = await card(page, 'v1.0').locator('.hash code').textContent();
  assert.equal(createHash('sha256').update(content).digest('hex'), hash);
});

test('the evidence is an archive whose files match its manifest', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await agree(page);
  const dialog = page.getByRole('dialog', { name: 'Save the evidence pack' });
  await runCommand(page, 'Save the evidence pack');
  const archive = dialog.getByRole('button', { name: 'Save the archive' });
  const { name, content } = await downloaded(page, () => archive.click());
  assert.match(name, /^Shared-duties_evidence_\d{4}-\d\d-\d\d\.zip$/);
  await dialog.waitFor({ state: 'detached' });
  const folder = mkdtempSync(join(tmpdir(), 'remit-evidence-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const unpack = 'import io,sys,zipfile; zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).extractall(sys.argv[1])';
  execFileSync('python3', ['-c', unpack, folder], { input: content });
  const checked = execFileSync('sha256sum', ['-c', 'MANIFEST'], { cwd: folder, encoding: 'utf8' });
  assert.match(checked, /matrix\.json: OK/);
  assert.match(checked, /baselines\/01-v1-0\.json: OK/);
  await runCommand(page, 'Save the evidence pack');
  const html = await downloaded(page, () => dialog.getByRole('button', { name: 'Save the evidence as a page' }).click());
  assert.match(html.content.toString(), /Ada Osei/);
});

test('the copy for the provider leaves notes out and says so', async (t) => {
  const app = await openApp(t);
  const { page } = app;
  const file = matrixFile(MATRIX);
  file.activities[0].notes = 'Our own opinion';
  file.roles[0].contact = '+49 30 1234';
  await chooseFile(page, textOf(file));
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  await isSaved(page);
  await gridOf(page).focus();
  await runCommand(page, 'Save a copy for the provider');
  const dialog = page.getByRole('dialog', { name: 'Save a copy for the provider' });
  assert.ok(await dialog.getByLabel('Internal notes').isChecked());
  assert.ok(!(await dialog.getByLabel('Contacts of roles').isChecked()));
  await dialog.locator('.said', { hasText: 'internal notes, contacts of people, waivers' }).waitFor();
  await dialog.getByLabel('Review log').uncheck();
  const { name, content } = await downloaded(page, () => dialog.getByRole('button', { name: 'Save the copy' }).click());
  assert.match(name, /^Shared-duties_copy_\d{4}-\d\d-\d\d\.remit\.json$/);
  const text = content.toString();
  const copy = JSON.parse(text);
  assert.ok(!text.includes('Our own opinion'));
  assert.ok(text.includes('+49 30 1234'));
  assert.ok(copy.copy.left_out.includes('notes') && !copy.copy.left_out.includes('reviews'));
});

test('a file that is opened is told by the baselines of the open matrix', async (t) => {
  const { page } = await openMatrix(t, MATRIX);
  await agree(page);
  const { content } = await downloaded(page, () => page.getByRole('button', { name: 'Save file' }).click());
  await chooseFile(page, content, 'returned.remit.json');
  await page.getByRole('button', { name: 'Open as a copy' }).click();
  const notice = page.locator('.start-bar .notice', { hasText: 'By the baselines of the open matrix: Agreed: exactly v1.0.' });
  await notice.waitFor({ timeout: PATIENCE });
  await page.getByRole('button', { name: 'Close the preview' }).click();
  await notice.waitFor({ state: 'detached' });
  const file = JSON.parse(content.toString());
  file.activities[0].title = 'Refuse access';
  await chooseFile(page, textOf(file), 'changed.remit.json');
  await page.getByRole('button', { name: 'Open as a copy' }).click();
  await page.locator('.start-bar .notice', { hasText: 'Changed since agreed v1.0' }).waitFor({ timeout: PATIENCE });
});

test('the sheet fits a narrow window', async (t) => {
  const { page } = await openMatrix(t, MATRIX, { viewport: { width: 390, height: 844 } });
  await agree(page);
  const wide = await page.locator('.agreement').evaluate((it) => it.scrollWidth - it.clientWidth);
  assert.equal(wide, 0);
});

for (const [theme, only] of [['light', undefined], ['dark', ['color-contrast']]]) {
  test(`axe finds nothing in the agreement, ${theme}`, async (t) => {
    const { page, grid } = await openMatrix(t, MATRIX, { theme });
    await openSheet(page);
    await assertAccessible(page, { only });
    await agree(page);
    await page.getByRole('button', { name: 'Matrix', exact: true }).click();
    await grid.goTo('Review the logs', 'CISO');
    await grid.press('Delete');
    await openSheet(page);
    await says(page, 'Changed since agreed v1.0');
    await assertAccessible(page, { only });
    await card(page, 'v1.0').getByRole('button', { name: 'Restore' }).click();
    await says(page, 'Agreed: exactly v1.0');
    await card(page, 'v1.0').getByRole('button', { name: 'Sign…' }).waitFor({ state: 'detached' });
    for (const command of ['Save a copy for the provider', 'Save the evidence pack']) {
      await runCommand(page, command);
      await page.getByRole('dialog', { name: command }).waitFor();
      await assertAccessible(page, { only });
      await page.keyboard.press('Escape');
    }
    await takeBaseline(page, 'v1.1');
    await card(page, 'v1.1').getByRole('button', { name: 'Sign…' }).click({ timeout: PATIENCE });
    await page.getByRole('dialog', { name: 'Sign a baseline' }).waitFor();
    await assertAccessible(page, { only });
  });
}
