import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { SETS, setName } from '../model/formNames';
import classes from './files.module.css';

/** Rows from the clipboard, as JSON or JSON Lines, into a set. */
export function PasteRows({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const importText = useWorkbench((state) => state.actions.importText);
  const [text, setText] = useState('');
  const [set, setSet] = useState<SetName>('pool');
  const add = (): void => {
    void importText(text, set);
    setText('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t`Paste rows`} size="lg">
      <div className={classes.paste}>
        <SegmentedControl aria-label={t`Set`} data={SETS.map((value) => ({ value, label: setName(value) }))} value={set} onChange={(value) => setSet(value)} />
        <Textarea
          label={t`JSON, or JSON Lines with one row in each line`}
          placeholder={'{"instruction": "…", "output": "…"}'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={8}
          maxRows={20}
          spellCheck={false}
          classNames={{ input: classes.pasteInput ?? '' }}
          data-autofocus
        />
        <div className={classes.pasteActions}>
          <Button onClick={onClose}><Trans>Cancel</Trans></Button>
          <Button variant="filled" onClick={add} disabled={text.trim() === ''}><Trans>Add rows</Trans></Button>
        </div>
      </div>
    </Modal>
  );
}
