import { useMemo } from 'react';
import { count, countOf } from '../../../ui/format';
import { prettyJson } from '../model/jsonLines';
import classes from './file.module.css';

/** One row's JSON, as text, with its fields told apart by colour. */
export function RowAsInFile({ raw, line }: { readonly raw: string | null; readonly line: number | null }) {
  const pretty = useMemo(() => (raw === null ? null : prettyJson(raw)), [raw]);
  return (
    <section className={classes.half} aria-labelledby="in-file-title">
      <header className={classes.halfHead}>
        <h3 className={classes.halfTitle} id="in-file-title">As in the file</h3>
        {line !== null && <span className={`${classes.quiet} num`}>line {count(line)}</span>}
      </header>
      {pretty === null ? (
        <p className={classes.quiet}>No row to show.</p>
      ) : (
        <div className={classes.json} tabIndex={0} role="region" aria-label="Row as JSON">
          {pretty.lines.map(({ depth, pieces }, index) => (
            <div key={index} className={classes.jsonLine} style={{ marginLeft: `${2 * depth}ch` }}>
              {pieces.map(({ kind, text }, at) => <span key={at} data-kind={kind}>{text}</span>)}
            </div>
          ))}
          {pretty.cut > 0 && <p className={classes.quiet}>{countOf(pretty.cut, 'more line')}</p>}
        </div>
      )}
    </section>
  );
}
