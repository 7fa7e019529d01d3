// Runs in the widget's page before its own scripts, and measures each move of its window.

const frames = { moves: [], texts: [], lists: [], memories: [] };

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const { memory } = (made.instance ?? made).exports;
  if (memory) frames.memories.push(memory);
  return made;
};

const widget = () => document.querySelector('clash-map');
frames.inWidget = (selector) => [...widget()?.shadowRoot?.querySelectorAll(selector) ?? []];

/** Returns true once everything shown has its text, and null before. */
frames.rests = () =>
  (widget()?.dataset.state === 'ready' && frames.inWidget('.cm-awaited').length === 0) || null;

const afterTask = (then) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(null);
};

/** Measures the next frame: callbacks, style, layout and paint, without the wait for it. */
const nextFrame_ms = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const began = performance.now();
    afterTask(() => resolve(performance.now() - began));
  });
});

/** Adds the first and the last listener. Effects run as microtasks, so before the last one. */
const measure = (type) => {
  let began;
  let frame_ms;
  addEventListener(type, () => {
    frame_ms = nextFrame_ms();
    began = performance.now();
  }, true);
  addEventListener(type, async () => {
    const script_ms = performance.now() - began;
    frames.moves.push({ script_ms, frame_ms: script_ms + await frame_ms });
  });
};
measure('pointermove');
measure('keydown');

/** Measures from now to the end of the task and its effects, and to the frame that shows them. */
const measureTask = (isOf, costs) => {
  const frame_ms = nextFrame_ms();
  const began = performance.now();
  afterTask(async () => {
    const script_ms = performance.now() - began;
    if (isOf()) costs.push({ script_ms, frame_ms: script_ms + await frame_ms });
  });
};

/** Text that arrives also changes what is shown. */
const { arrayBuffer } = Response.prototype;
Response.prototype.arrayBuffer = async function () {
  const bytes = await arrayBuffer.call(this);
  if (this.url.includes('.cmap.text/')) measureTask(() => true, frames.texts);
  return bytes;
};

/** The list follows a drag in its own tasks. */
const { setTimeout } = window;
const listed = () => frames.inWidget('.cm-list article').map(({ dataset }) => dataset.incident).join();
window.setTimeout = (then, ...given) => setTimeout(() => {
  const before = listed();
  measureTask(() => listed() !== before, frames.lists);
  then();
}, ...given);

/** Scrolls to the window, focuses its end, and returns the point at which to drag the whole. */
frames.takeWindow = () => {
  frames.inWidget('.cm-brush-handle')[1].focus();
  const [whole] = frames.inWidget('.cm-window');
  whole.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = whole.getBoundingClientRect();
  return [x + width / 2, y + height / 2].map(Math.round);
};

frames.loaded = () => {
  const loads = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return {
    bytes: loads.reduce((sum, { transferSize }) => sum + transferSize, 0),
    wasm_bytes: frames.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    elements: frames.inWidget('*').length,
  };
};

window.measured = frames;
