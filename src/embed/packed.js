// Loads the columns of a packed dataset and shows the progress.

/** Returns the bytes of the file. Until then `line` shows the progress. */
export const columns = async (load, url, line) => {
  try {
    return await load(url, (response) => bytesOf(response, line));
  } finally {
    line.remove();
  }
};

const bytesOf = async (response, line) => {
  // If the server compressed the response, more bytes arrive than its content-length says.
  const isAsSaid = !response.headers.has('content-encoding');
  const total = isAsSaid && Number(response.headers.get('content-length'));
  const say = (length) => {
    // In steps, because a screen reader reads every change.
    const amount = total
      ? `${Math.floor((10 * length) / total) * 10} %`
      : `${Math.floor(length / 1e6)} MB`;
    const text = `Loading the incidents: ${amount}`;
    if (line.textContent !== text) line.textContent = text;
  };
  const pieces = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    say(length);
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
};
