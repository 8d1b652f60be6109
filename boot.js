// Starts the program: loads the two files that the page names.
// A file of its own, because the page's policy allows no script inside it.
// No checksums: the files come from where the page comes from, their names change with their content, and the
// browser can compile the program while it still arrives only where it need not check all of it first.

const names = document.querySelector("meta[name=program]").dataset;
/** The files, where they are inside the page: the edition of one file brings this along (xtask/single.mjs). */
const inside = globalThis.remitFiles;

/** Ends when the event has come. */
const once = (target, ...events) =>
  new Promise((done) => events.forEach((event) => target.addEventListener(event, done, { once: true })));

/** The page with its styles: the program takes the page's place and measures what it draws. */
async function page() {
  if (document.readyState === "loading") await once(document, "DOMContentLoaded");
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  await Promise.all(styles.map((link) => link.sheet ?? once(link, "load", "error")));
}

/** The program, asked for from the folder that the page is in. */
async function fetched(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${name}`);
  return response;
}

async function start() {
  const program = inside ? inside.wasm("program") : fetched(names.wasm);
  // Whichever of the two fails first is reported; the other must not be reported as unhandled.
  program.catch(() => {});
  const { default: run } = await import(inside ? await inside.module("program") : names.module);
  await page();
  await run({ module_or_path: await program });
}

// The second program runs in a worker and is loaded when it is first needed (src/platform/worker.rs).
// This is the only address of a script that the program can ever ask for; the page's policy allows no other.
const second = document.querySelector("meta[name=second]").dataset;
const script = inside ? inside.script("worker") : second.script;
const policy = globalThis.trustedTypes?.createPolicy("remit", { createScriptURL: () => script });
globalThis.remitWorker = () => {
  // A page from a disk has no address that a worker could load a module from; there it is one plain script.
  const type = inside ? "classic" : "module";
  const worker = new Worker(policy ? policy.createScriptURL("") : script, { type });
  const wasm = inside ? inside.wasm("second") : Promise.resolve(second.wasm);
  // Without its files the worker says that it has failed, and so does the program.
  wasm.catch(() => undefined).then((wasm) => worker.postMessage({ module: second.module, wasm }));
  return worker;
};

start().catch((error) => {
  const place = document.getElementById("start-problem");
  place.textContent =
    typeof WebAssembly === "undefined"
      ? "This browser cannot run Remit: use a current Firefox, Chrome, Edge or Safari."
      : "Remit did not start. Reload the page; if that does not help, ask whoever runs this site to copy all of its files there again.";
  place.hidden = false;
  console.error(error);
});
