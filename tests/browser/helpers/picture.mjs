// Pictures of the page for a person to look at, in tests/browser/out.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const OUT = fileURLToPath(new URL('../out/', import.meta.url));

/** Takes a picture and returns its file; the name is the test's own. */
export async function takePicture(page, name) {
  await mkdir(OUT, { recursive: true });
  const path = `${OUT}${name}.png`;
  await page.screenshot({ path });
  return path;
}
