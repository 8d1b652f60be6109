// Runs the second program in a worker: the first message names its files, and when it can be asked it says so.
// Knows nothing of what is asked; the program listens for that itself.

self.onmessage = async ({ data: names }) => {
  self.onmessage = null;
  try {
    const { default: run } = await import(names.module);
    await run({ module_or_path: names.wasm });
    self.postMessage("ready");
  } catch (error) {
    console.error(error);
    self.postMessage("failed");
  }
};
