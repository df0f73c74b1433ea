import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { fieldsToGroupBy, groupsOf } from '../../../core/recipe/poolRows';
import { count } from '../../../ui/format';
import { changedLimit, groupLines } from '../model/groupLines';
import { drawnFrom, type ViewOf } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import { useStable } from '../useStable';
import { GroupLine, leastRowsOf, mostRowsOf } from './GroupLine';
import classes from './left.module.css';

/** Groups listed before "Show all". */
const SHOWN = 8;

const rowsPer = (field: string): string => t`Rows per ${field}`;

const FIELDS = ['constraints', 'subset', 'sets'] as const;

interface GroupLimitsProps {
  readonly view: ViewOf<typeof FIELDS>;
  readonly actions: SelectActions;
  /** Whether limits are fields that can be changed. */
  readonly editing: boolean;
}

/** Rows per group: chosen and most, with a lock at the cap. */
export const GroupLimits = drawnFrom(FIELDS, function GroupLimits({ view, actions, editing }: GroupLimitsProps) {
  const { constraints, subset } = view;
  const { examples } = view.sets.pool;
  const fields = useMemo(() => fieldsToGroupBy(examples), [examples]);
  const [looked, setLooked] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const field = constraints.groupBy ?? (looked !== null && fields.includes(looked) ? looked : (fields[0] ?? null));
  const hasLimits = Object.keys(constraints.caps).length + Object.keys(constraints.quotas).length > 0;
  const groups = useMemo(() => (field === null ? null : groupsOf(examples, field)), [examples, field]);
  const lines = useMemo(() => (groups === null ? [] : groupLines({ examples, field: groups.field, subset, constraints, order: editing ? 'pool' : 'chosen', groups })), [examples, groups, subset, constraints, editing]);
  const group = useStable((next: string): void => {
    setLooked(next);
    if (constraints.groupBy !== null) actions.changeSettings(t`Group by ${next}`, { constraints: { ...constraints, groupBy: hasLimits ? next : null, caps: {}, quotas: {} } });
  });
  if (field === null) return null;
  const most = Math.max(1, ...lines.map(({ chosen }) => chosen));
  const shown = all ? lines : lines.slice(0, SHOWN);
  return (
    <div className={classes.groups}>
      <table className={classes.sources} data-editing={editing} aria-label={rowsPer(field)}>
        <thead>
          <tr>
            <th scope="col"><FieldChoice fields={fields} field={field} onField={group} /></th>
            {editing ? <th scope="col"><Trans>chosen</Trans></th> : <td />}
            {editing ? <><th scope="col"><Trans>least</Trans></th><th scope="col"><Trans>most</Trans></th></> : <th scope="col">{hasLimits ? t`chosen / most` : t`chosen / all`}</th>}
          </tr>
        </thead>
        <tbody className="num">
          {shown.map((line) => (
            <GroupLine
              key={line.label}
              line={line}
              editing={editing}
              hasLimits={hasLimits}
              share={line.chosen / most}
              onLimit={(which, limit) => actions.changeSettings(which === 'caps' ? mostRowsOf(line) : leastRowsOf(line), { constraints: changedLimit(constraints, field, which, line.label, limit) })}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.groupFoot}>
        {lines.length > SHOWN && <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>{all ? t`Show fewer` : t`Show all ${count(lines.length)}`}</Button>}
        {hasLimits && <Button size="compact-xs" variant="subtle" onClick={() => actions.changeSettings(t`Clear limits`, { constraints: { ...constraints, groupBy: null, caps: {}, quotas: {} } })}><Trans>Clear limits</Trans></Button>}
      </div>
    </div>
  );
});

interface FieldChoiceProps {
  readonly fields: readonly string[];
  readonly field: string;
  readonly onField: (field: string) => void;
}

/** Which field makes the groups; only a choice where there are several. */
const FieldChoice = memo(function FieldChoice({ fields, field, onField }: FieldChoiceProps) {
  const known = fields.includes(field) ? fields : [field, ...fields];
  if (known.length < 2) return <>{rowsPer(field)}</>;
  return (
    <Select
      className={classes.field ?? ''}
      size="xs"
      aria-label={t`Groups by`}
      data={known.map((value) => ({ value, label: rowsPer(value) }))}
      value={field}
      allowDeselect={false}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
      onChange={(next) => next !== null && next !== field && onField(next)}
    />
  );
});
