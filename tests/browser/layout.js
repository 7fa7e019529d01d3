// What of the widget's layout some readers could not read, hit or see. Joined to probe.js.

/** The trees that a reader sees: where no widget runs, the words of the page and the message why. */
const trees = () => [...new Set([tree(), root])].filter(Boolean);
const all = (selector) => trees().flatMap((tree) => [...tree.querySelectorAll(selector)]);
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

/** How a message names an element. */
const named = (element) => {
  const classes = element.getAttribute('class');
  return `${element.localName}${classes ? `.${classes.trim().replace(/\s+/g, '.')}` : ''} "${
    (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
};

/** Text with the boxes of its lines. */
const texts = () => trees().flatMap(textsOf);
const textsOf = (tree) => {
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const element = node.parentElement;
    if (!node.data.trim() || !element || !isShown(element) || element.closest('title, style')) continue;
    // Read out, and not shown.
    if (getComputedStyle(element).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    found.push({ element, boxes });
  }
  return found;
};

const cuts = (style) => /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);
const scrolls = (style) => /auto|scroll/.test(`${style.overflowX} ${style.overflowY}`);

/** The box beyond which an element's text cannot be seen: that of what clips it, or of the
    column. What scrolls can be brought into view. */
const visibleBox = (element) => {
  for (let part = element; part && part !== host; part = part.parentElement) {
    const style = getComputedStyle(part);
    if (scrolls(style)) return undefined;
    if (cuts(style)) return part.getBoundingClientRect();
  }
  const column = host.getBoundingClientRect();
  return { left: column.left, right: column.right, top: -Infinity, bottom: Infinity };
};

/** Texts that are cut off. A name on the map may leave it: the map moves. */
const cutTexts = () => texts().flatMap(({ element, boxes }) => {
  if (element.closest('.cm-labels')) return [];
  const visible = visibleBox(element);
  const isCut = visible && boxes.some((box) => box.left < visible.left - 1 || box.right > visible.right + 1
    || box.top < visible.top - 1 || box.bottom > visible.bottom + 1);
  return isCut ? [named(element)] : [];
});

/** Texts that lie on other texts. Lines of one text may touch. */
const overlappingTexts = () => {
  const found = texts().filter(({ element }) => !element.closest('svg, .cm-list-head, .cm-tooltip'));
  const boxes = found.flatMap(({ element, boxes }) => boxes.map((box) => ({ element, box })));
  boxes.sort((a, b) => a.box.top - b.box.top);
  return boxes.flatMap((one, i) => {
    const faults = [];
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < one.box.bottom; j += 1) {
      const other = boxes[j];
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const isOver = across > 1 && down > Math.min(one.box.height, other.box.height) / 3;
      if (isOver && one.element !== other.element && inOneView(one.element, other.element)) {
        faults.push(`${named(one.element)} on ${named(other.element)}`);
      }
    }
    return faults;
  });
};

/** Whether the same box scrolls both; else one may lie, cut off, under the other. */
const scroller = (element) => element.closest('.cm-list-scroll, .cm-kinds');
const inOneView = (one, other) => scroller(one) === scroller(other);

/** By how much the page is wider than the window. */
const sideways_px = () => document.documentElement.scrollWidth - innerWidth;

/** Each text alone twice as large, as when a reader enlarges text only. Gives the way back. */
const doubleText = () => {
  const sizes = all('*').filter((element) => !element.closest('svg'))
    .map((element) => [element, element.style.fontSize, parseFloat(getComputedStyle(element).fontSize)]);
  for (const [element, , size_px] of sizes) element.style.fontSize = `${2 * size_px}px`;
  return () => sizes.forEach(([element, before]) => { element.style.fontSize = before; });
};

/** WCAG 2.2, 1.4.12. Gives the way back. */
const spaceText = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  const scopes = trees().map((tree) => (tree === root ? root : document));
  for (const scope of scopes) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  return () => scopes.forEach((scope) => {
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets].filter((other) => other !== sheet);
  });
};

const TARGETS = 'a[href], button, summary, textarea, input, select, [role=button], [role=option], [role=slider]';

/** Where a pointer meets a target; a symbol is hit by the circle about it. */
const targetBox = (element) => (element.querySelector('.cm-target') ?? element).getBoundingClientRect();

/** WCAG 2.2, 2.5.8: targets under 24 px, but for those in a line of text, those with enough
    room about them, and the provinces on the map, which the list has too. */
const smallTargets = () => {
  const isInline = (element) => /^inline(-block)?$/.test(getComputedStyle(element).display)
    && element.closest('p, li, dd, .cm-cited-by') && !element.closest('.cm-provinces');
  const targets = all(TARGETS)
    .filter((element) => isShown(element) && !element.matches('.cm-area') && !isInline(element));
  const boxes = targets.map(targetBox);
  const isSmall = ({ width, height }) => width < 23.99 || height < 23.99;
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
  // From the middle of a small target to the nearest point of another, or to its middle.
  const gap = (small, other) => {
    const [x, y] = middle(small);
    if (isSmall(other)) {
      const [u, v] = middle(other);
      return Math.hypot(x - u, y - v) - 12;
    }
    return Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom));
  };
  return targets.filter((_, i) => isSmall(boxes[i])
    && boxes.some((other, j) => i !== j && !targets[i].contains(targets[j]) && gap(boxes[i], other) < 12))
    .map((element) => {
      const { width, height } = targetBox(element);
      return `${named(element)}: ${width.toFixed(1)} × ${height.toFixed(1)}`;
    });
};

/** Why a reader does not see that this has the focus; empty where they do. */
const focusFault = (element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const ring_px = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  // A shape's ring is a line about it.
  const lines = [element, ...element.querySelectorAll('.cm-target, .cm-grip')]
    .map((part) => getComputedStyle(part)).filter(({ stroke }) => stroke !== 'none');
  const line_px = element.closest('svg') ? Math.max(0, ...lines.map(({ strokeWidth }) => parseFloat(strokeWidth))) : 0;
  const faults = [];
  if (Math.max(ring_px, line_px) < 2) faults.push(`ring of ${ring_px} px, line of ${line_px} px`);
  const box = (element.querySelector('.cm-target') ?? element).getClientRects()[0];
  // A province may reach beyond the map.
  const frame = element.matches('.cm-area') ? element.closest('svg').getBoundingClientRect() : box;
  const [left, top] = [Math.max(box.left, frame.left), Math.max(box.top, frame.top)];
  const [right, bottom] = [Math.min(box.right, frame.right), Math.min(box.bottom, frame.bottom)];
  const parts = [0.5, 0.1, 0.9, 0.3, 0.7];
  const points = parts.flatMap((across) => parts.map((down) =>
    [left + across * (right - left), top + down * (bottom - top)]));
  const at = (point) => element.getRootNode().elementFromPoint(...point);
  if (!points.some((point) => element.contains(at(point)))) faults.push(`under ${named(at(points[0]) ?? host)}`);
  return faults.map((fault) => `${named(element)}: ${fault}`);
};
