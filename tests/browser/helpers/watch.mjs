// Sees to it that nothing goes wrong unseen: exceptions, console messages, policy violations, foreign requests.
import assert from 'node:assert/strict';

/** Where the helpers' own clipboard page is; it is no page of the program. */
export const CLIPBOARD_PAGE = '/clipboard-of-the-test';

/** Collects what must not happen on any page of the context; `verify` fails where something did. */
export async function watch(context, base, allowed = []) {
  const problems = [];
  const requests = [];
  const note = (kind, text) => {
    const problem = `${kind}: ${text}`;
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem);
  };

  context.on('weberror', (event) => note('exception', event.error().stack ?? String(event.error())));
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) note(`console ${message.type()}`, message.text());
  });
  context.on('request', (request) => {
    const url = request.url();
    if (url.endsWith(CLIPBOARD_PAGE)) return;
    requests.push(url);
    const isLocal = url.startsWith('data:') || url.startsWith(`blob:${new URL(base).origin}/`);
    if (!isLocal && !url.startsWith(base)) note('request outside its folder', url);
  });
  context.on('requestfailed', (request) => {
    note('request failed', `${request.url()} (${request.failure()?.errorText})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) note('response', `${response.status()} for ${response.url()}`);
  });
  await context.exposeBinding('reportViolation', (_, text) => note('policy violation', text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
      globalThis.reportViolation(`${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
    });
  });

  return {
    problems,
    requests,
    verify: () => assert.deepEqual(problems, [], 'nothing goes wrong unseen'),
  };
}
