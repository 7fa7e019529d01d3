// For a page that embeds frame.html and has no resizer of its own. Add this once or several times:
// <script type="module" src="…/embed.js"></script>
//
// Sets the height of all iframes with the frame.html from its own folder. Sends them the page's URL
// and the selection in its fragment: #clash-map=province=AF-PKA&from=2024-03-16

const FRAME = new URL('frame.html', import.meta.url).href;
const BOUNDS_PX = [100, 100000];

const frames = () =>
  [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(FRAME));

const resize = ({ source, data }) => {
  if (data?.sentinel !== 'amp' || data.type !== 'embed-size') return;
  const { height } = data;
  if (!Number.isInteger(height) || height < BOUNDS_PX[0] || height > BOUNDS_PX[1]) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (frame) frame.height = height;
};

// The frame may be sandboxed and then has no origin to address.
const tell = (frame, message) => frame.contentWindow?.postMessage(message, '*');

/** A link contains the whole selection, so the frame is reset first. */
const handSelection = (frame) => {
  const selection = /^#clash-map=(.*)/.exec(location.hash)?.[1];
  if (selection === undefined) return;
  tell(frame, { type: 'clash-map:reset' });
  tell(frame, { type: 'clash-map:select', selection });
};

const greet = (frame) => {
  tell(frame, { type: 'clash-map:page', url: location.href.split('#')[0] });
  handSelection(frame);
};

// The same file under another URL is another module.
const mark = Symbol.for(`clash-map ${FRAME}`);
if (!document[mark]) {
  document[mark] = true;
  addEventListener('message', resize);
  addEventListener('hashchange', () => frames().forEach(handSelection));
  // Frames that are there already, and those that load later.
  frames().forEach(greet);
  document.addEventListener('load', ({ target }) => {
    if (frames().includes(target)) greet(target);
  }, true);
}
