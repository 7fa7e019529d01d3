// Carries a reader from the story between the tags of <clash-map> into the widget.

/** What the reader of `host` has reached between its tags, and how to bring the widget there. */
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
