import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { LookProgress, SetReport } from '../../../core/dataset/look';
import { wholePercent } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { Status } from '../../../ui/Status';
import { flagsOf, languageRows } from '../model/flags';
import type { RowFilter } from '../model/rowFilter';
import type { Look } from '../useLook';
import { FlagBars } from './FlagBars';
import classes from './profile.module.css';

interface LookSectionsProps {
  readonly look: Look;
  /** Of the set that is shown; null until it was looked at. */
  readonly report: SetReport | null;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

const STEPS: Readonly<Record<LookProgress['step'], string>> = { rows: 'Reading rows', near: 'Comparing rows', overlap: 'Comparing sets', languages: 'Telling languages' };

/** Languages, and rows that deserve a look; or how far looking is. */
export function LookSections({ look, report, filter, onFilter }: LookSectionsProps) {
  const flags = useMemo(() => (report === null ? [] : flagsOf(report)), [report]);
  const languages = useMemo(() => languageRows(report?.languages ?? null), [report]);
  const { state } = look;
  if (report === null) {
    return (
      <PanelSection title="Closer look">
        {state.status === 'looking' && (
          <div className={classes.looking}>
            <span role="status">{state.progress === null ? 'Begins' : `${STEPS[state.progress.step]}, ${wholePercent(state.progress.done)}`}</span>
            <Button variant="subtle" size="xs" onClick={look.stop}>Cancel</Button>
          </div>
        )}
        {state.status === 'not-asked' && (
          <>
            <p className={classes.hint}>Near repeats, languages, refusals, keys and personal data. With this many rows it takes a while; the page stays usable.</p>
            <Button size="xs" onClick={look.start}>Look at all rows</Button>
          </>
        )}
        {state.status === 'failed' && (
          <>
            <Status tone="danger">{state.error.message}</Status>
            <Button size="xs" onClick={look.start}>Try again</Button>
          </>
        )}
      </PanelSection>
    );
  }
  return (
    <>
      {languages !== null && languages.length > 0 && (
        <PanelSection title="Languages" aside={languages.length}>
          <FlagBars groups={languages} rows={report.rows} filter={filter} onFilter={onFilter} />
        </PanelSection>
      )}
      <PanelSection title="Worth a look">
        {flags.length === 0 ? <Status tone="ok">No refusal, key or personal data was found.</Status> : <FlagBars groups={flags} rows={report.rows} filter={filter} onFilter={onFilter} />}
      </PanelSection>
    </>
  );
}
