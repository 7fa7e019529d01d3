// <clash-map>: the story between its tags, and in its place the WebAssembly widget once that
// runs. `data-state` on the element says how far it is: static, loading, ready, failed,
// or frame where the page's policy allows the widget in an iframe only.

const SELECTION = [
  'lang',
  'province', 'incident', 'from', 'to', 'kinds', 'search', 'actor', 'claimant', 'source', 'differ', 'view', 'story',
];

// Written out, so that bundlers find the files.
const WASM = new URL('clash-map_bg.wasm', import.meta.url).href;
const COLUMNS = new URL('clash-map_columns.wasm', import.meta.url).href;
const STORY = new URL('clash-map_story.wasm', import.meta.url).href;
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

/** A line in the widget's place or above it. */
const messageLine = (textContent) => {
  const line = Object.assign(document.createElement('p'), { part: 'message', lang: 'en', dir: 'ltr', textContent });
  line.setAttribute('role', 'status');
  line.style.cssText = 'padding:8px 16px;font:13px sans-serif;color:CanvasText;background:Canvas';
  return line;
};

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
    throw failure(isWasm ? 'unsupported' : 'mime', `${response.url}, ${type}: ${error.message}`);
  }
};

const chunks = {};
/** What not every reader needs; which files there are, the glue knows. */
const loadChunk = (url) => (chunks[url] ??= once(async () => {
  checkWasm();
  return load(url, compile);
}))();

/** Compiled once; each element makes an instance of its own, so that a trap stays in it. */
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

/** Lets the page answer its reader, and draw. */
const pause = () => new Promise((resume) => setTimeout(resume));

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

  // The place of what stands between the tags. Where the page has made it, that is not laid out anew.
  #slot = this.shadowRoot?.querySelector('slot') ?? document.createElement('slot');
  // What lives from connect to disconnect: {observer, place, widget, query, traps, ends}.
  // The widget is Rust's, or one in a frame with the same methods.
  #run;
  // Kept for the next connect, since WebAssembly's memory never shrinks.
  #instance;
  #dataset;
  #page = location.href.split('#')[0];
  // What was asked for before there was a widget.
  #asked = [];

  constructor() {
    super();
    if (!this.#slot.parentNode) (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(this.#slot);
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

  /** Selects what a link says, and nothing else; null is no link. */
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
      // The code to embed is of the frame that the page names, since a bundler may have
      // parted this file from the others.
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

  /** Whether the story is the page's own, and not the one that comes with the widget. */
  get #isOwn() {
    return Boolean(this.#dataset || this.getAttribute('src') || this.#ownJson());
  }

  /** The page's own story and its address, as far as it has them, and what the module needs to read it. */
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

  /** The widget over the story: it measures itself there, and nothing shows before it is whole. */
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
    // Once it has measured itself, and before it is seen.
    requestAnimationFrame(keep);
    this.#begin(run, widget, asked);
  }

  #onSelect(run) {
    return (query) => {
      const selection = selectionOf(query);
      // English is not said.
      run.query = queryOf({ lang: '', ...selection });
      this.#tell('select', selection);
    };
  }

  /** Selects what the page opens on, and then what link, reader and page have asked for since. */
  #begin(run, widget, asked) {
    run.widget = widget;
    this.#select(this.#attributes(SELECTION));
    widget.set_page(this.#page);
    // After a trap, as before it.
    this.#follow(run.query ?? linked());
    if (!run.query) this.#select(asked);
    this.#asked.forEach((call) => this.#try(call));
    if (run.trap) return;
    this.#asked = [];
    if (!run.framed) this.#say('ready');
    this.#tell('ready', this.selection);
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

  /** The same widget under the frame's own policy. */
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
    this.#clear(run);
    this.#say('static');
  }
}

if (!customElements.get('clash-map')) customElements.define('clash-map', ClashMapElement);
