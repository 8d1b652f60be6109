// Moving about and setting letters with the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from './helpers/app.mjs';
import { gridOf } from './helpers/grid.mjs';
import { openMatrix } from './helpers/matrix.mjs';

/** Four roles, four activities in two areas. */
const SMALL = {
  roles: ['Lead', 'Owner', 'Engineer', 'Auditor'],
  rows: [
    '# Access',
    ['Approve access', 'R', 'A', 'C', 'I'],
    ['Review accounts'],
    '# Servers',
    ['Patch servers', '', 'A', 'R'],
    ['Restore backup', '', '', 'R', 'C'],
  ],
};
const LONG = {
  roles: ['Lead', 'Owner'],
  rows: Array.from({ length: 80 }, (_, index) => [`Task ${index + 1}`, 'R', 'A']),
};

/** The seven core rows of the sample: role and letter. */
const CORE = {
  'User access request approval': {
    'Service Desk Engineer': 'R',
    'Internal IT Administrator': 'R',
    'Business System Owner': 'A',
    'Security Lead': 'C',
    Requester: 'I',
    'Compliance Officer': 'I',
  },
  'Privileged account review': {
    'Security Analyst': 'R',
    'Provider Security Specialist': 'R',
    'Internal Security Owner': 'A',
    'Infrastructure Manager': 'C',
    'Management Representative': 'I',
    'Audit Stakeholder': 'I',
  },
  'Firewall rule change': {
    'Provider Network Engineer': 'R',
    'Internal Infrastructure Owner': 'A',
    'Security Lead': 'C',
    'Application Owner': 'C',
    'Operations Lead': 'I',
  },
  'Critical security alert triage': {
    'Provider Security Specialist': 'R',
    'Internal Security Owner': 'A',
    'Infrastructure Manager': 'C',
    'Business Owner': 'C',
    'Management Representative': 'I',
  },
  'Patch deployment on production servers': {
    'Provider Infrastructure Engineer': 'R',
    'Internal IT Administrator': 'R',
    'Infrastructure Manager': 'A',
    'Application Owner': 'C',
    'Security Lead': 'C',
    'Service User Representative': 'I',
  },
  'Incident containment decision': {
    'Security Lead': 'R',
    'Provider Incident Specialist': 'R',
    'Designated Business Risk Owner': 'A',
    'Legal Counsel': 'C',
    'Compliance Officer': 'C',
    'Infrastructure Manager': 'C',
    'Executive Stakeholder': 'I',
  },
  'Backup recovery test': {
    'Provider Infrastructure Engineer': 'R',
    'Internal IT Administrator': 'R',
    'Infrastructure Manager': 'A',
    'Security Lead': 'C',
    'Application Owner': 'C',
    'Business Continuity Manager': 'I',
  },
};

test('the first visit shows the sample with its seven core rows', async (t) => {
  const { page } = await openApp(t, { viewport: { width: 2600, height: 2200 } });
  await page.getByText('This is a sample.').waitFor();
  const { heads, lines } = await gridOf(page).drawn();
  const titles = new Map(heads);
  for (const [title, letters] of Object.entries(CORE)) {
    const cells = lines.find((line) => line.title === title)?.cells ?? [];
    const found = cells.filter((cell) => cell.letters).map((cell) => [titles.get(cell.column), cell.letters]);
    assert.deepEqual(Object.fromEntries(found), letters, title);
  }
});

test('a person who opens the program can type at once', async (t) => {
  const { page } = await openApp(t);
  const grid = gridOf(page);
  await grid.cell('User access request approval', 'Application Owner');
  assert.equal(await grid.active(), 'User access request approval');
  await grid.press('ArrowRight', 'ArrowRight', 'i');
  assert.equal(await grid.letters('User access request approval', 'Application Owner'), 'I');
});

test('arrows move by one and stop at the edges', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  assert.equal(await grid.active(), 'Approve access');
  for (const [key, there] of [
    ['ArrowRight', 'Approve access × Lead'],
    ['ArrowDown', 'Review accounts × Lead'],
    ['ArrowDown', 'Servers'],
    ['ArrowDown', 'Patch servers × Lead'],
    ['ArrowUp', 'Servers'],
    ['ArrowUp', 'Review accounts × Lead'],
    ['ArrowLeft', 'Review accounts'],
    ['ArrowLeft', 'Review accounts'],
  ]) {
    await grid.press(key);
    assert.equal(await grid.active(), there, key);
  }
  await grid.goTo('Approve access', 'Owner');
  await grid.press('ArrowUp', 'ArrowUp');
  assert.equal(await grid.active(), 'Owner', 'above the first line is the role');
});

test('Home and End go to the ends of a row, with Ctrl to the corners', async (t) => {
  const { grid } = await openMatrix(t, { ...SMALL, rows: SMALL.rows.filter((row) => typeof row !== 'string') });
  for (const [key, there] of [
    ['End', 'Approve access × Auditor'],
    ['Home', 'Approve access'],
    ['Control+End', 'Restore backup × Auditor'],
    ['Control+Home', 'Approve access'],
  ]) {
    await grid.press(key);
    assert.equal(await grid.active(), there, key);
  }
});

test('Page Down goes on by one screen, so that no row is passed over', async (t) => {
  const { grid } = await openMatrix(t, LONG, { viewport: { width: 1280, height: 720 } });
  const last = await grid.element.evaluate((element) => {
    const bottom = element.getBoundingClientRect().bottom;
    const whole = [...element.querySelectorAll('.name')].filter((name) => name.getBoundingClientRect().bottom <= bottom);
    return Math.max(...whole.map((name) => Number(name.querySelector('.title').textContent.split(' ')[1])));
  });
  await grid.press('PageDown');
  const there = Number((await grid.active()).split(' ')[1]);
  assert.ok(there > 8 && there <= last + 1, `Task ${there} after a screen that ends with Task ${last}`);
  await grid.press('PageUp');
  assert.equal(await grid.active(), 'Task 1');
});

test('Ctrl with an arrow goes to the edge of what is filled', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Control+ArrowRight');
  assert.equal(await grid.active(), 'Approve access × Auditor');
  await grid.goTo('Approve access', 'Owner');
  await grid.press('Control+ArrowDown');
  assert.equal(await grid.active(), 'Patch servers × Owner', 'over the gap');
});

test('letters set the cell at once, in lower and upper case', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Review accounts', 'Lead');
  await grid.press('r');
  assert.equal(await grid.letters('Review accounts', 'Lead'), 'R');
  await grid.press('ArrowRight', 'a', 'ArrowRight', 'c', 'ArrowRight', 'i');
  assert.deepEqual((await grid.table())[2], 'Review accounts | R | A | C | I');
  await grid.page.evaluate(() => {
    // Caps Lock: a capital without Shift.
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'R', code: 'KeyR', bubbles: true, cancelable: true }));
  });
  assert.equal(await grid.letters('Review accounts', 'Auditor'), 'R', 'a capital replaces');
  await grid.press('r', 'x');
  assert.equal(await grid.letters('Review accounts', 'Auditor'), 'R', 'the same again keeps it, others do nothing');
});

test('Shift with a letter adds it beside the others and takes it away', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Shift+R');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'RA');
  await grid.press('Shift+A');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'R');
});

test('Enter after typing a letter goes down, else it opens the cell', async (t) => {
  const { page, grid } = await openMatrix(t, LONG);
  await grid.goTo('Task 2', 'Lead');
  await grid.press('c', 'Enter', 'i', 'Enter');
  assert.deepEqual((await grid.table()).slice(0, 4), ['Task 1 | R | A', 'Task 2 | C | A', 'Task 3 | I | A', 'Task 4 | R | A']);
  assert.equal(await grid.active(), 'Task 4 × Lead');
  await grid.press('Enter');
  await page.getByRole('dialog', { name: 'Letters: Task 4 × Lead' }).waitFor();
});

test('Escape takes back what was just typed', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('c', 'Escape');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'A');
  await grid.press('c', 'ArrowDown', 'Escape');
  assert.equal(await grid.letters('Patch servers', 'Owner'), 'C', 'moving on keeps it');
});

test('Delete and Backspace clear', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Approve access', 'Lead');
  await grid.press('Delete', 'ArrowRight', 'Backspace');
  assert.equal((await grid.table())[1], 'Approve access |  |  | C | I');
});

test('Space goes through the letters and ends with none', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Review accounts', 'Lead');
  const seen = [];
  for (let press = 0; press < 5; press++) {
    await grid.press('Space');
    seen.push(await grid.letters('Review accounts', 'Lead'));
  }
  assert.deepEqual(seen, ['R', 'A', 'C', 'I', '']);
});

test('Shift with arrows selects a range that a letter fills', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Patch servers', 'Engineer');
  await grid.press('Shift+ArrowRight', 'Shift+ArrowDown');
  assert.deepEqual(await grid.selection(), {
    rows: ['Patch servers', 'Restore backup'],
    roles: ['Engineer', 'Auditor'],
  });
  await grid.press('i');
  assert.deepEqual((await grid.table()).slice(4), ['Patch servers |  | A | I | I', 'Restore backup |  |  | I | I']);
  await grid.press('Control+z');
  assert.deepEqual((await grid.table()).slice(4), ['Patch servers |  | A | R', 'Restore backup |  |  | R | C'], 'one step');
});

test('Ctrl+D fills the selection with its first row', async (t) => {
  const { grid } = await openMatrix(t, SMALL);
  await grid.goTo('Patch servers', 'Owner');
  await grid.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+d');
  assert.deepEqual((await grid.table()).slice(4), ['Patch servers |  | A | R', 'Restore backup |  | A | R | C']);
});

test('undo and redo go where the change was', async (t) => {
  const { grid } = await openMatrix(t, LONG);
  await grid.goTo('Task 1', 'Owner');
  await grid.press('i', 'Control+End', 'c');
  assert.equal(await grid.active(), 'Task 80 × Owner');
  await grid.press('Control+Home', 'Control+z');
  assert.equal(await grid.active(), 'Task 80 × Owner');
  assert.equal(await grid.letters('Task 80', 'Owner'), 'A');
  await grid.press('Control+z');
  assert.equal(await grid.active(), 'Task 1 × Owner');
  assert.equal(await grid.letters('Task 1', 'Owner'), 'A');
  await grid.press('Control+y');
  assert.equal(await grid.letters('Task 1', 'Owner'), 'I');
  await grid.press('Control+Shift+Z');
  assert.equal(await grid.active(), 'Task 80 × Owner');
  assert.equal(await grid.letters('Task 80', 'Owner'), 'C');
});

test('Tab goes on to the next row and leaves the grid after its last cell', async (t) => {
  const { page, grid } = await openMatrix(t, SMALL);
  await grid.goTo('Approve access', 'Auditor');
  await grid.press('Tab', 'Tab');
  assert.equal(await grid.active(), 'Review accounts');
  await grid.press('Shift+Tab', 'Shift+Tab');
  assert.equal(await grid.active(), 'Approve access × Auditor');
  await grid.press('Control+End', 'ArrowDown', 'End', 'ArrowRight');
  await grid.press('Tab');
  assert.equal(await grid.element.evaluate((element) => element.contains(document.activeElement)), false, 'it has left');
  await grid.focus();
  await grid.press('Control+Home', 'ArrowUp', 'Home', 'Shift+Tab');
  assert.equal(await grid.element.evaluate((element) => element.contains(document.activeElement)), false, 'it has left');
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
});

test('keys of the browser are left alone', async (t) => {
  const { page, grid } = await openMatrix(t, SMALL);
  await grid.goTo('Approve access', 'Owner');
  const taken = await page.evaluate(() => {
    const chords = [
      ...['n', 't', 'w', 'l', '0', '=', '-', '+', 'Tab', 'PageUp', 'PageDown', 'r'].map((key) => ({ key, ctrlKey: true })),
      ...['I', 'J', 'C', 'N', 'T'].map((key) => ({ key, ctrlKey: true, shiftKey: true })),
      ...['ArrowLeft', 'ArrowRight'].map((key) => ({ key, altKey: true })),
      ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => ({ key, altKey: true, ctrlKey: true })),
      ...['F5', 'F11', 'F12', 'F3', 'F7'].map((key) => ({ key })),
    ];
    return chords.filter((chord) => {
      const event = new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true });
      return !document.activeElement.dispatchEvent(event);
    });
  });
  assert.deepEqual(taken, []);
  assert.equal((await grid.table())[1], 'Approve access | R | A | C | I');
});

test('what AltGr writes is no command and no letter', async (t) => {
  const { page, grid } = await openMatrix(t, SMALL);
  await grid.goTo('Review accounts', 'Owner');
  const free = await page.evaluate(() => {
    const altGr = { ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true };
    return document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { ...altGr, key: 'a', code: 'KeyA' }));
  });
  assert.ok(free);
  assert.equal(await grid.letters('Review accounts', 'Owner'), '');
});
