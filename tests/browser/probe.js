// In front of every script that a test runs in the page: `widget` is its place on the page.
const host = document.querySelectorAll('clash-map')[widget];
const root = host?.shadowRoot;
/** The widget's own tree, or what stands between the tags where no widget runs. */
const tree = () => (root?.querySelector('.cm-root') ? root : host);
const $ = (selector) => root.querySelector(selector);
const $$ = (selector) => [...root.querySelectorAll(selector)];

const found = (selector) => {
  const element = $(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
};

/** The ids of the incidents shown within a part of the widget, sorted, each once. */
const incidents = (part) =>
  [...new Set($$(`${part}[data-incident], ${part} [data-incident]`).map((e) => e.dataset.incident))].sort();

/** A card says it on the button within; of a button it is pressed, of an option selected. */
const isSelected = (element) => {
  const says = '[aria-pressed], [aria-selected]';
  const told = element.matches(says) ? element : element.querySelector(says);
  return (told.getAttribute('aria-pressed') ?? told.getAttribute('aria-selected')) === 'true';
};

/** Whether something carries the incident's id in this part, and all that does is selected. */
const isSelectedIn = (part, id) => {
  const marks = $$(`${part}[data-incident="${id}"], ${part} [data-incident="${id}"]`);
  return marks.length > 0 && marks.every(isSelected);
};

/** The number that an element says last, after its name; a word such as "no" is 0. */
const count = (element) =>
  Number((element.getAttribute('aria-label') ?? element.textContent).match(/\d+/g)?.at(-1) ?? 0);

const counts = (selector, key) =>
  Object.fromEntries($$(selector).map((element) => [element.dataset[key], count(element)]));

const bringIntoView = (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' });

/** A point of the viewport, from a grid over the element's box, that meets a condition. */
const pointWhere = (element, holds) => {
  bringIntoView(element);
  const box = element.getBoundingClientRect();
  // From the middle outwards.
  const steps = [...Array(19).keys()].map((step) => (step + 1) / 20)
    .sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
  for (const down of steps) {
    for (const across of steps) {
      // Where the pointer will be: engines differ in how they take fractions.
      const point = [box.x + across * box.width, box.y + down * box.height].map(Math.round);
      if (holds(point)) return point;
    }
  }
  throw new Error('covered everywhere');
};

/** Where a click meets the element and nothing that lies over it. */
const pointOn = (element) =>
  pointWhere(element, (point) => element.contains(root.elementFromPoint(...point)));

const centre = (element) => {
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

const outline = (code) => found(`.cm-map [data-province="${code}"]`);

/** Whether a point of the viewport lies in a province's outline. */
const liesIn = (code, [x, y]) => {
  const path = outline(code);
  return path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse()));
};

/** Where a click meets a province and nothing that lies over it. */
const pointIn = (code) => pointWhere(outline(code), (point) => {
  const province = root.elementFromPoint(...point)?.closest('[data-province]');
  return province?.dataset.province === code && liesIn(code, point);
});

/** A click in the middle of a province's box, told to what lies there. */
const clickNear = (code) => {
  const [clientX, clientY] = centre(outline(code));
  const event = new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX, clientY });
  outline(code).dispatchEvent(event);
};
