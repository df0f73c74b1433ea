import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Status } from '../../../ui/Status';
import type { Repeat } from '../model/repeats';
import type { RowFilter } from '../model/rowFilter';
import classes from './profile.module.css';

const AT_FIRST = 5;
const howName = (how: Repeat['how']): string => ({ 'same-row': t`Same prompt and answer`, 'same-prompt': t`Same prompt, different answers`, near: t`Nearly the same` })[how];

/** Rows that say or ask the same; a click steps through them. */
export function RepeatsList({ repeats, onFilter }: { readonly repeats: readonly Repeat[]; readonly onFilter: (filter: RowFilter) => void }) {
  const [all, setAll] = useState(false);
  if (repeats.length === 0) return <Status tone="ok"><Trans>No prompt stands twice.</Trans></Status>;
  return (
    <>
      <ul className={classes.repeats}>
        {(all ? repeats : repeats.slice(0, AT_FIRST)).map((repeat) => (
          <li key={`${repeat.how}-${repeat.rows[0] ?? 0}`}>
            <button type="button" className={classes.repeat} onClick={() => onFilter({ by: 'rows', rows: repeat.rows, label: () => howName(repeat.how).toLowerCase() })}>
              <span className={classes.repeatPrompt}>{repeat.prompt.replaceAll(/\s+/g, ' ')}</span>
              <span className={`${classes.repeatRows} num`}>{plural(repeat.rows.length, { one: '# row', other: '# rows' })}</span>
              <span className={classes.repeatHow}>{howName(repeat.how)}{repeat.similarity !== null && `, ${t`${Math.round(100 * repeat.similarity)} % alike`}`}</span>
            </button>
          </li>
        ))}
      </ul>
      {repeats.length > AT_FIRST && (
        <Button variant="subtle" size="xs" onClick={() => setAll(!all)}>{all ? t`Show fewer` : t`Show all ${repeats.length}`}</Button>
      )}
    </>
  );
}
