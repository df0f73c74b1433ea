import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { previewRows } from '../../../core/dataset/preview';
import type { FieldMapping } from '../../../core/dataset/types';
import type { ProjectFile } from '../../../store/types';
import { count } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import classes from './file.module.css';

export interface PreviewedRow {
  readonly raw: string;
  readonly line: number;
}

interface MappingPreviewProps {
  readonly file: ProjectFile;
  readonly mapping: FieldMapping;
  /** The first rows of the file as they stand. */
  readonly rows: readonly PreviewedRow[];
  readonly onApply: () => void;
  readonly onDiscard: () => void;
}

/** The first rows as a mapping that is not applied yet would read them. */
export function MappingPreview({ file, mapping, rows, onApply, onDiscard }: MappingPreviewProps) {
  const previews = useMemo(() => previewRows(rows, { form: file.form, mapping, splitTurns: file.splitTurns ?? 'last' }), [rows, file.form, file.splitTurns, mapping]);
  return (
    <section className={classes.problems} aria-labelledby="preview-title">
      <header className={classes.problemsHead}>
        <h3 className={classes.halfTitle} id="preview-title">Preview of the new mapping</h3>
        <span className={classes.quiet}>not applied yet</span>
        <span className={classes.previewActions}>
          <Button size="xs" onClick={onDiscard}>Discard</Button>
          <Button size="xs" variant="filled" onClick={onApply}>Apply the mapping</Button>
        </span>
      </header>
      <table className={classes.previewTable}>
        <thead>
          <tr>
            <th scope="col" className={classes.lineCell}>Line</th>
            <th scope="col">As in the file</th>
            <th scope="col">As the model reads it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ raw, line }, index) => {
            const preview = previews[index]!;
            return (
              <tr key={index}>
                <th scope="row" className={`${classes.lineCell} num`}>{count(line)}</th>
                <td className={classes.previewRaw}><div>{raw}</div></td>
                <td>
                  {'problem' in preview
                    ? <Status tone="warn">{preview.problem.message}</Status>
                    : preview.examples.map(({ prompt, response }, at) => (
                      <div key={at} className={classes.previewRead}>
                        <p><span className={classes.optional}>Prompt</span> {prompt}</p>
                        <p><span className={classes.optional}>Answer</span> {response}</p>
                      </div>
                    ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
