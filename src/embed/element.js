// <clash-map>: shows the static story between its tags, and replaces it by the WebAssembly widget
// once that runs. The element's `data-state` is its current state: static, loading, ready, failed,
// or frame if the page's CSP allows the widget only in an iframe.

const SELECTION = [
  'lang',
  'province', 'incident', 'from', 'to', 'kinds', 'search', 'actor', 'claimant', 'source', 'differ', 'view', 'story',
];

// Literal, so that bundlers find the files.
const WASM = new URL('clash-map_bg.wasm', import.meta.url).href;
const COLUMNS = new URL('clash-map_columns.wasm', import.meta.url).href;
const STORY = new URL('clash-map_story.wasm', import.meta.url).href;
const SHEETS = [
  new URL('clash-map.css', import.meta.url).href,
  new URL('clash-map-widget.css', import.meta.url).href,
];

const failure = (cause, message) => Object.assign(new Error(message), { cause });

/**
 * Fetches `url` and passes the response to `read`. Any failure on the way counts as a network
 * error.
 */
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

/** A message in the widget's place or above it. */
const messageLine = (textContent) => {
  const line = Object.assign(document.createElement('p'), { part: 'message', lang: 'en', dir: 'ltr', textContent });
  line.setAttribute('role', 'status');
  line.style.cssText = 'padding:8px 16px;font:13px sans-serif;color:CanvasText;background:Canvas';
  return line;
};

/** Loads something once for all elements of the page. After a failure the next call tries again. */
const once = (begin) => {
  let loading;
  return () => (loading ??= begin().catch((cause) => {
    loading = undefined;
    throw cause;
  }));
};

/** Tests with an empty module, so that nothing is loaded in vain. */
const checkWasm = () => {
  try {
    // Some engines refuse only when a module is instantiated.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    throw failure(window.WebAssembly ? 'csp' : 'unsupported', error.message);
  }
};

/** Works with any content type, but only `application/wasm` can be compiled while it loads. */
const compile = async (response) => {
  const type = response.headers.get('content-type');
  const isWasm = /^application\/wasm/i.test(type);
  try {
    return await (isWasm && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw failure(isWasm ? 'unsupported' : 'mime', `${response.url}, ${type}: ${error.message}`);
  }
};

const chunks = {};
/** Loads a chunk of code that not every reader needs. The glue code knows their URLs. */
const loadChunk = (url) => (chunks[url] ??= once(async () => {
  checkWasm();
  return load(url, compile);
}))();

/** Compiled once. Each element has its own instance, so that a trap affects no other element. */
const loadModule = once(async () => {
  checkWasm();
  const scripts = Promise.all([import('./clash-map_glue.js'), import('./clash-map-reached.js')]).catch((error) => {
    throw failure('network', error.message);
  });
  const [module, [{ default: factory }, { reached }]] = await Promise.all([load(WASM, compile), scripts]);
  const makeInstance = async (guard) => {
    const instance = factory(guard, loadChunk);
    await instance.init(module);
    return instance;
  };
  return { makeInstance, reached };
});

// The glue code reads this as "no value" for every type, so that it throws nothing into the page.
const NOTHING = [];

/** Wraps all exports of an instance. After the first trap none of them runs any more. */
const guarded = (exports, onTrap) => {
  let trapped = false;
  const guard = (enter) => (...values) => {
    if (trapped) return NOTHING;
    try {
      return enter(...values);
    } catch (cause) {
      // A nested call may have reported it already.
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

/** For Safari before 16.4, which cannot adopt shared style sheets. */
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

/** Lets the page handle events and paint. */
const pause = () => new Promise((resume) => setTimeout(resume));

/** A selection as the query that the Rust code reads: province=AF-PKA&kinds=airstrike%2Cclash */
const queryOf = (selection) => `${new URLSearchParams(SELECTION
  .filter((key) => key in selection)
  .map((key) => [key, selection[key] ?? ''])
  .map(([key, value]) => [key, Array.isArray(value) ? value.join() || 'none' : value]))}`;

const selectionOf = (query) => {
  const selection = Object.fromEntries(new URLSearchParams(query));
  if ('kinds' in selection) selection.kinds = selection.kinds.split(',').filter((kind) => kind !== 'none');
  return selection;
};

/** The selection in the page's own fragment, #clash-map=province=AF-PKA. null if there is none. */
const linked = () => {
  const match = /^#clash-map=(.*)/.exec(location.hash);
  return match && queryOf(selectionOf(match[1]));
};

class ClashMapElement extends HTMLElement {
  static observedAttributes = ['src', ...SELECTION];

  // The slot for the static story. A declarative shadow root already has it; reusing it avoids a
  // new layout.
  #slot = this.shadowRoot?.querySelector('slot') ?? document.createElement('slot');
  // The state from connect to disconnect: {observer, place, widget, query, traps, ends}. The widget
  // is Rust's `Widget`, or an object for one in an iframe with the same methods.
  #run;
  // Kept for the next connect, because WebAssembly's memory never shrinks.
  #instance;
  #dataset;
  #page = location.href.split('#')[0];
  // Calls that were made before there was a widget.
  #asked = [];

  constructor() {
    super();
    if (!this.#slot.parentNode) (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(this.#slot);
  }

  /**
   * Sets a dataset of the page's own. Reading returns the data-* attributes, as for every element.
   */
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
    this.#ask((widget) => widget.select(query));
  }

  reset() {
    this.#ask((widget) => widget.reset());
  }

  #ask(call) {
    const widget = this.#run?.widget;
    if (widget) call(widget);
    else this.#asked.push(call);
  }

  /** URL on which links to a selection are based. */
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
      // The property was set before the element was defined.
      const { page } = this;
      delete this.page;
      this.page = page;
    }
    const run = this.#run = { traps: 0 };
    this.#say('static');
    const onHash = () => this.#follow(linked());
    addEventListener('hashchange', onHash);
    run.ends = [() => removeEventListener('hashchange', onHash), () => run.widget?.unmount?.()];
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
    // Moving the element disconnects and connects it in one task. That keeps the widget.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name) {
    if (name === 'src') this.#restart();
    // Both ends of the window together, because each alone might pass the other.
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

  /** Calls the widget. If the story has no such value, logs a warning; the rest is selected. */
  #try(call) {
    try {
      if (this.#run?.widget) call(this.#run.widget);
    } catch (error) {
      console.warn('clash-map:', error.message);
    }
  }

  #select(query) {
    this.#try((widget) => widget.select(query));
  }

  /** Selects exactly what a link says. null means that there is no link. */
  #follow(query) {
    if (query === null) return;
    this.#try((widget) => widget.reset());
    this.#select(query);
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
      const [{ makeInstance, reached }, [dataset, src]] =
        await Promise.all([loadModule(), this.#story(), dress(this.shadowRoot)]);
      const instance = this.#instance
        ?? await makeInstance((exports) => guarded(exports, (trap) => this.#trapped(trap)));
      // A bundler may have moved this file away from the others, so the embed code uses the frame
      // URL that the page gives.
      const { href } = Object.assign(document.createElement('a'), { href: this.getAttribute('frame') ?? import.meta.url });
      const lang = new URLSearchParams(run.query ?? linked()).get('lang') ?? this.lang;
      this.#instance = instance;
      const widget = await this.#build(run, dataset, src, lang, href);
      if (isOver()) widget.unmount?.();
      else this.#show(run, widget, reached(this));
    } catch (error) {
      if (!isOver()) this.#fail(run, error);
    }
  }

  #ownJson() {
    return this.querySelector(':scope > script[type="application/json"]');
  }

  /** Whether the page provides its own dataset instead of the built-in story. */
  get #isOwn() {
    return Boolean(this.#dataset || this.getAttribute('src') || this.#ownJson());
  }

  /** Returns the page's dataset and its URL, if any. Also loads the code to read it. */
  async #story() {
    const src = this.#dataset ? undefined : this.getAttribute('src') || undefined;
    const url = src && new URL(src, document.baseURI);
    const isPacked = url?.pathname.endsWith('.cmap');
    const [dataset] = await Promise.all([
      isPacked ? this.#columns(url.href) : this.#object(url?.href),
      isPacked ? loadChunk(COLUMNS) : this.#isOwn || loadChunk(STORY),
    ]);
    return [dataset, src];
  }

  async #columns(url) {
    const { columns } = await import('./clash-map-packed.js');
    const line = messageLine('');
    this.#slot.before(line);
    return columns(load, url, line);
  }

  async #object(url) {
    if (this.#dataset) return this.#dataset;
    const json = url ? await load(url, text) : this.#ownJson()?.textContent;
    try {
      return json === undefined ? undefined : JSON.parse(json);
    } catch (error) {
      throw failure('dataset', `${url ?? 'JSON between the tags'}: ${error.message}`);
    }
  }

  /**
   * Builds the widget above the static story. It can measure itself there, and is hidden until it
   * is complete.
   */
  async #build(run, ...story) {
    const root = document.createElement('div');
    root.style.cssText = 'position:absolute;width:100%;visibility:hidden';
    run.place = document.createElement('div');
    run.place.style.position = 'relative';
    run.place.append(root);
    this.#slot.before(run.place);
    try {
      return await this.#instance.mount(root, ...story, this.#onSelect(run), pause);
    } catch (error) {
      throw failure('dataset', error.message);
    }
  }

  #show(run, widget, { asked, keep }) {
    run.place.removeAttribute('style');
    run.place.firstChild.removeAttribute('style');
    this.#slot.remove();
    // After the widget has measured itself, and before it is painted.
    requestAnimationFrame(keep);
    this.#begin(run, widget, asked);
  }

  #onSelect(run) {
    return (query) => {
      const selection = selectionOf(query);
      // The query omits `lang` for English.
      run.query = queryOf({ lang: '', ...selection });
      this.#tell('select', selection);
    };
  }

  /**
   * Selects the page's initial selection, then the changes that links, reader and page asked for
   * meanwhile.
   */
  #begin(run, widget, asked) {
    run.widget = widget;
    this.#select(this.#attributes(SELECTION));
    widget.set_page(this.#page);
    // After a trap, restores the selection.
    this.#follow(run.query ?? linked());
    if (!run.query) this.#select(asked);
    this.#asked.forEach((call) => this.#try(call));
    if (run.trap) return;
    this.#asked = [];
    if (!run.framed) this.#say('ready');
    this.#tell('ready', this.selection);
  }

  /**
   * After a trap the instance is unusable. The first time, starts a new one; the second time, shows
   * the static story.
   */
  #trapped(trap) {
    const run = this.#run;
    this.#instance = undefined;
    if (!run) return;
    run.trap = true;
    // Not inside the call that trapped.
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
    // The frame only shows the built-in story.
    if (cause === 'csp' && this.hasAttribute('frame') && !this.#isOwn && !run.framed) {
      run.framed = true;
      this.#embed(run, () => this.#fail(run, { cause, message }));
      return;
    }
    run.place = messageLine('The interactive map could not be started here.');
    this.#slot.before(run.place);
    this.#say('failed');
    console.warn('clash-map:', message);
    this.#tell('error', { cause, message });
  }

  /** Shows the widget in an iframe, under the CSP of frame.html. */
  async #embed(run, giveUp) {
    try {
      const { showFrame } = await import('./clash-map-fallback.js');
      if (this.#run !== run) return;
      const { frame, end } = showFrame(this, this.#slot, {
        giveUp,
        onShown: () => this.#say('frame'),
        onReady: (widget) => this.#begin(run, widget, ''),
        onSelect: this.#onSelect(run),
      });
      run.place = frame;
      run.ends.push(end);
    } catch {
      giveUp();
    }
  }

  /** Shows the static story again. */
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
    this.#clear(run);
    this.#say('static');
  }
}

if (!customElements.get('clash-map')) customElements.define('clash-map', ClashMapElement);
