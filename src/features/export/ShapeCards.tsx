import { Radio } from '@mantine/core';
import type { ExportForm } from '../../core/export/types';
import { countOf } from '../../ui/format';
import classes from './ExportForm.module.css';

/** Rows that do not fit a shape; those that are not listed hold every row. */
export type UnfitRows = Readonly<Partial<Record<ExportForm, number>>>;

interface ShapeCardsProps {
  readonly value: ExportForm;
  readonly onChange: (form: ExportForm) => void;
  /** How many of the subset's rows a shape cannot hold. */
  readonly unfit: UnfitRows;
}

const SHAPES: readonly { readonly form: ExportForm; readonly title: string; readonly text: string }[] = [
  { form: 'original', title: 'As loaded', text: 'the row’s own fields' },
  { form: 'alpaca', title: 'Alpaca', text: 'instruction, output' },
  { form: 'sharegpt', title: 'ShareGPT', text: 'conversations' },
  { form: 'messages', title: 'Messages', text: 'role, content' },
  { form: 'prompt-completion', title: 'Prompt + completion', text: 'prompt, completion' },
];

export function ShapeCards({ value, onChange, unfit }: ShapeCardsProps) {
  return (
    <Radio.Group value={value} onChange={(form) => onChange(SHAPES.find((shape) => shape.form === form)?.form ?? 'original')} aria-label="Shape of a row">
      <div className={classes.shapes}>
        {SHAPES.map(({ form, title, text }) => {
          const misfits = unfit[form] ?? 0;
          return (
            <Radio.Card key={form} value={form} className={classes.shape ?? ''} disabled={misfits > 0}>
              <Radio.Indicator size="xs" className={classes.indicator ?? ''} />
              <span>
                <span className={classes.shapeTitle}>{title}</span>
                <span className={classes.quiet}>{misfits > 0 ? `${countOf(misfits, 'row')} ${misfits === 1 ? 'does' : 'do'} not fit` : text}</span>
              </span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
