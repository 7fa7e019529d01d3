// Stands in for clash-map.js and keeps what frame.js does with the element.
customElements.define('clash-map', class extends HTMLElement {
  calls = [];

  connectedCallback() {
    this.dataset.state = 'ready';
    this.dispatchEvent(new CustomEvent('clash-map:ready', { bubbles: true, composed: true, detail: {} }));
  }

  select(selection) {
    this.calls.push({ select: selection });
  }

  reset() {
    this.calls.push({ reset: true });
  }

  set page(url) {
    this.calls.push({ page: url });
  }
});
