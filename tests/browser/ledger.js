// Before the widget: counts what it defines and holds of the page, and keeps its memories.
window.held = { listeners: 0, observers: 0 };
window.memories = [];

for (const target of [window, document]) {
  const { addEventListener, removeEventListener } = target;
  const known = new Set();
  const name = (type, listener) => {
    listener.key ??= Math.random();
    return `${type} ${listener.key}`;
  };
  target.addEventListener = function (type, listener, ...rest) {
    if (!known.has(name(type, listener))) held.listeners += 1;
    known.add(name(type, listener));
    return addEventListener.call(this, type, listener, ...rest);
  };
  target.removeEventListener = function (type, listener, ...rest) {
    if (known.delete(name(type, listener))) held.listeners -= 1;
    return removeEventListener.call(this, type, listener, ...rest);
  };
}

for (const kind of ['ResizeObserver', 'IntersectionObserver']) {
  window[kind] = class extends window[kind] {
    #observes = false;

    observe(...target) {
      if (!this.#observes) held.observers += 1;
      this.#observes = true;
      super.observe(...target);
    }

    disconnect() {
      if (this.#observes) held.observers -= 1;
      this.#observes = false;
      super.disconnect();
    }
  };
}

window.defined = 0;
const { define } = customElements;
customElements.define = (...given) => {
  defined += 1;
  define.apply(customElements, given);
};

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const { memory } = (made.instance ?? made).exports;
  // A chunk has none of its own.
  if (memory) memories.push(memory);
  return made;
};
