/** The whole dress of the page; black on white, so that it prints as it is read. */
export const PAGE_STYLE = `
body { margin: 0; font: 16px/1.5 "Times New Roman", "Liberation Serif", serif; color: #1a1a1a; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
ul { margin: 0; padding-left: 1.2rem; }
.warnings { border: 1px solid #767676; padding: 0 1rem 1rem; }
.warnings h2 { margin-top: .75rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
.legend span { display: inline-block; width: 1rem; height: 1rem; border: 1px solid #767676; vertical-align: -2px; }
figure { margin: 1rem 0; break-inside: avoid; }
figcaption { font-weight: bold; }
svg { width: 100%; height: auto; }
svg text { font-family: sans-serif; font-size: 10px; fill: #1a1a1a; }
svg .head, svg .count { text-anchor: middle; }
svg .month { text-anchor: end; font-size: 11px; }
svg .count[fill="#ffffff"] { fill: #fff; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #c8c8c8; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
@media (max-width: 40rem) {
  main { padding: .75rem; }
  .chart { overflow-x: auto; }
  .chart svg { min-width: 40rem; }
  thead { position: absolute; left: -999rem; }
  tr { display: block; padding: .4rem 0; border-bottom: 1px solid #c8c8c8; }
  td { display: block; padding: 0; border: 0; }
}
@media print { main { max-width: none; padding: 0; } body { font-size: 12pt; } @page { size: A4; margin: 20mm 15mm 20mm 30mm; } }
`;
