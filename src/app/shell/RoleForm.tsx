import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { SetName } from '../../core/dataset/types';
import { useWorkbench, useWorkbenchHandle } from '../../store/react';
import type { RoleQuestion } from '../../store/types';
import { saidText } from '../../texts/language';
import classes from './RoleDialog.module.css';

type Answer = SetName | 'none';

const roles = (): readonly { value: Answer; label: string }[] => [
  { value: 'pool', label: t`Pool: what you choose from` },
  { value: 'target', label: t`Target set: what it should get good at` },
  { value: 'existing', label: t`Existing data: what it was trained on` },
  { value: 'none', label: t`Leave this file out` },
];

/** One choice for each waiting file. */
export function RoleForm({ asking }: { readonly asking: readonly RoleQuestion[] }) {
  const { store } = useWorkbenchHandle();
  const { answerRoles } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [answers, setAnswers] = useState<readonly Answer[]>(() => asking.map(({ guess }) => guess.set));
  const submit = async (): Promise<void> => {
    await answerRoles(answers.map((answer) => (answer === 'none' ? null : answer)));
    const { project } = store.getState();
    if (project !== null && !pathname.startsWith(`/p/${project.id}/`)) await navigate(`/p/${project.id}/data`);
  };
  return (
    <div className={classes.form}>
      {asking.map(({ file, guess }, at) => (
        <Select
          key={file.name}
          label={file.name}
          description={saidText(guess.why)}
          data={roles()}
          value={answers[at] ?? 'none'}
          allowDeselect={false}
          comboboxProps={{ withinPortal: true }}
          onChange={(value) => setAnswers(answers.map((answer, index) => (index === at ? (value) ?? answer : answer)))}
        />
      ))}
      <div className={classes.actions}>
        <Button variant="filled" disabled={answers.every((answer) => answer === 'none')} onClick={() => void submit()}>{asking.length === 1 ? t`Read the file` : t`Read the files`}</Button>
        <Button variant="subtle" onClick={() => void answerRoles([])}><Trans>Cancel</Trans></Button>
      </div>
    </div>
  );
}
