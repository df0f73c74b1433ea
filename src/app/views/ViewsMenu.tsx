import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconBookmarks } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../store/react';
import { ManageViews } from './ManageViews';
import { SaveView } from './SaveView';
import { useOpenView } from './useOpenView';
import classes from './views.module.css';

const icon = { size: 16, stroke: 1.6 } as const;

interface ViewsMenuProps {
  /** The dialog for a new view, which the palette opens too. */
  readonly naming: boolean;
  readonly onNaming: (open: boolean) => void;
}

/** Saved views of the project: come back to one, save what is seen, put them in order. */
export function ViewsMenu({ naming, onNaming }: ViewsMenuProps) {
  const views = useWorkbench((state) => state.project?.views) ?? [];
  const readOnly = useWorkbench((state) => state.readOnly);
  const open = useOpenView();
  const [managing, setManaging] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t`Views`} title={t`Views`} className={classes.target ?? ''}>
            <IconBookmark size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes.list ?? ''}>
          {views.length === 0 && <Menu.Label><Trans>No view is saved yet</Trans></Menu.Label>}
          {views.length > 0 && <Menu.Label><Trans>Saved views</Trans></Menu.Label>}
          {views.map(({ id, name }) => <Menu.Item key={id} onClick={() => open(id)}>{name}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus {...icon} />} disabled={readOnly} onClick={() => onNaming(true)}><Trans>Save this view…</Trans></Menu.Item>
          {views.length > 0 && <Menu.Item leftSection={<IconBookmarks {...icon} />} onClick={() => setManaging(true)}><Trans>Rename, link, remove…</Trans></Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {naming && <SaveView onClose={() => onNaming(false)} />}
      {managing && <ManageViews onClose={() => setManaging(false)} onOpen={(id) => (setManaging(false), open(id))} />}
    </>
  );
}
