import { Trans } from '@lingui/react/macro';
import { columnTypeText } from './columnTypeText';
import classes from './Preview.module.css';

/** The columns of a Parquet file and what they hold. */
export function ColumnList({ columns }: { readonly columns: readonly { readonly name: string; readonly type: string }[] }) {
  return (
    <table className={classes.columns}>
      <thead>
        <tr><th scope="col"><Trans>Column</Trans></th><th scope="col"><Trans>Holds</Trans></th></tr>
      </thead>
      <tbody>
        {columns.map(({ name, type }) => (
          <tr key={name}><td><code>{name}</code></td><td>{columnTypeText(type)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
