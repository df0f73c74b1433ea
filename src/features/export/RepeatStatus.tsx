import { Loader } from '@mantine/core';
import { countOf } from '../../ui/format';
import { Status } from '../../ui/Status';
import type { RepeatState } from './useRepeat';
import classes from './ManifestPanel.module.css';

/** Whether running the selection again gives the same rows, in a few words. */
export function RepeatStatus({ repeat }: { readonly repeat: RepeatState }) {
  if (repeat.status === 'checking') {
    return (
      <span className={classes.checking} role="status">
        <Loader size={12} /> selecting again
      </span>
    );
  }
  if (repeat.status === 'failed') return <Status tone="danger">could not be repeated</Status>;
  const { result } = repeat;
  if (result.same) return <Status tone="ok">repeated: the same {countOf(result.rows, 'row')}</Status>;
  return <Status tone="danger">{result.shared === result.rows ? 'repeated: another order' : 'repeated: other rows'}</Status>;
}
