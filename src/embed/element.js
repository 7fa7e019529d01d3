// <clash-map>: the story between its tags, and in its place the WebAssembly widget once that
// runs. `data-state` on the element says how far it is: static, loading, ready, failed,
// or frame where the page's policy allows the widget in an iframe only.

const SELECTION = [
  'lang',
  'province', 'incident', 'from', 'to', 'kinds', 'search', 'actor', 'claimant', 'source', 'differ', 'view', 'story',
];

// Written out, so that bundlers find the files.
const WASM = new URL('clash-map_bg.wasm', import.meta.url).href;
const SHEETS = [
  new URL('clash-map.css', import.meta.url).href,
  new URL('clash-map-widget.css', import.meta.url).href,
];

const failure = (cause, message) => Object.assign(new Error(message), { cause });

/** What `read` makes of the answer; whatever breaks off on the way is the network's fault. */
const load = async (url, read) => {
  try {
    const response = await fetch(url);
    if (!response.ok) throw Error(`status ${response.status}`);
    return await read(response);
  } catch (error) {
    throw error.cause ? error : failure('network', `${url}: ${error.message}`);
  }
};

const text = (response) => response.text();

/** One load for all elements on the page; a failed one is forgotten, to be tried again. */
const once = (begin) => {
  let loading;
  return () => (loading ??= begin().catch((cause) => {
    loading = undefined;
    throw cause;
  }));
};

/** Asked of an empty module, so that nothing is loaded in vain. */
const checkWasm = () => {
  try {
    // Not all engines refuse before there is an instance.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    throw failure(window.WebAssembly ? 'csp' : 'unsupported', error.message);
  }
};

/** A server that gives it another type costs the streaming only. */
const compile = async (response) => {
  const type = response.headers.get('content-type');
  const isWasm = /^application\/wasm/i.test(type);
  try {
    return await (isWasm && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw failure(isWasm ? 'unsupported' : 'mime', `${WASM}, ${type}: ${error.message}`);
  }
};

/** Compiled once; each element makes an instance of its own, so that a trap stays in it. */
const loadModule = once(async () => {
  checkWasm();
  const glue = import('./clash-map_glue.js').catch((error) => {
    throw failure('network', error.message);
  });
  const [module, { default: factory }] = await Promise.all([load(WASM, compile), glue]);
  return async (guard) => {
    const instance = factory(guard);
    await instance.init(module);
    return instance;
  };
});

// What the glue takes for "no value" of any kind, so that it throws nothing into the page.
const NOTHING = [];

/** Every way into WebAssembly; after the first trap there is none. */
const guarded = (exports, onTrap) => {
  let trapped = false;
  const guard = (enter) => (...values) => {
    if (trapped) return NOTHING;
    try {
      return enter(...values);
    } catch (cause) {
      // An inner call has perhaps told already.
      if (!trapped) onTrap(cause);
      trapped = true;
      return NOTHING;
    }
  };
  return Object.fromEntries(Object.entries(exports).map(([name, value]) =>
    [name, typeof value === 'function' ? guard(value) : value]));
};

const loadSheets = once(() => Promise.all(SHEETS.map(async (url) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await load(url, text));
  return sheet;
})));

/** Safari before 16.4 cannot share a sheet. */
const linkSheet = (root, href) => new Promise((loaded, failed) => {
  const link = document.createElement('link');
  Object.assign(link, {
    rel: 'stylesheet',
    href,
    onload: loaded,
    onerror: () => failed(failure('network', href)),
  });
  root.append(link);
});

const dress = async (root) => {
  if ('adoptedStyleSheets' in root) root.adoptedStyleSheets = await loadSheets();
  else if (!root.querySelector('link')) await Promise.all(SHEETS.map((url) => linkSheet(root, url)));
};

/** A selection as the text that Rust reads: province=AF-PKA&kinds=airstrike%2Cclash */
const queryOf = (selection) => `${new URLSearchParams(SELECTION
  .filter((key) => key in selection)
  .map((key) => [key, selection[key] ?? ''])
  .map(([key, value]) => [key, Array.isArray(value) ? value.join() || 'none' : value]))}`;

const selectionOf = (query) => {
  const selection = Object.fromEntries(new URLSearchParams(query));
  if ('kinds' in selection) selection.kinds = selection.kinds.split(',').filter((kind) => kind !== 'none');
  return selection;
};

/** What the page's own address asks for, #clash-map=province=AF-PKA; null for nothing. */
const linked = () => {
  const match = /^#clash-map=(.*)/.exec(location.hash);
  return match && queryOf(selectionOf(match[1]));
};

class ClashMapElement extends HTMLElement {
  static observedAttributes = ['src', ...SELECTION];

  #slot = document.createElement('slot');
  // What lives from connect to disconnect: {observer, place, widget, query, traps, ends}.
  #run;
  // Kept for the next connect, since WebAssembly's memory never shrinks.
  #instance;
  #dataset;
  #page = location.href.split('#')[0];
  // What was selected before there was a widget.
  #asked = [];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.#slot);
  }

  /** Takes a story of the page's own; read, it is what every element has, its data-* attributes. */
  get dataset() {
    return super.dataset;
  }

  set dataset(story) {
    this.#dataset = story;
    this.#restart();
  }

  get selection() {
    const query = this.#run?.widget?.selection();
    return query && selectionOf(query);
  }

  select(selection) {
    const query = queryOf(selection);
    if (this.#run?.widget) this.#run.widget.select(query);
    else this.#asked.push(query);
  }

  reset() {
    this.#asked = [];
    this.#run?.widget?.reset();
  }

  /** The address that links to a selection are made from. */
  get page() {
    return this.#page;
  }

  set page(url) {
    this.#page = url;
    this.#run?.widget?.set_page(url);
  }

  connectedCallback() {
    if (this.#run) return; // only moved
    if (this.hasOwnProperty('page')) {
      // Set before the element was defined.
      const { page } = this;
      delete this.page;
      this.page = page;
    }
    const run = this.#run = { traps: 0 };
    this.#say('static');
    const onHash = () => linked() && this.#select(linked());
    addEventListener('hashchange', onHash);
    run.ends = [() => removeEventListener('hashchange', onHash)];
    if (!('IntersectionObserver' in window)) {
      run.begun = true;
      this.#start(run);
      return;
    }
    run.observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      run.observer.disconnect();
      run.begun = true;
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

  attributeChangedCallback(name) {
    if (name === 'src') this.#restart();
    // Both ends of the window, since each alone may pass the other.
    else this.#select(this.#attributes(/^(from|to)$/.test(name) ? ['from', 'to'] : [name]));
  }

  #attributes(names) {
    return queryOf(Object.fromEntries(names.map((name) => [name, this.getAttribute(name)])));
  }

  #say(state) {
    this.setAttribute('data-state', state);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`clash-map:${type}`, { bubbles: true, composed: true, detail }));
  }

  /** What the story lacks is told to the page's author, and the rest selected. */
  #select(query) {
    try {
      this.#run?.widget?.select(query);
    } catch (error) {
      console.warn('clash-map:', error.message);
    }
  }

  #restart() {
    if (!this.#run?.begun) return;
    this.#stop();
    this.connectedCallback();
  }

  async #start(run) {
    const traps = run.traps;
    const isOver = () => this.#run !== run || run.traps !== traps;
    this.#say('loading');
    try {
      const [makeInstance, dataset] = await Promise.all([loadModule(), this.#story(), dress(this.shadowRoot)]);
      const instance = this.#instance
        ?? await makeInstance((exports) => guarded(exports, (trap) => this.#trapped(trap)));
      // The code to embed is of the frame that the page names, since a bundler may have
      // parted this file from the others.
      const { href } = Object.assign(document.createElement('a'), { href: this.getAttribute('frame') ?? import.meta.url });
      await instance.prepare(this.lang, href);
      if (isOver()) return;
      this.#instance = instance;
      this.#show(run, dataset, href);
    } catch (error) {
      if (!isOver()) this.#fail(run, error);
    }
  }

  #ownJson() {
    return this.querySelector(':scope > script[type="application/json"]');
  }

  /** The page's own story; undefined for the one that comes with the widget. */
  async #story() {
    if (this.#dataset) return this.#dataset;
    const src = this.getAttribute('src');
    const json = src
      ? await load(new URL(src, document.baseURI).href, text)
      : this.#ownJson()?.textContent;
    try {
      return json && JSON.parse(json);
    } catch (error) {
      throw failure('dataset', `${src ?? 'JSON between the tags'}: ${error.message}`);
    }
  }

  #show(run, dataset, href) {
    const { asked, keep } = this.#reached();
    run.place = document.createElement('div');
    this.#slot.replaceWith(run.place);
    try {
      run.widget = this.#instance.mount(run.place, dataset, href, (query) => {
        run.query = query;
        this.#tell('select', selectionOf(query));
      });
    } catch (error) {
      throw failure('dataset', error.message);
    }
    this.#select(this.#attributes(SELECTION));
    run.widget.set_page(this.#page);
    // A link says all that is selected; then what reader and page have asked for since.
    if (linked() !== null) {
      run.widget.reset();
      this.#select(linked());
    }
    [asked, ...this.#asked, run.query ?? ''].forEach((query) => this.#select(query));
    if (run.trap) return;
    this.#asked = [];
    // Once it has measured itself, and before it is seen.
    requestAnimationFrame(keep);
    this.#say('ready');
    this.#tell('ready', this.selection);
  }

  /** What the reader has reached between the tags, and how to bring the widget there. */
  #reached() {
    const $ = (root, selector) => root.querySelector(selector);
    const target = $(this, ':target');
    const open = target?.closest('.cm-card') ?? [...this.querySelectorAll('.cm-card[open]')].pop();
    const asked = target?.matches('.cm-of-province') ? `province=${target.id}` : open ? `incident=${open.id}` : '';
    const list_px = $(this, '.cm-list-scroll')?.scrollTop;
    const top_px = (element) => element.getBoundingClientRect().top;
    const read = top_px(this) < 0
      && [...this.querySelectorAll('.cm-card')].find((card) => card.getBoundingClientRect().bottom > 0);
    const read_px = read && top_px(read);
    const hasFocus = this.contains(this.getRootNode().activeElement);
    const keep = () => {
      const root = this.shadowRoot;
      const twin = (card) => card && $(root, `.cm-card[data-incident="${card.id}"]`);
      const list = $(root, '.cm-list-scroll');
      if (list && list_px) list.scrollTop = list_px;
      if (twin(read)) scrollBy({ top: top_px(twin(read)) - read_px, behavior: 'instant' });
      if (hasFocus) $(twin(open) ?? root, '.cm-card-button, [aria-pressed=true]')?.focus({ preventScroll: true });
    };
    return { asked, keep };
  }

  /** What the instance holds is lost: once it is made anew, then the story stays as text. */
  #trapped(trap) {
    const run = this.#run;
    this.#instance = undefined;
    if (!run) return;
    run.trap = true;
    // Not from within the call that trapped.
    queueMicrotask(() => {
      if (this.#run !== run) return;
      run.trap = false;
      run.traps += 1;
      run.widget = undefined;
      this.#clear(run);
      if (run.traps > 1) this.#fail(run, failure('trap', trap.message));
      else this.#start(run);
    });
  }

  #fail(run, { cause = 'trap', message }) {
    this.#clear(run);
    // The frame has the story that comes with the widget, and no other.
    const isOwn = this.#dataset || this.hasAttribute('src') || this.#ownJson();
    if (cause === 'csp' && this.hasAttribute('frame') && !isOwn && !run.framed) {
      run.framed = true;
      this.#embed(run, () => this.#fail(run, { cause, message }));
      return;
    }
    run.place = document.createElement('p');
    run.place.setAttribute('part', 'message');
    run.place.textContent = 'The interactive map could not be started here.';
    run.place.style.cssText = 'padding:8px 16px;font:13px sans-serif;color:CanvasText;background:Canvas';
    this.#slot.before(run.place);
    this.#say('failed');
    console.warn('clash-map:', message);
    this.#tell('error', { cause, message });
  }

  /** The same widget under the frame's own policy. */
  async #embed(run, giveUp) {
    try {
      const { showFrame } = await import('./clash-map-fallback.js');
      if (this.#run !== run) return;
      const { frame, end } = showFrame(this, this.#slot, linked(), (shown) => (shown ? this.#say('frame') : giveUp()));
      run.place = frame;
      run.ends.push(end);
    } catch {
      giveUp();
    }
  }

  /** The story between the tags again. */
  #clear(run) {
    if (!this.#slot.isConnected) run.place?.replaceWith(this.#slot);
    run.place?.remove();
    run.place = undefined;
  }

  #stop() {
    const run = this.#run;
    if (!run) return;
    this.#run = undefined;
    run.observer?.disconnect();
    run.ends.forEach((end) => end());
    run.widget?.unmount();
    this.#clear(run);
    this.#say('static');
  }
}

if (!customElements.get('clash-map')) customElements.define('clash-map', ClashMapElement);
