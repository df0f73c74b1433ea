import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { count } from '../../../ui/format';
import { prettyJson } from '../model/jsonLines';
import classes from './file.module.css';

/** One row's JSON, as text, with its fields told apart by colour. */
export function RowAsInFile({ raw, line }: { readonly raw: string | null; readonly line: number | null }) {
  const pretty = useMemo(() => (raw === null ? null : prettyJson(raw)), [raw]);
  return (
    <section className={classes.half} aria-labelledby="in-file-title">
      <header className={classes.halfHead}>
        <h3 className={classes.halfTitle} id="in-file-title"><Trans>As in the file</Trans></h3>
        {line !== null && <span className={`${classes.quiet} num`}><Trans>line {count(line)}</Trans></span>}
      </header>
      {pretty === null ? (
        <p className={classes.quiet}><Trans>No row to show.</Trans></p>
      ) : (
        <div className={classes.json} tabIndex={0} role="region" aria-label={t`Row as JSON`}>
          {pretty.lines.map(({ depth, pieces }, index) => (
            <div key={index} className={classes.jsonLine} style={{ marginLeft: `${2 * depth}ch` }}>
              {pieces.map(({ kind, text }, at) => <span key={at} data-kind={kind}>{text}</span>)}
            </div>
          ))}
          {pretty.cut > 0 && <p className={classes.quiet}>{plural(pretty.cut, { one: '# more line', other: '# more lines' })}</p>}
        </div>
      )}
    </section>
  );
}
