// Writes the edition of one file: the page of the folder with everything it needs inside, to be opened from a disk
// or a mail. The programs are inside as compressed text; the policy allows exactly what stands in the page.
// node single.mjs FOLDER FILE
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [folder, file] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name));
let page = read('index.html').toString();

/** What stands between two marks, which must be there once. */
function between(text, start, end) {
  const from = text.indexOf(start);
  if (from < 0) throw new Error(`index.html has no ${start}`);
  return text.slice(from + start.length, text.indexOf(end, from + start.length));
}
/** Takes the line with the mark out of the page and puts another in its place. */
function replaceLine(mark, line) {
  const lines = page.split('\n');
  const at = lines.findIndex((candidate) => candidate.includes(mark));
  if (at < 0) throw new Error(`index.html has no line with ${mark}`);
  lines.splice(at, 1, ...(line === null ? [] : [line]));
  page = lines.join('\n');
}
/** The name of the file beside the page that an attribute gives. */
const named = (element, attribute) => between(between(page, element, '>'), `${attribute}="./`, '"');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** A text that cannot end the element it stands in. */
function inElement(text, element) {
  if (text.toLowerCase().includes(`</${element}`)) throw new Error(`</${element} stands in what goes into the page`);
  return text;
}

const style = inElement(read(named('<link rel="stylesheet"', 'href')).toString(), 'style');
const boot = inElement(read(named('<script', 'src')).toString(), 'script');
const names = { module: named('<meta name="program"', 'data-module'), wasm: named('<meta name="program"', 'data-wasm') };
const second = {
  script: named('<meta name="second"', 'data-script'),
  module: named('<meta name="second"', 'data-module'),
  wasm: named('<meta name="second"', 'data-wasm'),
};
// A worker of a page from a disk cannot load modules, so there the second program's script is a plain one.
const START = 'const { default: run } = await import(names.module);';
const glue = read(second.module).toString().replace(/^export (?=class)/gm, '').replace(/^export \{[^}]*\};?$/m, '');
const starter = read(second.script).toString();
if (/^(export|import)\b/m.test(glue) || !starter.includes(START)) throw new Error('the worker cannot be made one script');
const worker = `${glue.replaceAll('import.meta.url', '""')}\n${starter.replace(START, 'const run = __wbg_init;')}`;
const icon = `data:image/svg+xml;base64,${read(named('<link rel="icon"', 'href')).toString('base64')}`;

// Gives the files out as they are asked for: scripts as addresses, programs as bytes.
const files = `globalThis.remitFiles = (() => {
  const bytes = async (name) => {
    const packed = Uint8Array.from(atob(document.getElementById(name).textContent), (sign) => sign.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked).arrayBuffer();
  };
  const address = (parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  return {
    wasm: (name) => bytes(name + "-wasm"),
    module: async (name) => address([await bytes(name + "-module")]),
    script: (name) => address([document.getElementById(name + "-script").textContent]),
  };
})();`;

const policy = [
  "default-src 'none'",
  `script-src ${hash(files)} ${hash(boot)} blob: 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  'img-src data: blob:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types remit',
].join('; ');
const packed = (name, id) =>
  `<script type="text/plain" id="${id}">${gzipSync(read(name), { level: 9 }).toString('base64')}</script>`;

replaceLine('http-equiv="Content-Security-Policy"', `    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
replaceLine('rel="modulepreload"', null);
replaceLine('rel="preload"', null);
replaceLine('rel="icon"', `    <link rel="icon" href="${icon}">`);
replaceLine('rel="stylesheet"', `    <style>${style}</style>`);
replaceLine('<script', null);
page = page.replace(
  '</body>',
  () => `${[
    packed(names.module, 'program-module'),
    packed(names.wasm, 'program-wasm'),
    packed(second.wasm, 'second-wasm'),
    `<script type="text/plain" id="worker-script">${inElement(worker, 'script')}</script>`,
    `<script>${files}</script>`,
    `<script type="module">${boot}</script>`,
  ].join('\n')}\n</body>`,
);
writeFileSync(file, page);
console.log(`${file}: ${(page.length / 1024 / 1024).toFixed(1)} MiB`);
