import { t } from '@lingui/core/macro';
import { Checkbox } from '@mantine/core';
import { bytes, count, NO_VALUE } from '../../ui/format';
import type { PackageParts } from '../../core/export/package/exportChoice';
import type { ShownFile } from '../../core/export/package/types';
import { saidText } from '../../texts/language';
import classes from './ExportForm.module.css';

interface PackageListProps {
  readonly files: readonly ShownFile[];
  readonly parts: PackageParts;
  readonly onParts: (parts: PackageParts) => void;
  /** Rows that were not chosen; their file is made when it is asked for. */
  readonly others: number;
}

/** The files of the package with their sizes; the data file and a notice always go along. */
export function PackageList({ files, parts, onParts, others }: PackageListProps) {
  const rest = files.find(({ role }) => role === 'rest');
  return (
    <>
      {files.map(({ role, name, label, bytes: content }) => {
        if (role === 'rest') return null;
        const optional = role === 'manifest' || role === 'ranking';
        return (
          <PackageRow key={role} label={saidText(label)} title={name} size={bytes(content.length)} checked={optional ? parts[role] : true} onChange={optional ? (wanted) => onParts({ ...parts, [role]: wanted }) : null} />
        );
      })}
      {others > 0 && (
        <PackageRow label={t`rest, the ${count(others)} others`} title={rest?.name ?? t`The rows that were not chosen`} size={rest === undefined ? NO_VALUE : bytes(rest.bytes.length)} checked={parts.rest} onChange={(wanted) => onParts({ ...parts, rest: wanted })} />
      )}
    </>
  );
}

interface PackageRowProps {
  readonly label: string;
  readonly title: string;
  readonly size: string;
  readonly checked: boolean;
  /** Null: it always goes along. */
  readonly onChange: ((wanted: boolean) => void) | null;
}

function PackageRow({ label, title, size, checked, onChange }: PackageRowProps) {
  return (
    <div className={classes.line}>
      <Checkbox
        size="xs"
        radius="xs"
        classNames={{ body: classes.check ?? '' }}
        label={<span title={title}>{label}</span>}
        checked={checked}
        disabled={onChange === null}
        onChange={(event) => onChange?.(event.currentTarget.checked)}
      />
      <span className={`${classes.size} num`}>{size}</span>
    </div>
  );
}
