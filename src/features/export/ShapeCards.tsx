import { plural, t } from '@lingui/core/macro';
import { Radio } from '@mantine/core';
import type { ExportForm } from '../../core/export/types';
import classes from './ExportForm.module.css';

/** Rows that do not fit a shape; those that are not listed hold every row. */
export type UnfitRows = Readonly<Partial<Record<ExportForm, number>>>;

interface ShapeCardsProps {
  readonly value: ExportForm;
  readonly onChange: (form: ExportForm) => void;
  /** How many of the subset's rows a shape cannot hold. */
  readonly unfit: UnfitRows;
}

interface Shape {
  readonly form: ExportForm;
  readonly title: string;
  /** Names of fields; null: the row's own. */
  readonly fields: readonly string[] | null;
}

const shapes = (): readonly Shape[] => [
  { form: 'original', title: t`As loaded`, fields: null },
  { form: 'alpaca', title: t`Alpaca`, fields: ['instruction', 'output'] },
  { form: 'sharegpt', title: t`ShareGPT`, fields: ['conversations'] },
  { form: 'messages', title: t`Messages`, fields: ['role', 'content'] },
  { form: 'prompt-completion', title: t`Prompt + completion`, fields: ['prompt', 'completion'] },
];

export function ShapeCards({ value, onChange, unfit }: ShapeCardsProps) {
  return (
    <Radio.Group value={value} onChange={(form) => onChange(shapes().find((shape) => shape.form === form)?.form ?? 'original')} aria-label={t`Shape of a row`}>
      <div className={classes.shapes}>
        {shapes().map(({ form, title, fields }) => {
          const misfits = unfit[form] ?? 0;
          return (
            <Radio.Card key={form} value={form} className={classes.shape ?? ''} disabled={misfits > 0}>
              <Radio.Indicator size="xs" className={classes.indicator ?? ''} />
              <span>
                <span className={classes.shapeTitle}>{title}</span>
                <span className={classes.quiet}>{misfits > 0 ? plural(misfits, { one: '# row does not fit', other: '# rows do not fit' }) : (fields?.join(', ') ?? t`the row’s own fields`)}</span>
              </span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
