// Writes a .gz and a .br beside every file of the folder that gets smaller by it, prints what each weighs,
// and fails where what is loaded at first, or the second program that is loaded when used, weighs more than allowed.
// node compress.mjs FOLDER MOST_KIB_AT_FIRST MOST_KIB_LATER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [folder, mostAtFirst, mostLater] = process.argv.slice(2);
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => !/\.(gz|br)$/.test(file))
  .sort();

const weights = () => ({ raw: 0, gzip: 0, brotli: 0, files: 0 });
const atFirst = weights();
const later = weights();
/** Whether the file belongs to the second program. */
const isLater = (file) => /^(remit-)?worker/.test(basename(file));
console.log('\n     raw     gzip   brotli  KiB');
for (const file of files) {
  const raw = readFileSync(file);
  const gzip = gzipSync(raw, { level: 9 });
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  if (gzip.length < raw.length) writeFileSync(`${file}.gz`, gzip);
  if (brotli.length < raw.length) writeFileSync(`${file}.br`, brotli);
  const sum = isLater(file) ? later : atFirst;
  sum.raw += raw.length;
  sum.gzip += Math.min(gzip.length, raw.length);
  sum.brotli += Math.min(brotli.length, raw.length);
  sum.files += 1;
  console.log(`${kib(raw.length)} ${kib(gzip.length)} ${kib(brotli.length)}  ${file.slice(folder.length + 1)}`);
}
for (const [sum, most, what] of [
  [atFirst, mostAtFirst, 'loaded at first'],
  [later, mostLater, 'loaded when used'],
]) {
  console.log(`${kib(sum.raw)} ${kib(sum.gzip)} ${kib(sum.brotli)}  ${sum.files} files ${what}`);
  if (sum.brotli > most * 1024) {
    console.error(`\nWhat is ${what} weighs ${kib(sum.brotli).trim()} KiB compressed; ${most} KiB are allowed.`);
    process.exitCode = 1;
  }
}
