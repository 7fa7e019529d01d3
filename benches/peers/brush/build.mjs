// node build.mjs <folder to write to>
//
// Writes the page in which each contender moves windows.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const [to] = process.argv.slice(2);

buildSync({
  entryPoints: {
    main: join(import.meta.dirname, 'main.js'),
    worker: join(import.meta.dirname, 'worker.js'),
    'maplibre-worker': fileURLToPath(import.meta.resolve('maplibre-gl/dist/maplibre-gl-worker.mjs')),
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  external: ['./clash-map-brush.js'],
  outdir: to,
});
writeFileSync(join(to, 'index.html'), `<!doctype html>
<meta charset="utf-8">
<title>Windows over synthetic incidents</title>
<link rel="icon" href="data:,">
<body>
<script type="module" src="main.js"></script>
`);
