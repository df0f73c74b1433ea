import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClipboardText, IconFolders, IconUpload, IconWorldDownload } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { SetName } from '../../core/dataset/types';
import { useWorkbench } from '../../store/react';
import { SetMarkOf } from './SetMarkOf';
import { PasteRows } from './files/PasteRows';
import { TakeRows } from './files/TakeRows';
import { SETS, setName, setPurpose } from './model/formNames';
import classes from './states.module.css';
import { useAddFiles, useFetchFiles } from './useAddFiles';

/** Before the first file: one place for each of the three sets. */
export function DataEmpty() {
  const openSample = useWorkbench((state) => state.actions.openSample);
  const fetchFiles = useFetchFiles();
  const navigate = useNavigate();
  const [pasting, paste] = useDisclosure(false);
  const [taking, take] = useDisclosure(false);
  const trySample = async (): Promise<void> => {
    const id = await openSample('demo');
    await navigate(`/p/${id}/data`);
  };
  return (
    <div className={classes.empty}>
      <div className={classes.emptyBody}>
        <div>
          <h1 className={classes.emptyTitle}><Trans>Add the rows to choose from</Trans></h1>
          <p className={classes.emptyText}><Trans>JSONL or JSON with one example in each row: Alpaca, ShareGPT, messages, or a prompt and an answer. The format is found out; rows that cannot be read are listed, the others are kept.</Trans></p>
        </div>
        <div className={classes.zones}>
          {SETS.map((set) => <SetZone key={set} set={set} />)}
        </div>
        <div className={classes.emptyFoot}>
          <span><Trans>Files stay on this machine.</Trans></span>
          <div className={classes.emptyActions}>
            <Button variant="subtle" leftSection={<IconFolders size={16} stroke={1.6} />} onClick={take.open}><Trans>Rows of another project…</Trans></Button>
            <Button variant="subtle" leftSection={<IconClipboardText size={16} stroke={1.6} />} onClick={paste.open}><Trans>Paste rows…</Trans></Button>
            <Button variant="subtle" leftSection={<IconWorldDownload size={16} stroke={1.6} />} onClick={fetchFiles}><Trans>From a web address…</Trans></Button>
            <Button variant="subtle" onClick={() => void trySample()}><Trans>Open the sample instead</Trans></Button>
          </div>
        </div>
      </div>
      <PasteRows opened={pasting} onClose={paste.close} />
      <TakeRows first="pool" opened={taking} onClose={take.close} />
    </div>
  );
}

function SetZone({ set }: { readonly set: SetName }) {
  const { getRootProps, getInputProps, isDragActive, open } = useAddFiles(set);
  return (
    <div {...getRootProps()} className={classes.zone} data-over={isDragActive} role="group" aria-label={setName(set)} tabIndex={-1}>
      <input {...getInputProps({ 'aria-hidden': true })} />
      <h2 className={classes.zoneHead}>
        <SetMarkOf set={set} />
        {setName(set)}
        {set !== 'pool' && <span className={classes.optional}><Trans>optional</Trans></span>}
      </h2>
      <p className={classes.zoneText}>{setPurpose(set)}</p>
      <div className={classes.zoneDrop}>
        <Button variant={set === 'pool' ? 'filled' : 'default'} leftSection={<IconUpload size={16} stroke={1.6} />} onClick={open}><Trans>Choose a file…</Trans></Button>
        <Trans>or drop it here</Trans>
      </div>
    </div>
  );
}
