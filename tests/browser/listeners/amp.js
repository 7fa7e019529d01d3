// amp-iframe: takes a resize request of 100 px or more from the iframe's own window.
addEventListener('message', ({ data, source }) => {
  const frame = document.querySelector('iframe');
  if (source !== frame.contentWindow || data.sentinel !== 'amp') return;
  if (data.type === 'embed-size' && data.height >= 100) frame.style.height = `${data.height}px`;
});
