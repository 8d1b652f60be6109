// Starts the program: loads the two files that the page names and holds them to the page's checksums.
// A file of its own, because the page's policy allows no script inside it.

const names = document.querySelector("meta[name=program]").dataset;

/** The link by which the page already asked for the file. */
const linkTo = (name) => document.querySelector(`link[href="${name}"]`);
/** The checksum it names; some browsers want it elsewhere than in its own attribute (see xtask/src/page.rs). */
const checksum = (link) => link.dataset.integrity ?? link.integrity;

async function start() {
  const wasm = linkTo(names.wasm);
  const program = fetch(wasm.href, { integrity: checksum(wasm) }).then((response) => {
    if (!response.ok) throw new Error(`the server answered ${response.status} for ${names.wasm}`);
    return response;
  });
  // Whichever of the two fails first is reported; the other must not be reported as unhandled.
  program.catch(() => {});
  const { default: run } = await import(linkTo(names.module).href);
  await run({ module_or_path: await program });
}

start().catch((error) => {
  const place = document.getElementById("start-problem");
  place.textContent =
    typeof WebAssembly === "undefined"
      ? "This browser cannot run Remit: use a current Firefox, Chrome, Edge or Safari."
      : "Remit did not start. Reload the page; if that does not help, ask whoever runs this site to copy all of its files there again.";
  place.hidden = false;
  console.error(error);
});
