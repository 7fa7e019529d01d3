// Datawrapper's embed code of today: the iframe is the one whose window spoke.
addEventListener('message', ({ data, source }) => {
  for (const height of Object.values(data['datawrapper-height'] ?? {})) {
    const frame = [...document.querySelectorAll('iframe')].find((f) => f.contentWindow === source);
    if (frame) frame.style.height = `${height}px`;
  }
});
