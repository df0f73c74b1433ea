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
          <ActionIcon size="sm" aria-label={`Menu of ${name}`}>
            <IconDots {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {draw === null ? (
            <>
              <Menu.Item leftSection={<IconArrowRight {...ICON} />} onClick={() => actions.onOpen(id)}>Open in Select</Menu.Item>
              <Menu.Item leftSection={<IconDownload {...ICON} />} onClick={() => actions.onExport(id)}>Export</Menu.Item>
              <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setRenaming(true)}>Rename</Menu.Item>
              <Menu.Item leftSection={<IconScale {...ICON} />} disabled={picks.length === 0} onClick={() => setTesting(true)}>How stable is it?</Menu.Item>
            </>
          ) : (
            <Menu.Item leftSection={<IconDice {...ICON} />} onClick={() => actions.onDrawAgain(id)}>Another draw</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconX {...ICON} />} onClick={() => actions.onTakeOut(id)}>Take out of the comparison</Menu.Item>
          {draw === null && <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => actions.onDelete(id)}>Remove from the project</Menu.Item>}
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
    <Modal opened onClose={onClose} title="Rename subset" size="sm">
      <form onSubmit={submit}>
        <TextInput data-autofocus label="Name" value={next} maxLength={80} onChange={(event) => setNext(event.currentTarget.value)} />
        <Button type="submit" variant="filled" mt="md" disabled={next.trim() === ''}>Rename</Button>
      </form>
    </Modal>
  );
}
