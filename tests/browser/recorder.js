// Runs before all else in a page under test and keeps what went wrong.
const record = { errors: [], violations: [], failures: [], messages: [] };
window.record = record;
addEventListener('message', ({ data }) => record.messages.push(data));

// What is observed again in the next frame is no error, but browsers report it as one.
const DEFERRED = 'ResizeObserver loop completed with undelivered notifications.';

addEventListener('error', (event) => {
  if (event.message === DEFERRED) return;
  record.errors.push(event.message ?? `cannot load ${event.target.src ?? event.target.href}`);
}, true);
addEventListener('unhandledrejection', (event) => record.errors.push(`${event.reason}`));
addEventListener('securitypolicyviolation', (event) => {
  record.violations.push(`${event.effectiveDirective}: ${event.blockedURI}`);
});
addEventListener('clash-map:error', ({ detail }) => record.failures.push(`${detail.cause}: ${detail.message}`));
for (const level of ['error', 'warn']) {
  const write = console[level];
  console[level] = (...words) => {
    record.errors.push(words.join(' '));
    write.apply(console, words);
  };
}
