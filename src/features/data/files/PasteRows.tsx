import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SetName } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import { SETS, SET_NAMES } from '../model/formNames';
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
    <Modal opened={opened} onClose={onClose} title="Paste rows" size="lg">
      <div className={classes.paste}>
        <SegmentedControl aria-label="Set" data={SETS.map((value) => ({ value, label: SET_NAMES[value] }))} value={set} onChange={(value) => setSet(value)} />
        <Textarea
          label="JSON, or JSON Lines with one row in each line"
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
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" onClick={add} disabled={text.trim() === ''}>Add rows</Button>
        </div>
      </div>
    </Modal>
  );
}
