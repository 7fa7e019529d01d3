// Keeps the reader's place when the widget replaces the static story.

/**
 * Finds what the reader has reached in the static story of `host`. Returns the query `asked` to
 * select it, and `keep`, which restores scroll position and focus in the widget.
 */
export const reached = (host) => {
  const $ = (root, selector) => root.querySelector(selector);
  const target = $(host, ':target');
  const open = target?.closest('.cm-card') ?? [...host.querySelectorAll('.cm-card[open]')].pop();
  const asked = target?.matches('.cm-of-province') ? `province=${target.id}` : open ? `incident=${open.id}` : '';
  const list_px = $(host, '.cm-list-scroll')?.scrollTop;
  const top_px = (element) => element.getBoundingClientRect().top;
  const read = top_px(host) < 0
    && [...host.querySelectorAll('.cm-card')].find((card) => card.getBoundingClientRect().bottom > 0);
  const read_px = read && top_px(read);
  const hasFocus = host.contains(host.getRootNode().activeElement);
  const keep = () => {
    const root = host.shadowRoot;
    const twin = (card) => card && $(root, `.cm-card[data-incident="${card.id}"]`);
    const list = $(root, '.cm-list-scroll');
    if (list && list_px) list.scrollTop = list_px;
    if (twin(read)) scrollBy({ top: top_px(twin(read)) - read_px, behavior: 'instant' });
    if (hasFocus) $(twin(open) ?? root, '.cm-card-button, [aria-pressed=true]')?.focus({ preventScroll: true });
  };
  return { asked, keep };
};
