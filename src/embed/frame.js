// frame.html: the widget in an iframe. Its URL sets the widget's attributes. It sends its height
// and the reader's selection to the embedding page.
//
// Nothing here needs storage or an origin, because WordPress gives the iframe neither.

const KINDS = /^(none|(airstrike|clash|attack|statement)(,(airstrike|clash|attack|statement))*)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAME_KEY = /^[\p{L}\p{M}\p{N}-]{1,100}$/u;

const SELECTION = {
  lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
  province: /^[A-Z]{2}-[A-Z0-9]{1,3}$/,
  incident: /^[A-Za-z0-9._-]{1,100}$/,
  from: DAY,
  to: DAY,
  kinds: KINDS,
  search: /^\P{Cc}{1,100}$/u,
  actor: NAME_KEY,
  claimant: /^[a-z_]{1,30}$/,
  source: NAME_KEY,
  differ: /^1$/,
  view: /^(cards|table|claims)$/,
  story: /^1$/,
};

const LOOK = {
  theme: /^(light|dark|auto)$/,
  durand: /^(dashed|solid)$/,
  loc: /^(dotted|solid)$/,
};

/** The values of a query that are valid or empty. Ignores all others. */
const valid = (query, forms) => {
  const values = new URLSearchParams(query);
  return Object.fromEntries(Object.entries(forms)
    .map(([name, form]) => [name, values.get(name), form])
    .filter(([, value, form]) => value === '' || (value !== null && form.test(value))));
};

/** The text as an http(s) URL, or undefined. */
const webUrl = (text) => {
  try {
    const url = new URL(text, location.href);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

const parameters = new URLSearchParams(location.search);
const widget = document.querySelector('clash-map');
const ready = new Promise((resolve) => {
  widget.addEventListener('clash-map:ready', resolve, { once: true });
});

const look = valid(location.search, { ...SELECTION, ...LOOK });
for (const [name, value] of Object.entries(look)) {
  if (value) widget.setAttribute(name, value);
}

const story = parameters.has('src') ? webUrl(parameters.get('src')) : undefined;
if (story?.origin === location.origin) {
  // Replaces the built-in story at once, so that it never appears instead of another one.
  widget.replaceChildren(Object.assign(document.createElement('a'), {
    href: story.href,
    target: '_blank',
    textContent: story.pathname.split('/').pop(),
  }));
  widget.setAttribute('src', story.href);
}

// Gives the page's background and scroll bar the widget's theme.
if (look.theme === 'light' || look.theme === 'dark') {
  document.querySelector('meta[name="color-scheme"]').content = look.theme;
}

/** Sends a message to the embedding page. Its origin is not known, and no message is secret. */
const tell = (message) => parent.postMessage(message, '*');

// Identifies this frame for listeners that find the iframe by a part of its URL.
const ADDRESS_PART = location.pathname.split('/').pop() + location.search;
const PYM_ID = parameters.get('childId');
const WORDPRESS_SECRET = /^#\?secret=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];

const measure = () => Math.ceil(document.documentElement.getBoundingClientRect().height);

let height = 0;

/** Sends the height in every form that newsrooms' pages listen for. */
const tellHeight = () => {
  // In a frame that WordPress hides until it hears from it, the observer has not fired yet.
  height ||= measure();
  // Datawrapper
  tell({ 'datawrapper-height': { [ADDRESS_PART]: height } });
  // amp-iframe, @newswire/frames and our embed.js
  tell({ sentinel: 'amp', type: 'embed-size', height });
  // Medium, by way of Embedly
  tell(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
  if (PYM_ID !== null) tell(`pymxPYMx${PYM_ID}xPYMxheightxPYMx${height}`);
  if (WORDPRESS_SECRET) tell({ message: 'height', value: height, secret: WORDPRESS_SECRET });
};

/**
 * Does not send unchanged heights: in between, a scroll bar may appear, and no observer notices
 * when it goes.
 */
const observer = new ResizeObserver(() => {
  const measured = measure();
  if (measured === height) return;
  height = measured;
  tellHeight();
});

const reset = async () => {
  await ready;
  widget.reset();
};

const select = async (query) => {
  const selection = valid(query, SELECTION);
  if (selection.kinds) selection.kinds = selection.kinds.split(',');
  if (Object.keys(selection).length === 0) return;
  await ready;
  try {
    widget.select(selection);
  } catch ({ message }) {
    // Valid, but not on this map or not in this story.
    console.warn('clash-map:', message);
  }
};

const setPage = async (address) => {
  const url = webUrl(address);
  if (!url) return;
  // Before the element is defined, this would create a property that hides the setter.
  await ready;
  widget.page = url.href;
};

const isText = (value) => typeof value === 'string';

/** Handles a message of a known form. Returns whether it was one. */
const obey = (message) => {
  if (isText(message)) return /^pymxPYMx.*xPYMxwidthxPYMx[\d.]+$/.test(message);
  const { type, sentinel, secret, selection, url } = message ?? {};
  if (message?.message === 'ready') return isText(secret) && secret === WORDPRESS_SECRET;
  if (type === 'frames-init') return sentinel === 'amp';
  if (type === 'clash-map:select' && isText(selection)) return select(selection), true;
  if (type === 'clash-map:reset') return reset(), true;
  if (type === 'clash-map:page' && isText(url)) return setPage(url), true;
  return false;
};

/** Keeps the commas of lists, so that people can read the query. */
const queryOf = ({ kinds, ...rest }) =>
  Object.entries({ ...rest, kinds: kinds && (kinds.join(',') || 'none') })
    .filter(([name, value]) => name in SELECTION && value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');

if (parent !== window) {
  addEventListener('message', (event) => {
    // A page that sends something may have just begun to listen.
    if (event.source === parent && obey(event.data)) tellHeight();
  });
  for (const type of ['clash-map:ready', 'clash-map:select']) {
    widget.addEventListener(type, ({ detail }) => {
      tell({ type: 'clash-map:select', selection: queryOf(detail) });
    });
  }
  observer.observe(document.documentElement);
  addEventListener('load', tellHeight);
}
