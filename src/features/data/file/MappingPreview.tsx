import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { previewRows } from '../../../core/dataset/preview';
import type { FieldMapping } from '../../../core/dataset/types';
import type { ProjectFile } from '../../../store/types';
import { count } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { problemText } from '../model/problems';
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
        <h3 className={classes.halfTitle} id="preview-title"><Trans>Preview of the new mapping</Trans></h3>
        <span className={classes.quiet}><Trans>not applied yet</Trans></span>
        <span className={classes.previewActions}>
          <Button size="xs" onClick={onDiscard}><Trans>Discard</Trans></Button>
          <Button size="xs" variant="filled" onClick={onApply}><Trans>Apply the mapping</Trans></Button>
        </span>
      </header>
      <table className={classes.previewTable}>
        <thead>
          <tr>
            <th scope="col" className={classes.lineCell}><Trans>Line</Trans></th>
            <th scope="col"><Trans>As in the file</Trans></th>
            <th scope="col"><Trans>As the model reads it</Trans></th>
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
                    ? <Status tone="warn">{problemText(preview.problem)}</Status>
                    : preview.examples.map(({ prompt, response }, at) => (
                      <div key={at} className={classes.previewRead}>
                        <p><span className={classes.optional}><Trans>Prompt</Trans></span> {prompt}</p>
                        <p><span className={classes.optional}><Trans>Answer</Trans></span> {response}</p>
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
