// Adds up the layout shifts, and names what moved. Both stay empty in
// engines that do not report layout shifts.
window.shifts = { total: 0, moved: [] };
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    shifts.total += value;
    for (const { node, previousRect, currentRect } of sources) {
      const name = node?.className?.baseVal ?? node?.className ?? node?.nodeName;
      shifts.moved.push(`${name} ${JSON.stringify([previousRect, currentRect])}`);
    }
  }
}).observe({ type: 'layout-shift', buffered: true });
