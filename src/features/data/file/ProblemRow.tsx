import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { asAppError } from '../../../core/base/errors';
import type { RowProblem } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { failureText } from '../../../texts/language';
import { count } from '../../../ui/format';
import { reasonName } from '../model/formNames';
import { markedExcerpt, problemText, sentenceOf } from '../model/problems';
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
    rowText(file.fileId, problem).then(setText, (thrown: unknown) => setFailure(failureText(asAppError(thrown))));
  };
  return (
    <>
      <tr>
        <td className={`${classes.lineCell} num`}>{count(problem.line)}</td>
        <th scope="row">{reasonName(problem.reason)}</th>
        <td className={classes.where}>
          {before}
          {fault !== '' && <mark className={classes.fault}>{fault}</mark>}
          {after}
          <p className={classes.says}>{sentenceOf(problem)}</p>
        </td>
        <td className={classes.done}>
          <span>{file.onProblem === 'stop' ? t`stops` : t`skipped`}</span>
          <Button variant="subtle" size="xs" disabled={readOnly || text !== null} onClick={edit} aria-label={t`Edit line ${problem.line}`}><Trans>Edit</Trans></Button>
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
  const [wrong, setWrong] = useState<string | null>(problemText(problem));
  const keep = (): void => {
    correctRow(file.fileId, problem, draft).then((left) => setWrong(left === null ? null : problemText(left)), (thrown: unknown) => setWrong(failureText(asAppError(thrown))));
  };
  return (
    <div className={classes.editor}>
      <Textarea
        label={t`Line ${problem.line}`}
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
        <Button variant="filled" size="xs" onClick={keep}><Trans>Keep the row</Trans></Button>
        <Button size="xs" onClick={onClose}><Trans>Cancel</Trans></Button>
      </div>
    </div>
  );
}
