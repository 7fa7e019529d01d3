// WordPress's wp-embed: finds the iframe by its secret, allows 200 to 1000 px.
const secret = 's3cretABCD';
const frame = document.querySelector('iframe');
frame.dataset.secret = secret;
addEventListener('message', ({ data, source }) => {
  if (!data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const found of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (source !== found.contentWindow || data.message !== 'height') continue;
    found.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
  }
});
frame.src = `${frame.src}#?secret=${secret}`;
