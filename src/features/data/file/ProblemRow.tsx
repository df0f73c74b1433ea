import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asAppError } from '../../../core/base/errors';
import type { RowProblem } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { count } from '../../../ui/format';
import { REASON_NAMES } from '../model/formNames';
import { markedExcerpt } from '../model/problems';
import classes from './file.module.css';

interface ProblemRowProps {
  readonly file: ProjectFile;
  readonly problem: RowProblem;
}

/** A row that was not kept: its line, why, the place of the fault; its text can be corrected here. */
export function ProblemRow({ file, problem }: ProblemRowProps) {
  const rowText = useWorkbench((state) => state.actions.rowText);
  const readOnly = useWorkbench((state) => state.readOnly);
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { before, fault, after } = markedExcerpt(problem);
  const edit = (): void => {
    rowText(file.fileId, problem).then(setText, (thrown: unknown) => setFailure(asAppError(thrown).message));
  };
  return (
    <>
      <tr title={problem.message}>
        <td className={`${classes.lineCell} num`}>{count(problem.line)}</td>
        <th scope="row">{REASON_NAMES[problem.reason]}</th>
        <td className={classes.where}>
          {before}
          {fault !== '' && <mark className={classes.fault}>{fault}</mark>}
          {after}
          <span className="visually-hidden">. {problem.message}</span>
        </td>
        <td className={classes.done}>
          <span>{file.onProblem === 'stop' ? 'stops' : 'skipped'}</span>
          <Button variant="subtle" size="xs" disabled={readOnly || text !== null} onClick={edit} aria-label={`Edit line ${problem.line}`}>Edit</Button>
        </td>
      </tr>
      {(text !== null || failure !== null) && (
        <tr className={classes.editRow}>
          <td colSpan={4}>
            {failure !== null && <p role="alert" className={classes.editFault}>{failure}</p>}
            {text !== null && <RowEditor file={file} problem={problem} text={text} onClose={() => setText(null)} />}
          </td>
        </tr>
      )}
    </>
  );
}

interface RowEditorProps extends ProblemRowProps {
  readonly text: string;
  readonly onClose: () => void;
}

function RowEditor({ file, problem, text, onClose }: RowEditorProps) {
  const correctRow = useWorkbench((state) => state.actions.correctRow);
  const [draft, setDraft] = useState(text);
  const [wrong, setWrong] = useState<string | null>(problem.message);
  const keep = (): void => {
    correctRow(file.fileId, problem, draft).then((left) => setWrong(left?.message ?? null), (thrown: unknown) => setWrong(asAppError(thrown).message));
  };
  return (
    <div className={classes.editor}>
      <Textarea
        label={`Line ${problem.line}`}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        error={wrong}
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        autoFocus
        classNames={{ input: classes.field ?? '', error: classes.editFault ?? '' }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <div className={classes.editorActions}>
        <Button variant="filled" size="xs" onClick={keep}>Keep the row</Button>
        <Button size="xs" onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}
