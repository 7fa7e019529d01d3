// Datawrapper's earlier embed code: the iframe is the one with the id in its address.
addEventListener('message', ({ data }) => {
  for (const [id, height] of Object.entries(data['datawrapper-height'] ?? {})) {
    const frame = document.querySelector(`iframe[src*='${id}']`);
    if (frame) frame.style.height = `${height}px`;
  }
});
