// frame.html, the widget in an iframe: its address sets the widget's attributes, and the
// page around it learns the height and the reader's selection.
//
// Nothing here needs storage or an origin: WordPress gives the iframe neither.

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

/** The values of a query that have their form, or are empty; whatever else it says is ignored. */
const valid = (query, forms) => {
  const values = new URLSearchParams(query);
  return Object.fromEntries(Object.entries(forms)
    .map(([name, form]) => [name, values.get(name), form])
    .filter(([, value, form]) => value === '' || (value !== null && form.test(value))));
};

/** An address as a URL, or undefined where it is none or not of the web. */
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
  // Not the built-in story in place of another, however long that takes.
  widget.replaceChildren(Object.assign(document.createElement('a'), {
    href: story.href,
    target: '_blank',
    textContent: story.pathname.split('/').pop(),
  }));
  widget.setAttribute('src', story.href);
}

// So that the page's ground and scroll bar are of the widget's theme.
if (look.theme === 'light' || look.theme === 'dark') {
  document.querySelector('meta[name="color-scheme"]').content = look.theme;
}

/** Tells the page around; its origin is not known, and nothing told is secret. */
const tell = (message) => parent.postMessage(message, '*');

// What tells this frame from others of the page to listeners that look for the iframe by
// a part of its address.
const ADDRESS_PART = location.pathname.split('/').pop() + location.search;
const PYM_ID = parameters.get('childId');
const WORDPRESS_SECRET = /^#\?secret=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];

const measure = () => Math.ceil(document.documentElement.getBoundingClientRect().height);

let height = 0;

/** Tells the height in every form that newsrooms' pages listen for. */
const tellHeight = () => {
  // A frame that WordPress hides until it speaks observes nothing.
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

/** Not measured in between, when a scroll bar may come that no observer sees go. */
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
    // Of the right form, but not on this map or in this story.
    console.warn('clash-map:', message);
  }
};

const setPage = async (address) => {
  const url = webUrl(address);
  if (!url) return;
  // Before the element is defined, this would be a property of its own and hide the setter.
  await ready;
  widget.page = url.href;
};

const isText = (value) => typeof value === 'string';

/** Acts on a message of known form and says whether it was one. */
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

/** Lists keep their commas, to be read by people too. */
const queryOf = ({ kinds, ...rest }) =>
  Object.entries({ ...rest, kinds: kinds && (kinds.join(',') || 'none') })
    .filter(([name, value]) => name in SELECTION && value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');

if (parent !== window) {
  addEventListener('message', (event) => {
    // A page that speaks has perhaps only now begun to listen.
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
