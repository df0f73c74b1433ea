import { Button } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import type { ErrorRecord } from '../../core/base/errors';
import { useWorkbench } from '../../store/react';
import { KeptTodo } from '../../ui/KeptTodo';
import { countOf } from '../../ui/format';
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
      <KeptTodo title="The files could not be made" text={failure.message} kept="The subset and all utilities." todo="Choose another shape, or open the subset in Select." error={failure}>
        <Button variant="filled" onClick={openInSelect}>Open in Select</Button>
      </KeptTodo>
    );
  }
  if (repeat.status === 'failed') {
    return (
      <KeptTodo title="The selection could not be repeated" text={repeat.error.message} kept="The subset and all utilities. Nothing was written." todo="Try again, or open the subset in Select." error={repeat.error}>
        <Button variant="filled" onClick={onAgain}>Try again</Button>
        <Button onClick={openInSelect}>Open in Select</Button>
      </KeptTodo>
    );
  }
  if (repeat.status === 'checking' || repeat.result.same) return null;
  const { shared, rows, firstDifference } = repeat.result;
  const found = shared === rows ? `gives the same ${countOf(rows, 'row')} in another order` : `gives ${shared} of these ${countOf(rows, 'row')}`;
  return (
    <KeptTodo
      title={shared === rows ? 'The selection no longer gives this order' : 'The selection no longer gives these rows'}
      text={`Run again from the manifest it ${found}; pick ${firstDifference} is the first that differs. The utilities or the pool have changed since the subset was saved.`}
      kept="The subset, as it was saved."
      todo="Choose it anew in Select and save it, so that the manifest holds. The download is locked until then."
    >
      <Button variant="filled" onClick={openInSelect}>Open in Select</Button>
    </KeptTodo>
  );
}
