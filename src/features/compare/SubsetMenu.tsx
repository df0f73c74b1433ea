import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconArrowRight, IconDice, IconDots, IconDownload, IconPencil, IconScale, IconTrash, IconX } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useFocusBack } from '../../ui/useFocusBack';
import type { ComparedSubset } from './comparedSubset';
import { StabilityDialog } from './StabilityDialog';

export interface SubsetMenuActions {
  readonly onOpen: (id: string) => void;
  readonly onExport: (id: string) => void;
  readonly onRename: (id: string, name: string) => void;
  /** Leaves the comparison; a saved subset stays saved. */
  readonly onTakeOut: (id: string) => void;
  readonly onDelete: (id: string) => void;
  readonly onDrawAgain: (id: string) => void;
}

const ICON = { size: 16, stroke: 1.6 } as const;

export function SubsetMenu({ subset, actions }: { readonly subset: ComparedSubset; readonly actions: SubsetMenuActions }) {
  const [renaming, setRenaming] = useState(false);
  const [testing, setTesting] = useState(false);
  const { id, name, draw, settings, picks } = subset;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t({ message: `Menu of ${name}`, context: 'a subset' })}>
            <IconDots {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {draw === null ? (
            <>
              <Menu.Item leftSection={<IconArrowRight {...ICON} />} onClick={() => actions.onOpen(id)}><Trans>Open in Select</Trans></Menu.Item>
              <Menu.Item leftSection={<IconDownload {...ICON} />} onClick={() => actions.onExport(id)}><Trans>Export</Trans></Menu.Item>
              <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setRenaming(true)}><Trans>Rename</Trans></Menu.Item>
              <Menu.Item leftSection={<IconScale {...ICON} />} disabled={picks.length === 0} onClick={() => setTesting(true)}><Trans>How stable is it?</Trans></Menu.Item>
            </>
          ) : (
            <Menu.Item leftSection={<IconDice {...ICON} />} onClick={() => actions.onDrawAgain(id)}><Trans>Another draw</Trans></Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconX {...ICON} />} onClick={() => actions.onTakeOut(id)}><Trans>Take out of the comparison</Trans></Menu.Item>
          {draw === null && <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => actions.onDelete(id)}><Trans>Remove from the project</Trans></Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {testing && settings !== null && <StabilityDialog name={name} settings={settings} size={picks.length} onClose={() => setTesting(false)} />}
      {renaming && <RenameDialog name={name} onClose={() => setRenaming(false)} onRename={(next) => actions.onRename(id, next)} />}
    </>
  );
}

function RenameDialog({ name, onClose, onRename }: { readonly name: string; readonly onClose: () => void; readonly onRename: (name: string) => void }) {
  useFocusBack(true);
  const [next, setNext] = useState(name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (next.trim() !== '') onRename(next.trim());
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Rename subset`} size="sm">
      <form onSubmit={submit}>
        <TextInput data-autofocus label={t`Name`} value={next} maxLength={80} onChange={(event) => setNext(event.currentTarget.value)} />
        <Button type="submit" variant="filled" mt="md" disabled={next.trim() === ''}><Trans>Rename</Trans></Button>
      </form>
    </Modal>
  );
}
