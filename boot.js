// Starts the program: loads the two files that the page names.
// A file of its own, because the page's policy allows no script inside it.
// No checksums: the files come from where the page comes from, their names change with their content, and the
// browser can compile the program while it still arrives only where it need not check all of it first.

const names = document.querySelector("meta[name=program]").dataset;

/** Ends when the event has come. */
const once = (target, ...events) =>
  new Promise((done) => events.forEach((event) => target.addEventListener(event, done, { once: true })));

/** The page with its styles: the program takes the page's place and measures what it draws. */
async function page() {
  if (document.readyState === "loading") await once(document, "DOMContentLoaded");
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  await Promise.all(styles.map((link) => link.sheet ?? once(link, "load", "error")));
}

async function start() {
  const program = fetch(names.wasm).then((response) => {
    if (!response.ok) throw new Error(`the server answered ${response.status} for ${names.wasm}`);
    return response;
  });
  // Whichever of the two fails first is reported; the other must not be reported as unhandled.
  program.catch(() => {});
  const { default: run } = await import(names.module);
  await page();
  await run({ module_or_path: await program });
}

// The second program runs in a worker and is loaded when it is first needed (src/platform/worker.rs).
// This is the only address of a script that the program can ever ask for; the page's policy allows no other.
const second = document.querySelector("meta[name=second]").dataset;
const policy = globalThis.trustedTypes?.createPolicy("remit", { createScriptURL: () => second.script });
globalThis.remitWorker = () => {
  const worker = new Worker(policy ? policy.createScriptURL("") : second.script, { type: "module" });
  worker.postMessage({ module: second.module, wasm: second.wasm });
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
