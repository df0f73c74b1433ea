import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconCopy, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { useWorkbench } from '../../store/react';
import classes from './TopBar.module.css';

const icon = { size: 16, stroke: 1.6 } as const;

/** The open project's name, and what can be done with the whole of it. */
export function ProjectMenu() {
  const project = useWorkbench(useShallow(({ project: open }) => ({ id: open?.id ?? '', name: open?.name ?? '' })));
  const actions = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const [renaming, rename] = useDisclosure(false);

  const duplicate = async (): Promise<void> => {
    const id = await actions.duplicateProject(project.id);
    await navigate(`/p/${id}/data`);
  };
  const remove = async (): Promise<void> => {
    await navigate('/', { state: { deleted: { id: project.id, name: project.name } } });
    await actions.deleteProject(project.id);
  };
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={classes.project}>
            <span className={classes.projectName}>{project.name}</span>
            <IconChevronDown {...icon} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={rename.open}><Trans>Rename…</Trans></Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicate()}><Trans>Duplicate</Trans></Menu.Item>
          <Menu.Item leftSection={<IconDownload {...icon} />} onClick={() => void actions.downloadProject()}><Trans>Download project</Trans></Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash {...icon} />} color="var(--danger)" onClick={() => void remove()}><Trans>Delete</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={rename.close} title={t`Rename project`}>
        <RenameForm name={project.name} onDone={(name) => (actions.renameProject(name), rename.close())} />
      </Modal>
    </>
  );
}

function RenameForm({ name, onDone }: { readonly name: string; readonly onDone: (name: string) => void }) {
  const [value, setValue] = useState(name);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onDone(value);
  };
  return (
    <form className={classes.rename} onSubmit={submit}>
      <TextInput label={t`Name`} value={value} onChange={(event) => setValue(event.currentTarget.value)} data-autofocus maxLength={120} />
      <Button type="submit" variant="filled" disabled={value.trim() === ''}><Trans>Rename</Trans></Button>
    </form>
  );
}
