// Starts Chromium: one for all tests of a file, or one on a profile of its own that can be killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** A name that resolves to this machine but is no secure context, as on an office network without https. */
export const PLAIN_HOST = 'remit.intranet';

const LAUNCH = {
  executablePath: process.env.REMIT_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
  ],
};

let shared;
let users = 0;
let closing;

/** A context in the browser that the tests of this file share; it is closed when the test ends. */
export async function newContext(t, options) {
  clearTimeout(closing);
  users += 1;
  shared ??= chromium.launch(LAUNCH);
  const context = await (await shared).newContext(options);
  t.after(async () => {
    await context.close();
    users -= 1;
    // The runner waits for the browser to end and says nothing to it: it is closed once nobody wants it.
    if (users === 0) closing = setTimeout(closeShared, 500);
  });
  return context;
}

async function closeShared() {
  const browser = await shared;
  shared = undefined;
  await browser.close();
}

/** A folder for a profile; it is removed when the tests of the file are done. */
export function profileFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'remit-profile-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A browser on a profile that outlives it.
 * @returns {Promise<{context: import('playwright-core').BrowserContext, kill: () => Promise<void>}>}
 *   `kill` ends all its processes at once, as a power cut would
 */
export async function profileBrowser(folder, options) {
  const context = await chromium.launchPersistentContext(folder, { ...LAUNCH, ...options });
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const browser = processInfo.find(({ type }) => type === 'browser');
  const closed = new Promise((resolve) => context.once('close', resolve));
  const kill = async () => {
    // The browser's own process first, so that it can react to nothing.
    for (const pid of [browser.id, ...processInfo.map(({ id }) => id)]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended with the browser's own process.
      }
    }
    await closed;
  };
  return { context, kill };
}
