// Where the page's policy refuses WebAssembly: the same widget in an iframe, under the
// policy of frame.html. Loaded only then.

const BOUNDS_PX = [100, 20000];
const PATIENCE_MS = 10000;
const PASSED_ON = [
  'province', 'incident', 'from', 'to', 'kinds', 'search', 'actor', 'claimant', 'source', 'differ', 'view', 'story',
  'lang', 'theme', 'durand', 'loc',
];

/**
 * Puts an iframe after `slot` in the shadow root of `host`; it takes the slot's place once
 * it says how high it is, and `done` is told whether it has. `link` is the selection of
 * the page's address. Returns the iframe and what ends it.
 */
export const showFrame = (host, slot, link, done) => {
  const frame = document.createElement('iframe');
  const query = PASSED_ON.filter((name) => host.hasAttribute(name))
    .map((name) => `${name}=${encodeURIComponent(host.getAttribute(name))}`);
  Object.assign(frame, {
    src: `${host.getAttribute('frame')}?${query.join('&')}`,
    title: host.title || 'Map and timeline',
    width: '100%',
    height: 0,
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals');
  frame.style.cssText = 'border:0;display:block';

  // The frame is sandboxed and so without an origin to address.
  const tell = (message) => frame.contentWindow.postMessage(message, '*');
  frame.onload = () => {
    tell({ type: 'clash-map:page', url: host.page });
    if (link) tell({ type: 'clash-map:select', selection: link });
  };
  const onMessage = ({ source, data }) => {
    if (source !== frame.contentWindow || data?.sentinel !== 'amp' || data.type !== 'embed-size') return;
    const { height } = data;
    if (!Number.isInteger(height) || height < BOUNDS_PX[0] || height > BOUNDS_PX[1]) return;
    frame.height = height;
    clearTimeout(patience);
    if (!slot.isConnected) return;
    slot.remove();
    done(true);
  };
  // A frame that the page's policy refuses as well says nothing.
  const patience = setTimeout(() => done(false), PATIENCE_MS);
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
