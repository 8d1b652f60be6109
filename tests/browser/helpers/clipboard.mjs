// The real clipboard of the browser, read and filled from a page beside the program's.
import { CLIPBOARD_PAGE } from './watch.mjs';

/** A page that may use the clipboard whatever the program's own page may. */
async function clipboardPage(app) {
  const origin = `http://127.0.0.1:${app.port}`;
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await app.context.newPage();
  const body = '<title>Clipboard</title>';
  await page.route(origin + CLIPBOARD_PAGE, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(origin + CLIPBOARD_PAGE);
  await page.bringToFront();
  return page;
}

async function onClipboardPage(app, action, argument) {
  const page = await clipboardPage(app);
  try {
    return await page.evaluate(action, argument);
  } finally {
    await page.close();
    await app.page.bringToFront();
  }
}

/**
 * What the clipboard holds, by type.
 * @returns {Promise<{'text/plain'?: string, 'text/html'?: string}>}
 */
export function readClipboard(app) {
  return onClipboardPage(app, async () => {
    const found = {};
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) found[type] = await (await item.getType(type)).text();
    }
    return found;
  });
}

/** Fills the clipboard as another program would: text, and HTML where it is given. */
export function fillClipboard(app, { text, html }) {
  return onClipboardPage(
    app,
    async ({ text, html }) => {
      const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
      if (html !== undefined) parts['text/html'] = new Blob([html], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    { text, html },
  );
}
