import { t } from '@lingui/core/macro';
import { NumberInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { count, NO_VALUE } from '../../../ui/format';
import type { GroupLineFacts } from '../model/groupLines';
import { groupName } from '../model/poolRows';
import classes from './left.module.css';

interface GroupLineProps {
  readonly line: GroupLineFacts;
  readonly editing: boolean;
  readonly hasLimits: boolean;
  /** Of the largest group's chosen rows, for the bar. */
  readonly share: number;
  readonly onLimit: (which: 'caps' | 'quotas', limit: number | null) => void;
}

export const leastRowsOf = ({ label }: GroupLineFacts): string => t`Least rows of ${groupName(label)}`;
export const mostRowsOf = ({ label }: GroupLineFacts): string => t`Most rows of ${groupName(label)}`;

/** One group: its name, how many of it are chosen, and what it may have. */
export function GroupLine({ line, editing, hasLimits, share, onLimit }: GroupLineProps) {
  const { chosen, all, least, most, full } = line;
  const name = groupName(line.label);
  return (
    <tr>
      <th scope="row" title={name}>{name}</th>
      {editing ? (
        <>
          <td>{count(chosen)}</td>
          <td><LimitField label={leastRowsOf(line)} value={least} most={all} onChange={(limit) => onLimit('quotas', limit)} /></td>
          <td><LimitField label={mostRowsOf(line)} value={most} most={all} onChange={(limit) => onLimit('caps', limit)} /></td>
        </>
      ) : (
        <>
          <td aria-hidden="true">
            <span className={classes.sourceTrack} data-ink="track">
              <span className={classes.sourceFill} data-ink="fill" style={{ width: `${100 * share}%` }} />
            </span>
          </td>
          <td>
            {full && <IconLock className={classes.lock} size={13} stroke={1.6} role="img" aria-label={t`at its limit`} />}
            <strong>{count(chosen)}</strong> / {hasLimits ? (most === null ? NO_VALUE : count(most)) : count(all)}
            {least !== null && <span className={classes.least}> ≥ {count(least)}</span>}
          </td>
        </>
      )}
    </tr>
  );
}

interface LimitFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly most: number;
  readonly onChange: (limit: number | null) => void;
}

/** An empty field is no limit. */
function LimitField({ label, value, most, onChange }: LimitFieldProps) {
  return (
    <NumberInput
      className={classes.limit ?? ''}
      size="xs"
      aria-label={label}
      placeholder={NO_VALUE}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      min={0}
      max={most}
      value={value ?? ''}
      onChange={(next) => {
        const limit = typeof next === 'number' ? next : null;
        if (limit !== value) onChange(limit);
      }}
    />
  );
}
