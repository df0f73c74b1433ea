import { t } from '@lingui/core/macro';
import { Checkbox, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ExportContainer, ExportOrder } from '../../core/export/types';
import { PanelSection } from '../../ui/Panel';
import type { ExportChoice, ExportFields, PackageParts } from '../../core/export/package/exportChoice';
import { saidText } from '../../texts/language';
import { PackageList } from './PackageList';
import type { ShownFile } from '../../core/export/package/types';
import { ShapeCards, type UnfitRows } from './ShapeCards';
import classes from './ExportForm.module.css';

interface ExportFormProps {
  readonly subset: ReactNode;
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  readonly unfit: UnfitRows;
  readonly parts: PackageParts;
  readonly onParts: (parts: PackageParts) => void;
  /** Everything the package may hold, the data file first. */
  readonly files: readonly ShownFile[];
  /** Rows that were not chosen. */
  readonly others: number;
  /** What the file type cannot say of these rows. */
  readonly notes: readonly string[];
}

const CONTAINERS: readonly (readonly [ExportContainer, string])[] = [['jsonl', 'JSONL'], ['json', 'JSON'], ['csv', 'CSV'], ['parquet', 'Parquet']];
const orders = (): readonly (readonly [ExportOrder, string])[] => [['rank', t`By rank`], ['given', t({ message: 'As loaded', context: 'order' })], ['shuffled', t`Shuffled`]];
const IDENTITY_FIELDS = ['id', 'source'].join(', ');

/** Everything that is chosen about the file: subset, shape, fields, package. */
export function ExportForm({ subset, choice, onChoice, unfit, parts, onParts, files, others, notes }: ExportFormProps) {
  const { form, container, fields } = choice;
  const setField = (field: keyof ExportFields, wanted: boolean): void => onChoice({ ...choice, fields: { ...fields, [field]: wanted } });
  const note = (field: string): string => {
    const name = `delift.${field}`;
    return container === 'csv' || container === 'parquet' ? t`column ${name}` : name;
  };
  return (
    <>
      <PanelSection title={t`Subset`}>{subset}</PanelSection>
      <PanelSection title={t`Shape of a row`}>
        <ShapeCards value={form} unfit={unfit} onChange={(next) => onChoice({ ...choice, form: next })} />
        <LabelledChoice label={t`File`} value={container} onChange={(next) => onChoice({ ...choice, container: next })} options={CONTAINERS} />
        <LabelledChoice label={t`Order`} value={choice.order} onChange={(next) => onChoice({ ...choice, order: next })} options={orders()} />
        <div className={classes.more}>
          <Field label={t`Compressed`} name={container === 'parquet' ? t`in itself` : '.gz'} checked={choice.gzip || container === 'parquet'} locked={container === 'parquet'} onChange={(gzip) => onChoice({ ...choice, gzip })} />
          {container === 'csv' && (
            <Field label={t`Disarm formulas`} name="'=…" checked={choice.formulas === 'escape'} onChange={(wanted) => onChoice({ ...choice, formulas: wanted ? 'escape' : 'keep' })} />
          )}
        </div>
        {notes.length > 0 && (
          <ul className={classes.notes} aria-label={t`What the file type changes`}>
            {notes.map((text) => <li key={text}>{saidText(text)}</li>)}
          </ul>
        )}
      </PanelSection>
      <PanelSection title={t`In each row`}>
        <Field label={t`Id and source`} name={form === 'original' ? t`as in the row` : IDENTITY_FIELDS} checked={form === 'original' || fields.identity} locked={form === 'original'} onChange={(wanted) => setField('identity', wanted)} />
        <Field label={t`Rank`} name={note('rank')} checked={fields.rank} onChange={(wanted) => setField('rank', wanted)} />
        <Field label={t`Gain when it was picked`} name={note('gain')} checked={fields.gain} onChange={(wanted) => setField('gain', wanted)} />
        <Field label={t`How many rows it covers best`} name={note('covers')} checked={fields.covers} onChange={(wanted) => setField('covers', wanted)} />
      </PanelSection>
      <PanelSection title={t`Files in the package`}>
        <PackageList files={files} parts={parts} onParts={onParts} others={others} />
      </PanelSection>
    </>
  );
}

interface LabelledChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [value: V, label: string])[];
  readonly onChange: (value: V) => void;
}

function LabelledChoice<V extends string>({ label, value, options, onChange }: LabelledChoiceProps<V>) {
  const choose = (chosen: string): void => {
    const known = options.find(([option]) => option === chosen);
    if (known !== undefined) onChange(known[0]);
  };
  return (
    <div className={classes.choice}>
      <span>{label}</span>
      <SegmentedControl fullWidth aria-label={label} value={value} onChange={choose} data={options.map(([option, words]) => ({ value: option, label: words }))} />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  /** The field's name in the file. */
  readonly name: string;
  readonly checked: boolean;
  /** Nothing to choose here. */
  readonly locked?: boolean;
  readonly onChange: (wanted: boolean) => void;
}

function Field({ label, name, checked, locked = false, onChange }: FieldProps) {
  return (
    <div className={classes.line}>
      <Checkbox size="xs" radius="xs" classNames={{ body: classes.check ?? '' }} label={label} checked={checked} disabled={locked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <code>{name}</code>
    </div>
  );
}
