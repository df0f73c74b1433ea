import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import { Status } from '../../ui/Status';
import type { RepeatState } from './useRepeat';
import classes from './ManifestPanel.module.css';

/** Whether running the selection again gives the same rows, in a few words. */
export function RepeatStatus({ repeat }: { readonly repeat: RepeatState }) {
  if (repeat.status === 'checking') {
    return (
      <span className={classes.checking} role="status">
        <Loader size={12} /> <Trans>selecting again</Trans>
      </span>
    );
  }
  if (repeat.status === 'failed') return <Status tone="danger"><Trans>could not be repeated</Trans></Status>;
  const { result } = repeat;
  if (result.same) return <Status tone="ok">{plural(result.rows, { one: 'repeated: the same # row', other: 'repeated: the same # rows' })}</Status>;
  return <Status tone="danger">{result.shared === result.rows ? t`repeated: another order` : t`repeated: other rows`}</Status>;
}
