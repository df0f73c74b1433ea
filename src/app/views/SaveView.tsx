import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useLocation } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { useWorkbench } from '../../store/react';
import { useFocusBack } from '../../ui/useFocusBack';
import { addressBelow, nameOfView } from './viewAddress';
import classes from './views.module.css';

/** Names what is seen, to come back to it. */
export function SaveView({ onClose }: { readonly onClose: () => void }) {
  useFocusBack(true);
  const at = addressBelow(useLocation()) ?? 'data';
  const { looks, objective, budget } = useWorkbench(useShallow(({ looks: now, project }) => ({ looks: now, objective: project?.settings.objective ?? 'fl', budget: project?.budget ?? 0 })));
  const { saveView } = useWorkbench((state) => state.actions);
  const [name, setName] = useState(() => nameOfView(at, looks));
  const [withSelection, setWithSelection] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    saveView({ name, at, withSelection });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Save this view`} size="sm">
      <form className={classes.form} onSubmit={submit}>
        <TextInput label={t`Name`} value={name} maxLength={80} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <p className={classes.text}><Trans>It keeps the screen, what is open on it, the table’s search, sort and columns, the map’s colours and place, and the heatmap’s order and zoom.</Trans></p>
        <Checkbox
          label={t`With the objective, its settings and the budget (${objective.toUpperCase()}, ${plural(budget, { one: '# row', other: '# rows' })})`}
          checked={withSelection}
          onChange={(event) => setWithSelection(event.currentTarget.checked)}
        />
        <Button type="submit" variant="filled" disabled={name.trim() === ''}><Trans>Save view</Trans></Button>
      </form>
    </Modal>
  );
}
