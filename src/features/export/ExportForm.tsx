import { Checkbox, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { PanelSection } from '../../ui/Panel';
import { bytes } from '../../ui/format';
import type { ExportChoice, ExportFields, PackageParts } from './exportChoice';
import type { PackageFile } from './packageFiles';
import { ShapeCards } from './ShapeCards';
import classes from './ExportForm.module.css';

interface ExportFormProps {
  readonly subset: ReactNode;
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  readonly unfitForAlpaca: number;
  readonly parts: PackageParts;
  readonly onParts: (parts: PackageParts) => void;
  /** Everything the package may hold, the data file first. */
  readonly files: readonly PackageFile[];
}

/** Everything that is chosen about the file: subset, shape, fields, package. */
export function ExportForm({ subset, choice, onChoice, unfitForAlpaca, parts, onParts, files }: ExportFormProps) {
  const setField = (field: keyof ExportFields, wanted: boolean): void => onChoice({ ...choice, fields: { ...choice.fields, [field]: wanted } });
  return (
    <>
      <PanelSection title="Subset">{subset}</PanelSection>
      <PanelSection title="Shape of a row">
        <ShapeCards value={choice.form} unfitForAlpaca={unfitForAlpaca} onChange={(form) => onChoice({ ...choice, form })} />
        <LabelledChoice label="File" value={choice.container} onChange={(value) => onChoice({ ...choice, container: value === 'json' ? 'json' : 'jsonl' })} options={[['jsonl', 'JSONL'], ['json', 'JSON']]} />
        <LabelledChoice label="Order" value={choice.order} onChange={(value) => onChoice({ ...choice, order: value === 'given' ? 'given' : 'rank' })} options={[['rank', 'By rank'], ['given', 'As loaded']]} />
      </PanelSection>
      <PanelSection title="In each row">
        <Field label="Id and source" name="id, source" checked={choice.form === 'original' || choice.fields.identity} locked={choice.form === 'original'} onChange={(wanted) => setField('identity', wanted)} />
        <Field label="Rank" name="delift.rank" checked={choice.fields.rank} onChange={(wanted) => setField('rank', wanted)} />
        <Field label="Gain when it was picked" name="delift.gain" checked={choice.fields.gain} onChange={(wanted) => setField('gain', wanted)} />
        <Field label="How many rows it covers best" name="delift.covers" checked={choice.fields.covers} onChange={(wanted) => setField('covers', wanted)} />
      </PanelSection>
      <PanelSection title="Files in the package">
        {files.map((file) => (
          <PackageRow key={file.role} file={file} parts={parts} onParts={onParts} />
        ))}
      </PanelSection>
    </>
  );
}

interface LabelledChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

function LabelledChoice({ label, value, options, onChange }: LabelledChoiceProps) {
  return (
    <div className={classes.choice}>
      <span>{label}</span>
      <SegmentedControl fullWidth aria-label={label} value={value} onChange={onChange} data={options.map(([option, words]) => ({ value: option, label: words }))} />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  /** The field's name in the file. */
  readonly name: string;
  readonly checked: boolean;
  /** Rows as loaded keep their own fields. */
  readonly locked?: boolean;
  readonly onChange: (wanted: boolean) => void;
}

function Field({ label, name, checked, locked = false, onChange }: FieldProps) {
  return (
    <div className={classes.line}>
      <Checkbox size="xs" radius="xs" classNames={{ body: classes.check ?? '' }} label={label} checked={checked} disabled={locked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <code>{locked ? 'as in the row' : name}</code>
    </div>
  );
}

function PackageRow({ file, parts, onParts }: { readonly file: PackageFile; readonly parts: PackageParts; readonly onParts: (parts: PackageParts) => void }) {
  const { role } = file;
  const optional = role === 'manifest' || role === 'ranking';
  return (
    <div className={classes.line}>
      <Checkbox
        size="xs"
        radius="xs"
        classNames={{ body: classes.check ?? '' }}
        label={<span title={file.name}>{file.label}</span>}
        checked={optional ? parts[role] : true}
        disabled={!optional}
        onChange={(event) => optional && onParts({ ...parts, [role]: event.currentTarget.checked })}
      />
      <span className={`${classes.size} num`}>{bytes(file.bytes.length)}</span>
    </div>
  );
}
