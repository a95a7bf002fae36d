/** The head of a table whose rows become cards on a telephone: the roles stay when CSS takes the table away. */
export const TableHead = ({ columns }: { readonly columns: readonly string[] }) => (
  <thead role="rowgroup">
    <tr role="row">
      {columns.map((column) => (
        <th role="columnheader" scope="col">
          {column}
        </th>
      ))}
    </tr>
  </thead>
);
