// Shows the widget in an iframe, under the CSP of frame.html, if the page's CSP does not allow
// WebAssembly. Loaded only then.

const BOUNDS_PX = [100, 100000];
const PATIENCE_MS = 10000;
const PASSED_ON = [
  'province', 'incident', 'from', 'to', 'kinds', 'search', 'actor', 'claimant', 'source', 'differ', 'view', 'story',
  'lang', 'theme', 'durand', 'loc',
];

/**
 * Inserts an iframe after `slot` in the shadow root of `host`. Once it reports its height, it
 * replaces the slot, and `onShown` is called. If it never does, `giveUp` is called. When its widget
 * is ready, `onReady` receives an object with the methods of Rust's `Widget`. `onSelect` receives
 * the query of every new selection. Returns the iframe, and a function that ends everything.
 */
export const showFrame = (host, slot, { giveUp, onShown, onReady, onSelect }) => {
  const frame = document.createElement('iframe');
  const url = new URL(host.getAttribute('frame'), document.baseURI);
  PASSED_ON.filter((name) => host.hasAttribute(name))
    .forEach((name) => url.searchParams.set(name, host.getAttribute(name)));
  Object.assign(frame, {
    src: url.href,
    title: host.title || 'Map and timeline',
    width: '100%',
    height: 0,
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals');
  frame.style.cssText = 'border:0;display:block';

  // The frame is sandboxed and has no origin to address.
  const tell = (message) => frame.contentWindow.postMessage(message, '*');
  let selected;
  const widget = {
    selection: () => selected,
    select: (selection) => tell({ type: 'clash-map:select', selection }),
    reset: () => tell({ type: 'clash-map:reset' }),
    set_page: (page) => tell({ type: 'clash-map:page', url: page }),
  };

  const onSize = (height) => {
    if (!Number.isInteger(height) || height < BOUNDS_PX[0] || height > BOUNDS_PX[1]) return;
    frame.height = height;
    clearTimeout(patience);
    if (!slot.isConnected) return;
    slot.remove();
    onShown();
  };
  const onSelection = (query) => {
    const isFirst = selected === undefined;
    selected = query;
    if (isFirst) onReady(widget);
    else onSelect(query);
  };
  const onMessage = ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data?.sentinel === 'amp' && data.type === 'embed-size') onSize(data.height);
    if (data?.type === 'clash-map:select') onSelection(data.selection);
  };
  // If the page's CSP blocks the frame too, no message ever comes.
  const patience = setTimeout(giveUp, PATIENCE_MS);
  addEventListener('message', onMessage);
  slot.after(frame);
  return {
    frame,
    end: () => {
      clearTimeout(patience);
      removeEventListener('message', onMessage);
    },
  };
};
