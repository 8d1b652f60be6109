// Accessibility, as far as a machine can tell.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SOURCE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails where axe finds something, naming each rule with the elements it concerns.
 * @param {import('playwright-core').Page} page
 * @param {{within?: string, only?: string[]}} [options] a selector to look in; rules, where not all are wanted
 */
export async function assertAccessible(page, { within, only } = {}) {
  // Through the debugger, so that the page's policy does not stand in the way.
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(
    async ({ within, runOnly }) => {
      const options = { runOnly, resultTypes: ['violations'] };
      const { violations } = await globalThis.axe.run(within ?? document, options);
      // axe counts an element among the children of what it lies in even where another one owns it.
      const isOwned = ({ target }) => {
        const { id } = document.querySelector(target.join(' '));
        return id && document.querySelector(`[aria-owns~="${id}"]`);
      };
      const isOwnedElsewhere = ({ any }) => any.every(({ relatedNodes }) => relatedNodes.length > 0 && relatedNodes.every(isOwned));
      for (const violation of violations) {
        if (violation.id === 'aria-required-children') violation.nodes = violation.nodes.filter((node) => !isOwnedElsewhere(node));
      }
      return violations.filter(({ nodes }) => nodes.length > 0);
    },
    { within, runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: TAGS } },
  );
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
  }));
  assert.deepEqual(found, [], 'axe finds nothing');
}
