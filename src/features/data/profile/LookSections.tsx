import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { LookProgress, SetReport } from '../../../core/dataset/look';
import { failureText } from '../../../texts/language';
import { wholePercent } from '../../../ui/format';
import { PanelSection } from '../../../ui/Panel';
import { Status } from '../../../ui/Status';
import { flagName, flagsOf, languageName, languageRows } from '../model/flags';
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

const stepName = (step: LookProgress['step']): string => ({ rows: t`Reading rows`, near: t`Comparing rows`, overlap: t`Comparing sets`, languages: t`Telling languages` })[step];

/** Languages, and rows that deserve a look; or how far looking is. */
export function LookSections({ look, report, filter, onFilter }: LookSectionsProps) {
  const flags = useMemo(() => (report === null ? [] : flagsOf(report)), [report]);
  const languages = useMemo(() => languageRows(report?.languages ?? null), [report]);
  const { state } = look;
  if (report === null) {
    return (
      <PanelSection title={t`Closer look`}>
        {state.status === 'looking' && (
          <div className={classes.looking}>
            <span role="status">{state.progress === null ? t`Begins` : `${stepName(state.progress.step)}, ${wholePercent(state.progress.done)}`}</span>
            <Button variant="subtle" size="xs" onClick={look.stop}><Trans>Cancel</Trans></Button>
          </div>
        )}
        {state.status === 'not-asked' && (
          <>
            <p className={classes.hint}><Trans>Near repeats, languages, refusals, keys and personal data. With this many rows it takes a while; the page stays usable.</Trans></p>
            <Button size="xs" onClick={look.start}><Trans>Look at all rows</Trans></Button>
          </>
        )}
        {state.status === 'failed' && (
          <>
            <Status tone="danger">{failureText(state.error)}</Status>
            <Button size="xs" onClick={look.start}><Trans>Try again</Trans></Button>
          </>
        )}
      </PanelSection>
    );
  }
  return (
    <>
      {languages !== null && languages.length > 0 && (
        <PanelSection title={t`Languages`} aside={languages.length}>
          <FlagBars groups={languages} nameOf={languageName} rows={report.rows} filter={filter} onFilter={onFilter} />
        </PanelSection>
      )}
      <PanelSection title={t`Worth a look`}>
        {flags.length === 0 ? <Status tone="ok"><Trans>No refusal, key or personal data was found.</Trans></Status> : <FlagBars groups={flags} nameOf={flagName} rows={report.rows} filter={filter} onFilter={onFilter} />}
      </PanelSection>
    </>
  );
}
