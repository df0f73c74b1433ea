import { Button } from '@mantine/core';
import { useState } from 'react';
import { countOf } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import type { Repeat } from '../model/repeats';
import type { RowFilter } from '../model/rowFilter';
import classes from './profile.module.css';

const AT_FIRST = 5;
const HOW: Readonly<Record<Repeat['how'], string>> = { 'same-row': 'Same prompt and answer', 'same-prompt': 'Same prompt, different answers', near: 'Nearly the same' };

/** Rows that say or ask the same; a click steps through them. */
export function RepeatsList({ repeats, onFilter }: { readonly repeats: readonly Repeat[]; readonly onFilter: (filter: RowFilter) => void }) {
  const [all, setAll] = useState(false);
  if (repeats.length === 0) return <Status tone="ok">No prompt stands twice.</Status>;
  return (
    <>
      <ul className={classes.repeats}>
        {(all ? repeats : repeats.slice(0, AT_FIRST)).map((repeat) => (
          <li key={`${repeat.how}-${repeat.rows[0] ?? 0}`}>
            <button type="button" className={classes.repeat} onClick={() => onFilter({ by: 'rows', rows: repeat.rows, label: HOW[repeat.how].toLowerCase() })}>
              <span className={classes.repeatPrompt}>{repeat.prompt.replaceAll(/\s+/g, ' ')}</span>
              <span className={`${classes.repeatRows} num`}>{countOf(repeat.rows.length, 'row')}</span>
              <span className={classes.repeatHow}>{HOW[repeat.how]}{repeat.similarity !== null && `, ${Math.round(100 * repeat.similarity)} % alike`}</span>
            </button>
          </li>
        ))}
      </ul>
      {repeats.length > AT_FIRST && (
        <Button variant="subtle" size="xs" onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show all ${repeats.length}`}</Button>
      )}
    </>
  );
}
