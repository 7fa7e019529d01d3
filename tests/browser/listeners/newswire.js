// @newswire/frames: introduces itself, then takes AMP's message.
const frame = document.querySelector('iframe');
addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow) return;
  if (data.sentinel === 'amp' && data.type === 'embed-size') frame.setAttribute('height', data.height);
});
frame.contentWindow.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*');
