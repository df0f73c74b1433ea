import { Radio } from '@mantine/core';
import type { ExportForm } from '../../core/export/types';
import classes from './ExportForm.module.css';

interface ShapeCardsProps {
  readonly value: ExportForm;
  readonly onChange: (form: ExportForm) => void;
  /** How many of the subset's rows alpaca cannot hold. */
  readonly unfitForAlpaca: number;
}

const SHAPES: readonly { readonly form: ExportForm; readonly title: string; readonly text: string }[] = [
  { form: 'original', title: 'As loaded', text: 'the row’s own fields' },
  { form: 'alpaca', title: 'Alpaca', text: 'instruction, output' },
  { form: 'sharegpt', title: 'ShareGPT', text: 'conversations' },
  { form: 'messages', title: 'Messages', text: 'role, content' },
];

export function ShapeCards({ value, onChange, unfitForAlpaca }: ShapeCardsProps) {
  return (
    <Radio.Group value={value} onChange={(form) => onChange(SHAPES.find((shape) => shape.form === form)?.form ?? 'original')} aria-label="Shape of a row">
      <div className={classes.shapes}>
        {SHAPES.map(({ form, title, text }) => {
          const unfit = form === 'alpaca' && unfitForAlpaca > 0;
          return (
            <Radio.Card key={form} value={form} className={classes.shape ?? ''} disabled={unfit}>
              <Radio.Indicator size="xs" className={classes.indicator ?? ''} />
              <span>
                <span className={classes.shapeTitle}>{title}</span>
                <span className={classes.quiet}>{unfit ? `${unfitForAlpaca} rows do not fit` : text}</span>
              </span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
