import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import { toErrorRecord, type ErrorRecord } from '../core/base/errors';
import { useWorkbench } from '../store/react';
import { failureText } from '../texts/language';
import { EmptyState } from '../ui/EmptyState';
import { KeptTodo } from '../ui/KeptTodo';
import { ScreenSkeleton } from './Screen';

type Opening = { readonly id: string; readonly status: 'opening' | 'missing' } | { readonly id: string; readonly status: 'failed'; readonly error: ErrorRecord };

const SAMPLE = /^sample-(demo|tour)$/;

/** Opens the project that the address names before its screens are shown. */
export function ProjectGate() {
  const id = useParams()['id'] ?? '';
  const openId = useWorkbench((state) => state.project?.id);
  const actions = useWorkbench((state) => state.actions);
  const [opening, setOpening] = useState<Opening>({ id, status: 'opening' });
  const isOpen = openId === id;

  useEffect(() => {
    if (isOpen) return;
    let current = true;
    const sample = SAMPLE.exec(id)?.[1] as 'demo' | 'tour' | undefined;
    const open = async (): Promise<boolean> => (sample === undefined ? actions.openProject(id) : (await actions.openSample(sample), true));
    // A step later, so that an effect which React takes back at once (strict mode) opens nothing and locks nothing.
    Promise.resolve().then(() => (current ? open() : true)).then(
      (found) => current && !found && setOpening({ id, status: 'missing' }),
      (thrown: unknown) => current && setOpening({ id, status: 'failed', error: toErrorRecord(thrown) }),
    );
    return () => {
      current = false;
    };
  }, [id, isOpen, actions]);

  if (isOpen) return <Outlet />;
  if (opening.id !== id || opening.status === 'opening') return <ScreenSkeleton name={t`the project`} />;
  if (opening.status === 'failed') {
    return (
      <KeptTodo title={t`The project was not opened`} text={failureText(opening.error)} kept={t`The project, as it was saved, and all others.`} todo={t`Load the page anew, or open another project.`} error={opening.error}>
        <Button component={Link} to="/" variant="filled"><Trans>Go to Start</Trans></Button>
      </KeptTodo>
    );
  }
  return (
    <EmptyState title={t`This project is not in this browser`} text={t`A link holds the place, not the data. Open the project file (.delift), or go to the projects that are here.`}>
      <Button component={Link} to="/" variant="filled"><Trans>Go to Start</Trans></Button>
    </EmptyState>
  );
}
