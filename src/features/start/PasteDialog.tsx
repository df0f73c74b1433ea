import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFocusBack } from '../../ui/useFocusBack';
import classes from './PasteDialog.module.css';

interface PasteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onText: (text: string) => void;
}

/** Rows as text: one JSON object a line, or a JSON list. They become the pool of a new project. */
export function PasteDialog({ opened, onClose, onText }: PasteDialogProps) {
  useFocusBack(opened);
  const [text, setText] = useState('');
  const read = (): void => {
    onText(text);
    setText('');
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t`Paste rows`} size={640}>
      <div className={classes.form}>
        <Textarea
          label={t`Rows of the pool`}
          description={t`One JSON object on each line, or a JSON list`}
          placeholder={'{"instruction": "What is 3 + 4?", "output": "7"}'}
          classNames={{ input: classes.text ?? '' }}
          rows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          spellCheck={false}
          data-autofocus
        />
        <div className={classes.actions}>
          <Button variant="filled" disabled={text.trim() === ''} onClick={read}><Trans>Read the rows</Trans></Button>
          <Button variant="subtle" onClick={onClose}><Trans>Cancel</Trans></Button>
        </div>
      </div>
    </Modal>
  );
}
