// Opens the program as a person would and watches it until the test ends.
import { newContext, profileBrowser, PLAIN_HOST } from './browser.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

/** Below a path, so that an address that is not relative shows at once. */
const PATH = '/some/where/';

/**
 * Opens the program for one test. When the test ends everything is closed, and the test fails
 * where there was an exception, a console error or warning, a policy violation or a foreign request.
 *
 * @param {import('node:test').TestContext} t
 * @param {object} [options]
 * @param {'light' | 'dark'} [options.theme] what the system asks for
 * @param {{width: number, height: number}} [options.viewport]
 * @param {string} [options.profile] a folder from `profileFolder`: storage that outlives the browser
 * @param {boolean} [options.plainHttp] on a host that is no secure context
 * @param {string} [options.path] where the folder hangs
 * @param {string} [options.hash] what stands after the address, with its `#`
 * @param {number} [options.port] the port of an earlier opening, so that its storage is found again
 * @param {RegExp[]} [options.allow] messages that this test brings about on purpose
 * @param {(() => void)[]} [options.before] what runs in the page before the program: a browser that refuses something
 * @param {object} [options.server] further options of `serve`
 * @param {object} [options.context] further options of Playwright's context
 */
export async function openApp(t, options = {}) {
  const { path = PATH, port = 0, hash = '' } = options;
  const server = await serve({ path, port, ...options.server });
  const host = options.plainHttp ? PLAIN_HOST : '127.0.0.1';
  const base = `http://${host}:${server.port}${path}`;
  const contextOptions = {
    colorScheme: options.theme ?? 'light',
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options.context,
  };
  const own = options.profile ? await profileBrowser(options.profile, contextOptions) : undefined;
  const context = own?.context ?? (await newContext(t, contextOptions));
  const watched = await watch(context, base, options.allow);
  for (const script of options.before ?? []) await context.addInitScript(script);
  const page = context.pages()[0] ?? (await context.newPage());

  let isOpen = true;
  const close = async (end) => {
    if (!isOpen) return;
    isOpen = false;
    await end();
    await server.close();
  };
  t.after(async () => {
    await close(() => context.close());
    watched.verify();
  });

  await page.goto(base + hash);
  await started(page);
  return {
    page,
    context,
    base,
    port: server.port,
    watched,
    /** Opens the program in a further tab of the same browser. */
    async openTab() {
      const tab = await context.newPage();
      await tab.goto(base + hash);
      await started(tab);
      return tab;
    },
    /** Closes the browser in the ordinary way before the test ends. */
    close: () => close(() => context.close()),
    /** Ends the browser as a power cut would; only with a `profile`. */
    kill: () => close(() => own.kill()),
  };
}

/** Waits until the program has taken the place of what the page shows while it loads. */
export async function started(page) {
  await page.locator('#app .skeleton').waitFor({ state: 'detached' });
}
