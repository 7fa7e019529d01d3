// pym 1.x: gives the iframe an id in its address and tells it the width at once.
const frame = document.querySelector('iframe');
const id = 'clash-map-0';
const parameters = new URLSearchParams({
  initialWidth: frame.offsetWidth,
  childId: id,
  parentTitle: document.title,
  parentUrl: location.href,
});
addEventListener('message', ({ data }) => {
  if (typeof data !== 'string') return;
  const [kind, child, type, value] = data.split('xPYMx');
  if (kind !== 'pym' || child !== id) return;
  if (type === 'height') frame.setAttribute('height', `${parseInt(value, 10)}px`);
});
const tellWidth = () =>
  frame.contentWindow.postMessage(['pym', id, 'width', frame.offsetWidth].join('xPYMx'), '*');
frame.addEventListener('load', tellWidth);
addEventListener('resize', tellWidth);
frame.src = `${frame.src}?${parameters}`;
