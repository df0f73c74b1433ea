import classes from './Preview.module.css';

/** The columns of a Parquet file and what they hold. */
export function ColumnList({ columns }: { readonly columns: readonly { readonly name: string; readonly type: string }[] }) {
  return (
    <table className={classes.columns}>
      <thead>
        <tr><th scope="col">Column</th><th scope="col">Holds</th></tr>
      </thead>
      <tbody>
        {columns.map(({ name, type }) => (
          <tr key={name}><td><code>{name}</code></td><td>{type}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
