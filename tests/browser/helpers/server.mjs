// Serves dist/ as any plain web server would, on a free port and below any path.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Starts a server.
 * @param {object} options
 * @param {string} [options.path] where the folder hangs, with a slash at both ends
 * @param {number} [options.port] a port to take again; 0 takes a free one
 * @param {(name: string) => {status?: number, type?: string, body?: Buffer} | undefined} [options.answer]
 *   an answer of the test's own for a file, to see how the program takes a broken server
 * @returns {Promise<{port: number, path: string, close: () => Promise<void>}>}
 */
export async function serve({ path = '/', port = 0, answer = () => undefined } = {}) {
  const server = createServer(async (request, response) => {
    const url = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const name = normalize(url.slice(path.length) || 'index.html');
    const own = url.startsWith(path) ? answer(name) : undefined;
    const isInside = url.startsWith(path) && !name.startsWith('..');
    const body = own?.body ?? (isInside ? await readFile(join(DIST, name)).catch(() => undefined) : undefined);
    const status = own?.status ?? (body ? 200 : 404);
    const type = own?.type ?? TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(status === 200 ? body : 'not found');
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port: server.address().port, path, close };
}
