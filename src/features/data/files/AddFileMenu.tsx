import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClipboardText, IconFolder, IconFolders, IconPlus, IconWorldDownload } from '@tabler/icons-react';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { SETS } from '../model/formNames';
import { SetMarkOf } from '../SetMarkOf';
import { useAddFiles, useAddFolder, useFetchFiles } from '../useAddFiles';
import { PasteRows } from './PasteRows';
import { TakeRows } from './TakeRows';

const toSet = (set: SetName): string => ({ pool: t`To the pool…`, target: t`To the target set…`, existing: t`To the existing data…` })[set];

/** Adds a file, rows of another project, or pasted rows, to a set. */
export function AddFileMenu() {
  const adders = { pool: useAddFiles('pool'), target: useAddFiles('target'), existing: useAddFiles('existing') } satisfies Record<SetName, unknown>;
  const addFolder = useAddFolder();
  const fetchFiles = useFetchFiles();
  const [pasting, paste] = useDisclosure(false);
  const [taking, take] = useDisclosure(false);
  const readOnly = useWorkbench((state) => state.readOnly);
  return (
    <>
      {/* Beside the menu, not in it: they outlive it while the system's dialog is open. */}
      {SETS.map((set) => <input key={set} {...adders[set].getInputProps({ 'aria-hidden': true })} />)}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" size="xs" leftSection={<IconPlus size={16} stroke={1.6} />} disabled={readOnly}><Trans>Add file</Trans></Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SETS.map((set) => (
            <Menu.Item key={set} leftSection={<SetMarkOf set={set} />} onClick={adders[set].open}>{toSet(set)}</Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconFolder size={16} stroke={1.6} />} onClick={addFolder}><Trans>All files of a folder…</Trans></Menu.Item>
          <Menu.Item leftSection={<IconFolders size={16} stroke={1.6} />} onClick={take.open}><Trans>Rows of another project…</Trans></Menu.Item>
          <Menu.Item leftSection={<IconClipboardText size={16} stroke={1.6} />} onClick={paste.open}><Trans>Paste rows…</Trans></Menu.Item>
          <Menu.Item leftSection={<IconWorldDownload size={16} stroke={1.6} />} onClick={fetchFiles}><Trans>From a web address…</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasteRows opened={pasting} onClose={paste.close} />
      <TakeRows opened={taking} onClose={take.close} />
    </>
  );
}
