// Computes the columns of this many incidents, for contenders that filter them themselves.

onmessage = async ({ data: count }) => {
  const { default: init, Brush } = await import('./clash-map-brush.js');
  await init();
  const brush = new Brush(count);
  const columns = {
    starts: brush.starts_min(),
    provinces: brush.provinces(),
    kinds: brush.kinds(),
    positions: brush.positions(),
  };
  postMessage(columns, Object.values(columns).map(({ buffer }) => buffer));
};
