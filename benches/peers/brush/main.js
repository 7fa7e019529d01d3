// One contender per visit, such as ?contender=crossfilter&count=100000: prepares its incidents and
// moves a window over them. `window.result` has the times.

import crossfilter from 'crossfilter2';
import { Deck, MapView } from '@deck.gl/core';
import { DataFilterExtension } from '@deck.gl/extensions';
import { ScatterplotLayer } from '@deck.gl/layers';
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';

const DAY_MIN = 24 * 60;
const DAYS = 5 * 365;
const WINDOW_DAYS = 365;
const ROWS = 40;
const MONTH_MIN = (DAYS / 60) * DAY_MIN;
const KINDS = 4;
const PROVINCES = 128;
const MONTHS = 61;

/** Computes columns in a worker, whose memory is freed when it ends. */
const columns = (count) => new Promise((resolve, reject) => {
  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => {
    worker.terminate();
    resolve(data);
  };
  worker.onerror = reject;
  worker.postMessage(count);
});

const monthOf = (start) => Math.min(MONTHS - 1, Math.floor(start / MONTH_MIN));

/** Loads the widget's computation. Its memory then counts as the page's. */
const ours = async (count) => {
  const { default: init, Brush } = await import('./clash-map-brush.js');
  window.memory = (await init()).memory;
  return new Brush(count);
};

/** Each prepares itself and returns a function that moves its window to [first, last) in days. */
const CONTENDERS = {
  counts: async (count) => {
    const brush = await ours(count);
    return (first, last) => brush.count(first, last - 1, ROWS);
  },
  scenes: async (count) => {
    const brush = await ours(count);
    return (first, last) => brush.scenes(first, last - 1, ROWS);
  },
  walk: async (count) => {
    const { starts, provinces, kinds } = await columns(count);
    const byProvince = new Uint32Array(PROVINCES * KINDS);
    const byMonth = new Uint32Array(MONTHS * KINDS);
    return (first, last) => {
      const [from, to] = [first * DAY_MIN, last * DAY_MIN];
      byProvince.fill(0);
      byMonth.fill(0);
      const rows = [];
      for (let i = 0; i < starts.length; i += 1) {
        const start = starts[i];
        if (start < from || start >= to) continue;
        byProvince[provinces[i] * KINDS + kinds[i]] += 1;
        byMonth[monthOf(start) * KINDS + kinds[i]] += 1;
        if (rows.length < ROWS) rows.push(i);
      }
      return rows;
    };
  },
  crossfilter: async (count) => {
    const { starts, provinces, kinds } = await columns(count);
    const records = Array.from(starts, (start, id) => ({ id, start, province: provinces[id], kind: kinds[id] }));
    const all = crossfilter(records);
    const time = all.dimension(({ start }) => start);
    // A crossfilter group ignores the filter of its own dimension.
    const byProvince = all.dimension(({ province, kind }) => province * KINDS + kind).group();
    const byMonth = all.dimension(({ start, kind }) => monthOf(start) * KINDS + kind).group();
    return (first, last) => {
      time.filterRange([first * DAY_MIN, last * DAY_MIN]);
      return [byProvince.all(), byMonth.all(), time.bottom(ROWS)];
    };
  },
  deck: async (count) => {
    const { starts, positions } = await columns(count);
    const data = {
      length: count,
      attributes: {
        getPosition: { value: positions, size: 2 },
        getFilterValue: { value: Float32Array.from(starts), size: 1 },
      },
    };
    const extensions = [new DataFilterExtension({ filterSize: 1 })];
    const layer = (first, last) => new ScatterplotLayer({
      id: 'incidents',
      data,
      extensions,
      getRadius: 2,
      radiusUnits: 'pixels',
      getFillColor: [200, 30, 30],
      filterRange: [first * DAY_MIN, last * DAY_MIN],
    });
    let gl;
    let onDrawn;
    const deck = new Deck({
      parent: document.body,
      width: 600,
      height: 500,
      views: new MapView(),
      initialViewState: { longitude: 67, latitude: 32, zoom: 4 },
      layers: [layer(0, WINDOW_DAYS)],
      onDeviceInitialized: (device) => { gl = device.gl; },
      onAfterRender: () => onDrawn?.(),
    });
    // The pixel can be read once everything is drawn.
    const drawn = () => new Promise((resolve) => {
      onDrawn = () => {
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
        resolve();
      };
    });
    await drawn();
    return (first, last) => {
      deck.setProps({ layers: [layer(first, last)] });
      return drawn();
    };
  },
  maplibre: async (count) => {
    const { starts, positions } = await columns(count);
    const features = Array.from(starts, (start, i) => ({
      type: 'Feature',
      properties: { start },
      geometry: { type: 'Point', coordinates: [positions[2 * i], positions[2 * i + 1]] },
    }));
    const isIn = (first, last) => ['all',
      ['>=', ['get', 'start'], first * DAY_MIN],
      ['<', ['get', 'start'], last * DAY_MIN]];
    const container = document.createElement('div');
    container.style = 'width: 600px; height: 500px';
    document.body.append(container);
    setWorkerUrl(new URL('maplibre-worker.js', location.href).href);
    const map = new MapLibre({
      container,
      center: [67, 32],
      zoom: 4,
      fadeDuration: 0,
      attributionControl: false,
      style: {
        version: 8,
        sources: { incidents: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
        layers: [{
          id: 'incidents',
          type: 'circle',
          source: 'incidents',
          filter: isIn(0, WINDOW_DAYS),
          paint: { 'circle-radius': 2, 'circle-color': '#c81e1e' },
        }],
      },
    });
    // Every requested tile is there and drawn.
    const drawn = () => new Promise((resolve) => { map.once('idle', resolve); });
    await drawn();
    return (first, last) => {
      map.setFilter('incidents', isIn(first, last));
      return drawn();
    };
  },
};

const BATCHES = 5;
const BATCH_MS = 1000;

/** Returns the milliseconds per move: the median of several batches, each with as many moves as there is time for. */
const timed = async (move, windows) => {
  const batches = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const began = performance.now();
    let moves = 0;
    for (const first of windows) {
      const answer = move(first, first + WINDOW_DAYS);
      if (answer instanceof Promise) await answer;
      moves += 1;
      if (performance.now() - began > BATCH_MS) break;
    }
    batches.push((performance.now() - began) / moves);
  }
  return batches.sort((a, b) => a - b)[Math.floor(BATCHES / 2)];
};

const run = async (contender, count) => {
  const began = performance.now();
  const move = await CONTENDERS[contender](count);
  const built_ms = performance.now() - began;
  const range = (length) => [...Array(length).keys()];
  const drag_ms = await timed(move, range(60).map((step) => 400 + step));
  // Each is far from the one before.
  const jump_ms = await timed(move, range(10).map((step) => (step * 977) % (DAYS - WINDOW_DAYS)));
  // Keeps its data from garbage collection until the memory is measured.
  window.move = move;
  return { built_ms, drag_ms, jump_ms, wasm_bytes: window.memory?.buffer.byteLength ?? 0 };
};

const parameters = new URLSearchParams(location.search);
run(parameters.get('contender'), Number(parameters.get('count'))).then(
  (result) => { window.result = result; },
  (error) => { window.result = { error: `${error.stack ?? error.message ?? error}` }; },
);
