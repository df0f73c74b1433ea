import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { asAppError, type AppError } from '../../core/base/errors';
import { reportHtml } from '../../core/export/report/report';
import { useServices } from '../../store/artefacts';
import { failureText, reportWords, shownLanguage } from '../../texts/language';
import { reportInput, type ReportSources } from './reportInput';
import classes from './CommandPanel.module.css';

interface ReportButtonProps {
  /** Null until the selection has been repeated. */
  readonly sources: Omit<ReportSources, 'bands' | 'time'> | null;
  readonly fileName: string;
}

type Progress = { readonly status: 'idle' | 'making' } | { readonly status: 'failed'; readonly error: AppError };

/** Saves one page that says what was chosen, how, and how it stands against chance. */
export function ReportButton({ sources, fileName }: ReportButtonProps) {
  const { selection, download } = useServices();
  const [progress, setProgress] = useState<Progress>({ status: 'idle' });
  const save = async ({ ranked, ...rest }: NonNullable<ReportButtonProps['sources']>): Promise<void> => {
    setProgress({ status: 'making' });
    try {
      const bands = await selection.band({ sourceId: ranked.sourceId, nu: rest.subset.settings.nu });
      const time = new Date().toLocaleString(shownLanguage() === 'en' ? 'en-GB' : shownLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
      download(fileName, new TextEncoder().encode(reportHtml(reportInput({ ...rest, ranked, bands, time }), reportWords())), 'text/html');
      setProgress({ status: 'idle' });
    } catch (thrown) {
      setProgress({ status: 'failed', error: asAppError(thrown) });
    }
  };
  return (
    <section className={classes.report}>
      <Button
        fullWidth
        leftSection={<IconFileText size={16} stroke={1.6} />}
        disabled={sources === null}
        loading={progress.status === 'making'}
        onClick={() => {
          if (sources !== null) void save(sources);
        }}
      >
        <Trans>Save report (HTML)</Trans>
      </Button>
      {progress.status === 'failed' && <p role="alert"><Trans>The report could not be made: {failureText(progress.error)}</Trans></p>}
    </section>
  );
}
