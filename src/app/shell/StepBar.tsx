import { t } from '@lingui/core/macro';
import { Tooltip } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { NavLink, useParams } from 'react-router';
import { useShallow } from 'zustand/react/shallow';
import { useSetRows } from '../../store/artefacts';
import { useWorkbench } from '../../store/react';
import { ProgressRing } from '../../ui/ProgressRing';
import { Chip } from '../../ui/Status';
import classes from './StepBar.module.css';
import { stepsOf, type Step } from './steps';

const spoken = (): Record<Step['state'], string> => ({ done: t`done`, running: t`running`, changed: t`out of date`, missing: t`not yet`, open: '' });

/** The five steps: free to walk, each with how it stands. */
export function StepBar() {
  const { id } = useParams();
  const state = useWorkbench(useShallow(({ project, scoring, selection }) => ({ project, scoring, selection })));
  const { examples } = useSetRows('pool');
  return (
    <nav className={classes.steps} aria-label={t`Steps`} data-tour="steps">
      {stepsOf(state, examples.length).map((step) => (
        <StepLink key={step.name} {...step} projectId={id ?? ''} />
      ))}
    </nav>
  );
}

/** Drawn again only when it says something else: the document changes with every step of a dragged budget. */
const StepLink = memo(function StepLink({ projectId, name, label, state, hint, badge, share }: Step & { readonly projectId: string }) {
  return (
    <Tooltip label={hint}>
      <NavLink to={`/p/${projectId}/${name}`} className={classes.step ?? ''} data-state={state}>
        <StepSign state={state} share={share} />
        {label}
        {badge !== null && <Chip>{badge}</Chip>}
        <span className="visually-hidden">{[spoken()[state], hint].filter((part) => part !== '').join(': ')}</span>
      </NavLink>
    </Tooltip>
  );
});

function StepSign({ state, share }: Pick<Step, 'state' | 'share'>) {
  if (state === 'done') return <IconCheck size={16} stroke={1.6} aria-hidden="true" />;
  if (state !== 'running' && state !== 'changed') return null;
  return <ProgressRing share={state === 'changed' ? null : (share ?? 0)} />;
}
