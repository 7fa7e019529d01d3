// <clash-map>: starts the WebAssembly widget inside a shadow root.
//
// The host's `data-state` says how far it is: static, loading, ready or failed. Until it
// is ready, and when it fails, the page shows what stands between the element's tags.

const FAILED = 'The map could not be loaded.';

/** One load for all elements on the page; a failed one is forgotten, to be tried again. */
const once = (load) => {
  let loading;
  return () => (loading ??= load().catch((cause) => {
    loading = undefined;
    throw cause;
  }));
};

const WASM_URL = new URL('clash-map_bg.wasm', import.meta.url).href;

/** Fetched and compiled once; each element makes an instance of its own from it. */
const loadModule = once(async () => {
  const [glue, module] = await Promise.all([
    import('./clash-map_glue.js'),
    WebAssembly.compileStreaming(fetch(WASM_URL)),
  ]);
  return { factory: glue.default, module };
});

const makeInstance = async () => {
  const { factory, module } = await loadModule();
  const instance = factory((exports) => exports);
  await instance.init(module);
  return instance;
};

const SHEET_URL = new URL('clash-map.css', import.meta.url).href;

const loadSheet = once(async () => {
  const response = await fetch(SHEET_URL);
  if (!response.ok) throw new Error(`${SHEET_URL}: ${response.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  return sheet;
});

/** Safari before 16.4 cannot share a sheet; a link needs no leave from the page's CSP. */
const linkSheet = (root) => new Promise((loaded, failed) => {
  if (root.querySelector('link')) return loaded();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = SHEET_URL;
  link.onload = loaded;
  link.onerror = () => {
    link.remove();
    failed(new Error(SHEET_URL));
  };
  root.prepend(link);
});

const dress = async (root) => {
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = [await loadSheet()];
  else await linkSheet(root);
};

const define = () => customElements.define('clash-map', class extends HTMLElement {
  #slot = document.createElement('slot');
  // What lives from connect to disconnect: {observer, place, widget}.
  #run;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#slot);
  }

  connectedCallback() {
    if (this.#run) return; // only moved
    const run = this.#run = {};
    this.dataset.state = 'static';
    if (!('IntersectionObserver' in window)) {
      this.#start(run);
      return;
    }
    run.observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      run.observer.disconnect();
      this.#start(run);
    }, { rootMargin: '200px' });
    run.observer.observe(this);
  }

  disconnectedCallback() {
    // A move within the page disconnects and connects at once, and keeps the widget.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  async #start(run) {
    this.dataset.state = 'loading';
    try {
      const [instance] = await Promise.all([makeInstance(), dress(this.shadowRoot)]);
      if (this.#run !== run) return; // left the page meanwhile
      run.place = document.createElement('div');
      this.#slot.replaceWith(run.place);
      run.widget = instance.mount(run.place, this.#ownDataset());
      this.dataset.state = 'ready';
    } catch (cause) {
      if (this.#run === run) this.#fail(run, cause);
    }
  }

  /** A story of the page's own, written between the tags; undefined for the built-in one. */
  #ownDataset() {
    const json = this.querySelector('script[type="application/json"]');
    return json ? JSON.parse(json.textContent) : undefined;
  }

  #fail(run, cause) {
    const hasContent = this.childElementCount > 0 || this.textContent.trim() !== '';
    if (run.place) run.place.replaceWith(this.#slot);
    run.place = undefined;
    if (!hasContent) {
      run.place = document.createElement('p');
      run.place.textContent = FAILED;
      this.#slot.replaceWith(run.place);
    }
    this.dataset.state = 'failed';
    console.warn('clash-map:', cause);
    this.dispatchEvent(new CustomEvent('clash-map:error', {
      bubbles: true,
      composed: true,
      detail: { cause },
    }));
  }

  #stop() {
    if (!this.#run) return;
    const { observer, place, widget } = this.#run;
    this.#run = undefined;
    observer?.disconnect();
    try {
      widget?.unmount();
    } catch {
      // After a trap nothing is left to free.
    }
    place?.replaceWith(this.#slot);
    this.dataset.state = 'static';
  }
});

if (!customElements.get('clash-map')) define();
