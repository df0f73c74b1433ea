import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import type { ErrorRecord } from '../../core/base/errors';
import { useWorkbench } from '../../store/react';
import { failureText } from '../../texts/language';
import { KeptTodo } from '../../ui/KeptTodo';
import type { ExportSubset } from './exportSubset';
import type { RepeatState } from './useRepeat';

interface ExportProblemProps {
  readonly repeat: RepeatState;
  /** Why the files could not be made; null when they were. */
  readonly failure: ErrorRecord | null;
  readonly subset: ExportSubset;
  readonly onAgain: () => void;
}

/** What stands in the way of the download, if anything. */
export function ExportProblem({ repeat, failure, subset, onAgain }: ExportProblemProps) {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const openSubset = useWorkbench((state) => state.actions.openSubset);
  const openInSelect = (): void => {
    if (!subset.current) openSubset(subset.saved.id);
    void navigate(`/p/${id}/select`);
  };
  if (failure !== null) {
    return (
      <KeptTodo title={t`The files could not be made`} text={failureText(failure)} kept={t`The subset and all utilities.`} todo={t`Choose another shape, or open the subset in Select.`} error={failure}>
        <Button variant="filled" onClick={openInSelect}><Trans>Open in Select</Trans></Button>
      </KeptTodo>
    );
  }
  if (repeat.status === 'failed') {
    return (
      <KeptTodo title={t`The selection could not be repeated`} text={failureText(repeat.error)} kept={t`The subset and all utilities. Nothing was written.`} todo={t`Try again, or open the subset in Select.`} error={repeat.error}>
        <Button variant="filled" onClick={onAgain}><Trans>Try again</Trans></Button>
        <Button onClick={openInSelect}><Trans>Open in Select</Trans></Button>
      </KeptTodo>
    );
  }
  if (repeat.status === 'checking' || repeat.result.same) return null;
  const { shared, rows, firstDifference } = repeat.result;
  return (
    <KeptTodo
      title={shared === rows ? t`The selection no longer gives this order` : t`The selection no longer gives these rows`}
      text={
        shared === rows
          ? t`Run again from the manifest it gives the same ${plural(rows, { one: '# row', other: '# rows' })} in another order; pick ${firstDifference} is the first that differs. The utilities or the pool have changed since the subset was saved.`
          : t`Run again from the manifest it gives ${shared} of these ${plural(rows, { one: '# row', other: '# rows' })}; pick ${firstDifference} is the first that differs. The utilities or the pool have changed since the subset was saved.`
      }
      kept={t`The subset, as it was saved.`}
      todo={t`Choose it anew in Select and save it, so that the manifest holds. The download is locked until then.`}
    >
      <Button variant="filled" onClick={openInSelect}><Trans>Open in Select</Trans></Button>
    </KeptTodo>
  );
}
