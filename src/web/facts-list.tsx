import type { Child } from 'hono/jsx';

/** Label and value, one beside the other; rows without value are left out. */
export const FactsList = ({ rows }: { readonly rows: readonly (readonly [string, Child])[] }) => (
  <dl class="facts">
    {rows
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
