/** Returns a claim in words, such as "3–5 people killed, says a ministry". */
export const claimText = ({ claimant, metric, min, max, subject }) =>
  `${min === max ? min : `${min}–${max}`} ${subject.replaceAll('_', ' ')} ${metric}, says ${claimant}`;
