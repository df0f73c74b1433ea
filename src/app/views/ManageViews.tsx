import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkbench } from '../../store/react';
import type { SavedView } from '../../store/types';
import { useFocusBack } from '../../ui/useFocusBack';
import { factsOfView, viewLink } from './viewAddress';
import classes from './views.module.css';

const icon = { size: 16, stroke: 1.6 } as const;

interface ManageViewsProps {
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

/** All views of the project: rename, copy the link, remove. */
export function ManageViews({ onClose, onOpen }: ManageViewsProps) {
  useFocusBack(true);
  const views = useWorkbench((state) => state.project?.views) ?? [];
  return (
    <Modal opened onClose={onClose} title={t`Views`} size={560}>
      {views.length === 0 && <p className={classes.text}><Trans>No view is left. Undo (Ctrl Z) brings back what was removed.</Trans></p>}
      <ul className={classes.views}>
        {views.map((view) => <ViewLine key={view.id} view={view} onOpen={onOpen} />)}
      </ul>
    </Modal>
  );
}

function ViewLine({ view, onOpen }: { readonly view: SavedView; readonly onOpen: (id: string) => void }) {
  const { id, name, at, selection } = view;
  const projectId = useWorkbench((state) => state.project?.id ?? '');
  const readOnly = useWorkbench((state) => state.readOnly);
  const { renameView, removeView } = useWorkbench((state) => state.actions);
  const [typed, setTyped] = useState(name);
  const { copy, copied } = useClipboard();
  // Undo may change the name from elsewhere.
  const [known, setKnown] = useState(name);
  if (known !== name) {
    setKnown(name);
    setTyped(name);
  }
  const rename = (): void => (typed.trim() === '' ? setTyped(name) : renameView(id, typed));
  return (
    <li className={classes.view}>
      <TextInput
        className={classes.field ?? ''}
        aria-label={t`Name of the view ${name}`}
        value={typed}
        maxLength={80}
        disabled={readOnly}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <Button onClick={() => onOpen(id)} aria-label={t`Open ${name}`}><Trans>Open</Trans></Button>
      <ActionIcon aria-label={copied ? t`Link to ${name} is copied` : t`Copy link to ${name}`} title={t`Copy link`} onClick={() => copy(viewLink(location.href, projectId, id))}>
        {copied ? <IconCheck {...icon} /> : <IconLink {...icon} />}
      </ActionIcon>
      <ActionIcon aria-label={t`Remove ${name}`} title={t`Remove`} disabled={readOnly} onClick={() => removeView(id)}>
        <IconTrash {...icon} />
      </ActionIcon>
      <span className={classes.facts}>{factsOfView(at, selection?.settings.objective ?? null, selection?.budget ?? null)}</span>
    </li>
  );
}
