import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { asAppError, toErrorRecord, type ErrorRecord } from '../../core/base/errors';
import { writeZip } from '../../core/export/zip';
import { failureText } from '../../texts/language';
import { bytes } from '../../ui/format';
import { CopyDetails } from '../../ui/KeptTodo';
import { Status } from '../../ui/Status';
import type { ShownFile } from '../../core/export/package/types';
import classes from './ExportScreen.module.css';

/** Hands files to the person. */
export type Download = (fileName: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string) => void;

interface DownloadBarProps {
  /** What is wanted, the data file first; memoised. */
  readonly files: readonly ShownFile[];
  /** The selection has been repeated with the same rows, and the files are those of the present choices. */
  readonly ready: boolean;
  readonly download: Download;
}

/** One file or all of them in a zip. Locked until the selection has been repeated. */
export function DownloadBar({ files, ready, download }: DownloadBarProps) {
  const zip = useZip(files, ready);
  const [data] = files;
  const stem = data?.name.replace(/\.(?:jsonl|json|csv|parquet)(?:\.gz)?$/, '') ?? 'subset';
  const only = files.length === 1;
  return (
    <footer className={classes.download}>
      {zip.status === 'failed' && (
        <div className={classes.downloadFailed}>
          <Status tone="danger">{failureText(zip.error)}</Status>
          <CopyDetails error={zip.error} />
        </div>
      )}
      {!only && (
        <Button
          variant="filled"
          size="md"
          className={classes.main ?? ''}
          leftSection={<IconDownload size={16} stroke={1.6} />}
          disabled={!ready || zip.status !== 'ready'}
          onClick={() => zip.status === 'ready' && download(`${stem}.zip`, zip.bytes, 'application/zip')}
        >
          {zip.status === 'ready' ? t`Download zip, ${bytes(zip.bytes.length)}` : t`Download zip`}
        </Button>
      )}
      <Button
        size="md"
        variant={only ? 'filled' : 'default'}
        className={only ? (classes.main ?? '') : ''}
        leftSection={only ? <IconDownload size={16} stroke={1.6} /> : undefined}
        disabled={!ready || data === undefined}
        onClick={() => data !== undefined && download(data.name, data.bytes, data.mimeType)}
      >
        {only ? t`Download ${data?.name ?? ''}` : t`Rows only`}
      </Button>
    </footer>
  );
}

type ZipState = { readonly status: 'packing' } | { readonly status: 'ready'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly status: 'failed'; readonly error: ErrorRecord };

/** The files as a zip, made ahead so that its real size stands on the button. `files` is memoised: another list is another zip. */
function useZip(files: readonly ShownFile[], ready: boolean): ZipState {
  const [answer, setAnswer] = useState<{ readonly files: readonly ShownFile[]; readonly state: ZipState } | null>(null);
  useEffect(() => {
    if (!ready) return undefined;
    const abort = new AbortController();
    const answerWith = (state: ZipState): void => {
      if (!abort.signal.aborted) setAnswer({ files, state });
    };
    writeZip(files.map(({ name, bytes: content }) => ({ path: name, bytes: content })), { signal: abort.signal }).then(
      (packed) => answerWith({ status: 'ready', bytes: packed }),
      (thrown: unknown) => answerWith({ status: 'failed', error: toErrorRecord(asAppError(thrown)) }),
    );
    return () => abort.abort();
  }, [files, ready]);
  return answer?.files === files ? answer.state : { status: 'packing' };
}
