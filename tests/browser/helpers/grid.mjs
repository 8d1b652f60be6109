// The grid as a person sees it: by titles, not by places in the page.

/** Reads and drives the grid of a page. */
export function gridOf(page) {
  return new Grid(page);
}

class Grid {
  constructor(page) {
    this.page = page;
    this.element = page.getByRole('grid');
  }

  /** Puts the focus on the cell that Tab leads to. */
  async focus() {
    await this.page.locator('.grid [tabindex="0"]').first().focus();
  }

  /** Presses keys one after another. */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What is drawn: titles of the columns and of the lines with their letters. */
  async drawn() {
    return this.element.evaluate((grid) => {
      const index = (element, name) => Number(element.getAttribute(`aria-${name}index`));
      const title = (element) => element.querySelector('.title')?.textContent ?? '';
      const heads = new Map([...grid.querySelectorAll('.head')].map((head) => [index(head, 'col'), title(head)]));
      const lines = [...grid.querySelectorAll('.line')].map((line) => {
        const name = document.getElementById(line.getAttribute('aria-owns').split(' ')[0]);
        const cells = [...line.querySelectorAll('.cell')].map((cell) => ({
          column: index(cell, 'col'),
          letters: [...cell.querySelectorAll('.chip')].map((chip) => chip.textContent).join(''),
          selected: cell.getAttribute('aria-selected') === 'true',
        }));
        cells.sort((one, other) => one.column - other.column);
        const selected = name.getAttribute('aria-selected') === 'true';
        return { row: index(line, 'row'), title: title(name), kind: name.dataset.kind, state: name.dataset.state, selected, cells };
      });
      lines.sort((one, other) => one.row - other.row);
      return { heads: [...heads].sort((one, other) => one[0] - other[0]), lines };
    });
  }

  /** Titles of the roles that are drawn, in the order shown; the empty column is left out. */
  async roles() {
    const { heads } = await this.drawn();
    return heads.map(([, title]) => title).slice(0, -1);
  }

  /** Lines that are drawn as text: "Patch | R | A", without what is empty at the end; areas as "# Title"; the empty line is left out. */
  async table() {
    const { lines } = await this.drawn();
    return lines
      .filter(({ kind }) => kind !== 'new')
      .map(({ kind, title, cells }) =>
        kind === 'area'
          ? `# ${title}`
          : [title, ...cells.slice(0, -1).map(({ letters }) => letters)].join(' | ').replace(/[ |]+$/, ''),
      );
  }

  /** Titles of the selected lines and roles; the title column counts as "". */
  async selection() {
    const { heads, lines } = await this.drawn();
    const titles = new Map(heads);
    const chosen = lines.filter(({ selected, cells }) => selected || cells.some((cell) => cell.selected));
    const columns = new Set(chosen.flatMap(({ cells }) => cells.filter((cell) => cell.selected).map(({ column }) => titles.get(column))));
    if (chosen.some(({ selected }) => selected)) columns.add('');
    return { rows: chosen.map(({ title }) => title), roles: [...columns] };
  }

  /** Number of the line with this title, as assistive technology counts. */
  async rowIndex(title) {
    const { lines } = await this.drawn();
    const line = lines.find((line) => line.title === title);
    if (!line) throw new Error(`No line "${title}" is drawn: ${lines.map((line) => line.title).join('; ')}`);
    return line.row;
  }

  /** Number of the column with this title; "" is the title column. */
  async columnIndex(title) {
    if (title === '') return 1;
    const { heads } = await this.drawn();
    const head = heads.find(([, name]) => name === title);
    if (!head) throw new Error(`No role "${title}" is drawn: ${heads.map(([, name]) => name).join('; ')}`);
    return head[0];
  }

  /** The cell of an activity and a role. */
  async cell(activity, role) {
    const row = await this.rowIndex(activity);
    return this.page.locator(`.line[aria-rowindex="${row}"] .cell[aria-colindex="${await this.columnIndex(role)}"]`);
  }

  /** The heading of a line. */
  name(title) {
    return this.page.locator('.names .name', { has: this.page.locator(`.title:text-is(${JSON.stringify(title)})`) });
  }

  /** The heading of a role. */
  head(title) {
    return this.page.locator('.heads .head', { has: this.page.locator(`.title:text-is(${JSON.stringify(title)})`) });
  }

  /** The letters in a cell, such as "RA". */
  async letters(activity, role) {
    const { heads, lines } = await this.drawn();
    const column = heads.find(([, title]) => title === role)?.[0];
    return lines.find(({ title }) => title === activity)?.cells.find((cell) => cell.column === column)?.letters;
  }

  /** What has the focus: "Patch × Lead" for a cell, a title for a heading, else what the element is. */
  async active() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const title = (it) => it?.querySelector('.title')?.textContent;
      if (element.matches('.name, .head')) return title(element);
      if (!element.matches('.cell')) return element.id || element.className || element.tagName;
      const name = document.getElementById(element.closest('.line').getAttribute('aria-owns').split(' ')[0]);
      const head = document.querySelector(`.head[aria-colindex="${element.getAttribute('aria-colindex')}"]`);
      return `${title(name)} × ${title(head)}`;
    });
  }

  /** Goes to a cell with the arrow keys; the focus must be in the grid. "" is the title column. */
  async goTo(activity, role = '') {
    const target = { row: await this.rowIndex(activity), column: await this.columnIndex(role) };
    const here = await this.page.evaluate(() => {
      const element = document.activeElement;
      const owner = document.querySelector(`.line[aria-owns~="${element.id}"]`);
      const row = element.closest('[aria-rowindex]') ?? owner;
      if (!row) throw new Error(`The focus is on no cell: ${element.outerHTML.slice(0, 80)}`);
      return { row: Number(row.getAttribute('aria-rowindex')), column: Number(element.getAttribute('aria-colindex')) };
    });
    await this.#walk(target.row - here.row, 'ArrowDown', 'ArrowUp');
    await this.#walk(target.column - here.column, 'ArrowRight', 'ArrowLeft');
  }

  async #walk(distance, forwards, backwards) {
    for (let step = 0; step < Math.abs(distance); step++) await this.press(distance > 0 ? forwards : backwards);
  }
}

/** Waits until what is looked up is as it should be; fails with the last difference after some seconds. */
export async function eventually(assertion, patience = 5000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
