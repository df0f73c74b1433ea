import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import type { FieldMapping } from '../../../core/dataset/types';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { NO_VALUE } from '../../../ui/format';
import { fieldChoices, rolesOf, valueInRow, type MappingRole } from '../model/mappingRoles';
import classes from './file.module.css';

/** No field has an empty name here: paths are never empty. */
const NONE = '';

interface MappingTableProps {
  readonly file: ProjectFile;
  /** As it is chosen now; applied or not. */
  readonly mapping: FieldMapping;
  readonly raw: string | null;
  readonly onChange: (part: keyof FieldMapping, field: string | null) => void;
}

/** Which field plays which role, with what stands there in the row that is shown. */
export function MappingTable({ file, mapping, raw, onChange }: MappingTableProps) {
  const choices = fieldChoices(file.fields, mapping);
  return (
    <table className={classes.mapping}>
      <thead>
        <tr>
          <th scope="col"><Trans>Role</Trans></th>
          <th scope="col"><Trans>From field</Trans></th>
          <th scope="col"><Trans>Value in this row</Trans></th>
        </tr>
      </thead>
      <tbody>
        {rolesOf(file.form).map((role) => (
          <RoleRow key={role.part} role={role} path={mapping[role.part]} choices={choices} raw={raw} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}

interface RoleRowProps {
  readonly role: MappingRole;
  readonly path: string | null;
  readonly choices: readonly string[];
  readonly raw: string | null;
  readonly onChange: MappingTableProps['onChange'];
}

function RoleRow({ role, path, choices, raw, onChange }: RoleRowProps) {
  const readOnly = useWorkbench((state) => state.readOnly);
  const change = (value: string | null): void => {
    const field = value === NONE ? null : value;
    if (field !== path) onChange(role.part, field);
  };
  return (
    <tr>
      <th scope="row">
        {role.label}
        {role.optional && <span className={classes.optional}> <Trans>optional</Trans></span>}
      </th>
      <td>
        <Select
          aria-label={t`Field for ${role.label}`}
          data={role.optional ? [{ value: NONE, label: t`none` }, ...choices] : choices}
          value={path ?? (role.optional ? NONE : null)}
          onChange={change}
          placeholder={t`choose a field`}
          allowDeselect={false}
          searchable={choices.length > 8}
          disabled={readOnly}
          data-none={path === null}
          classNames={{ input: classes.field ?? '' }}
        />
      </td>
      <td className={classes.value}>{(raw === null ? null : valueInRow(raw, path)) ?? NO_VALUE}</td>
    </tr>
  );
}
