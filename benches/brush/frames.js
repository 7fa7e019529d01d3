// Runs in the widget's page before its own scripts: what each move of its window costs.

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

/** All that is shown has its text; null before. */
frames.rests = () =>
  (widget()?.dataset.state === 'ready' && frames.inWidget('.cm-awaited').length === 0) || null;

const afterTask = (then) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = then;
  port2.postMessage(null);
};

/** What the next frame takes: callbacks, style, layout and paint, without the wait for it. */
const nextFrame_ms = () => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const began = performance.now();
    afterTask(() => resolve(performance.now() - began));
  });
});

/** First and last of all listeners: effects run as microtasks, so before the last. */
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

/** From now to the end of the task and its effects, and the frame that shows them. */
const measureTask = (isOf, costs) => {
  const frame_ms = nextFrame_ms();
  const began = performance.now();
  afterTask(async () => {
    const script_ms = performance.now() - began;
    if (isOf()) costs.push({ script_ms, frame_ms: script_ms + await frame_ms });
  });
};

/** Text that comes changes what is shown, too. */
const { arrayBuffer } = Response.prototype;
Response.prototype.arrayBuffer = async function () {
  const bytes = await arrayBuffer.call(this);
  if (this.url.includes('.cmap.text/')) measureTask(() => true, frames.texts);
  return bytes;
};

/** The list follows a drag in tasks of its own. */
const { setTimeout } = window;
const listed = () => frames.inWidget('.cm-list article').map(({ dataset }) => dataset.incident).join();
window.setTimeout = (then, ...given) => setTimeout(() => {
  const before = listed();
  measureTask(() => listed() !== before, frames.lists);
  then();
}, ...given);

/** Brings the window into view, gives its end the keys, and says where to take the whole. */
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
