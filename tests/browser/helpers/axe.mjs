// Accessibility, as far as a machine can tell.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SOURCE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails where axe finds something, naming each rule with the elements it concerns.
 * @param {import('playwright-core').Page} page
 * @param {{within?: string, without?: string[]}} [options] a selector to look in; rules to leave out
 */
export async function assertAccessible(page, { within, without = [] } = {}) {
  // Through the debugger, so that the page's policy does not stand in the way.
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(
    async ({ within, tags, rules }) => {
      const options = { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] };
      return (await globalThis.axe.run(within ?? document, options)).violations;
    },
    { within, tags: TAGS, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])) },
  );
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
  assert.deepEqual(found, [], 'axe finds nothing');
}
