import { encode } from 'uqr';

/** A code to be scanned from paper, drawn as one path: no picture is fetched, and it prints sharp at any size. */
export const PaperCode = ({ address, label }: { readonly address: string; readonly label: string }) => {
  // M: an eighth of the code may be lost under a stamp or a fold.
  const { size, data } = encode(address, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return (
    <svg
      class="code"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
};
