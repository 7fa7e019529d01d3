// Runs in every page before its own scripts: observes the page and tries to use it. `province` and
// `isHasty` are set before it.

const bench = { blocked_ms: 0, shift: 0, tasks: [], clicks_ms: [], lastTaskEnd_ms: 0, memories: [] };

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const { memory } = (made.instance ?? made).exports;
  if (memory) bench.memories.push(memory);
  return made;
};

const isSeen = (element) => {
  const box = element?.getBoundingClientRect();
  return !!box && box.height > 0 && box.top < innerHeight && box.bottom > 0;
};

const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => document.querySelectorAll(selector);

/** For pages that mark when they are ready and list the incidents of the selected province. */
const scripted = {
  areas: (code) => $$(`path[data-province="${code}"]`),
  shows: (code) => $('.list')?.dataset.province === code && isSeen($('.incident')),
  incidents: () => $$('.incident').length,
  ready_ms: () => performance.getEntriesByName('ready')[0]?.startTime ?? null,
};

/** For the page in which links lead to the incidents. */
const follows = (code) => location.hash === `#${code}` && isSeen($(':target'));

const widget = () => $('clash-map');
const inWidget = (selector) => widget()?.shadowRoot?.querySelectorAll(selector) ?? [];
const isReady = () => widget()?.dataset.state === 'ready';

const PAGES = {
  plain: {
    areas: (code) => $$(`svg a[href="#${code}"] path`),
    shows: follows,
    incidents: () => $$('.incidents > li').length,
    // Everything is there from the start.
    ready_ms: () => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd || null,
  },
  d3: scripted,
  leaflet: scripted,
  'clash-map': {
    areas: (code) => (isReady()
      ? inWidget(`.cm-map [data-province="${code}"]`)
      : $$(`clash-map .cm-map a[href="#${code}"] path`)),
    shows: (code) => (isReady()
      ? widget().selection?.province === code && isSeen(inWidget('.cm-card')[0])
      : follows(code)),
    incidents: () => Number(inWidget('.cm-list-summary')[0].textContent.replace(/\D.*/, '')),
    ready_ms: () => performance.getEntriesByName('ready')[0]?.startTime ?? null,
  },
};

bench.page = PAGES[location.pathname.split('/')[2]];
addEventListener('clash-map:ready', () => performance.mark('ready'), true);

const observe = (type, see) =>
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
observe('longtask', ({ startTime, duration }) => {
  bench.tasks.push([startTime, duration]);
  bench.lastTaskEnd_ms = startTime + duration;
});
// The browser reports a rendering task only if a script of the page takes part in it.
const inEveryFrame = () => requestAnimationFrame(inEveryFrame);
inEveryFrame();
observe('layout-shift', ({ value, hadRecentInput }) => {
  if (!hadRecentInput) bench.shift += value;
});

/** Returns a point where a click hits the province, or null if something covers it. */
bench.pointIn = (code) => {
  for (const area of bench.page.areas(code)) {
    const box = area.getBoundingClientRect();
    const toArea = area.getScreenCTM()?.inverse();
    // From the middle outwards.
    const shares = [...Array(39).keys()].map((step) => (step + 1) / 40)
      .sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
    for (const down of shares) {
      for (const across of shares) {
        const point = [box.x + across * box.width, box.y + down * box.height].map(Math.round);
        if (!toArea || !area.isPointInFill(new DOMPoint(...point).matrixTransform(toArea))) continue;
        if (elementAt(point) === area) return point;
      }
    }
  }
  return null;
};

/** Scrolls back to the map, because a link within the page may have scrolled away. */
bench.bringIntoView = (code) =>
  bench.page.areas(code)[0]?.ownerSVGElement.scrollIntoView({ block: 'nearest', behavior: 'instant' });

const elementAt = (point) => {
  const element = document.elementFromPoint(...point);
  return element?.shadowRoot?.elementFromPoint(...point) ?? element;
};

/** Returns the milliseconds since the page last loaded or did anything; null before it is ready. */
bench.rest_ms = () => {
  if (document.readyState !== 'complete' || bench.page.ready_ms() === null) return null;
  const loaded = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
  return performance.now() - Math.max(bench.page.ready_ms(), bench.lastTaskEnd_ms, ...loaded);
};

bench.figures = () => {
  const loads = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return {
    bytes: loads.reduce((sum, { transferSize }) => sum + transferSize, 0),
    first_paint_ms: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    ready_ms: bench.page.ready_ms(),
    blocked_ms: bench.tasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
    shift: bench.shift,
  };
};

bench.longestAfterReady_ms = () => Math.max(0, ...bench.tasks
  .filter(([start]) => start >= bench.page.ready_ms())
  .map(([, duration]) => duration));

// Measures from the press of a reader's finger until the frame that responds is painted.
addEventListener('click', ({ isTrusted, timeStamp }) => {
  if (!isTrusted) return;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => bench.clicks_ms.push(performance.now() - timeStamp);
    port2.postMessage(null);
  });
}, true);

/** Clicks the province in every frame until its incidents are shown. */
const insist = () => {
  if (bench.page.shows(province)) {
    bench.firstUse_ms = performance.now();
    return;
  }
  const point = bench.pointIn(province);
  if (point) {
    const [clientX, clientY] = point;
    const how = { bubbles: true, composed: true, cancelable: true, detail: 1, view: window, clientX, clientY };
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      const Kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
      elementAt(point).dispatchEvent(new Kind(type, how));
    }
  }
  requestAnimationFrame(insist);
};
if (isHasty) requestAnimationFrame(insist);

window.bench = bench;
