// Writes a .gz and a .br beside every file of the folder that gets smaller by it, prints what each weighs,
// and fails where everything together weighs more than allowed.
// node compress.mjs FOLDER MOST_KIB
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [folder, mostKib] = process.argv.slice(2);
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => !/\.(gz|br)$/.test(file))
  .sort();

const sum = { raw: 0, gzip: 0, brotli: 0 };
console.log('\n     raw     gzip   brotli  KiB');
for (const file of files) {
  const raw = readFileSync(file);
  const gzip = gzipSync(raw, { level: 9 });
  const brotli = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  if (gzip.length < raw.length) writeFileSync(`${file}.gz`, gzip);
  if (brotli.length < raw.length) writeFileSync(`${file}.br`, brotli);
  sum.raw += raw.length;
  sum.gzip += Math.min(gzip.length, raw.length);
  sum.brotli += Math.min(brotli.length, raw.length);
  console.log(`${kib(raw.length)} ${kib(gzip.length)} ${kib(brotli.length)}  ${file.slice(folder.length + 1)}`);
}
console.log(`${kib(sum.raw)} ${kib(sum.gzip)} ${kib(sum.brotli)}  all ${files.length} files`);
if (sum.brotli > mostKib * 1024) {
  console.error(`\nThe folder weighs ${kib(sum.brotli).trim()} KiB compressed; ${mostKib} KiB are allowed.`);
  process.exitCode = 1;
}
