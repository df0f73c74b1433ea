import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Modal, Progress } from '@mantine/core';
import { useMemo } from 'react';
import type { Example } from '../../core/dataset/types';
import { useBlocks, useServices, useSetRows } from '../../store/artefacts';
import { poolRowsOf } from '../../store/poolRowsNow';
import type { SelectionSettings } from '../../store/types';
import { count, percent } from '../../ui/format';
import { failureText } from '../../texts/language';
import { KeptTodo } from '../../ui/KeptTodo';
import { useFocusBack } from '../../ui/useFocusBack';
import { stabilityWords, wavering } from './stabilityWords';
import type { Stability } from '../../core/evaluation/stability';
import { useStability } from './useStability';
import classes from './StabilityDialog.module.css';

interface StabilityDialogProps {
  readonly name: string;
  readonly settings: SelectionSettings;
  readonly size: number;
  readonly onClose: () => void;
}

/** How much of a subset stays when the pool's rows are drawn again, or a weight is changed. */
export function StabilityDialog({ name, settings, size, onClose }: StabilityDialogProps) {
  useFocusBack(true);
  const { selection } = useServices();
  const blocks = useBlocks();
  const { examples, tokens } = useSetRows('pool');
  const rows = useMemo(() => poolRowsOf({ examples, tokens }), [examples, tokens]);
  const state = useStability(useMemo(() => ({ selection, blocks, rows, settings, size }), [selection, blocks, rows, settings, size]));
  return (
    <Modal opened onClose={onClose} title={t`How stable is ${name}?`} size={620}>
      {state.status === 'running' && (
        <div className={classes.running} role="status">
          <p>{state.progress === null ? t`Preparing. Closing stops it.` : t`Run ${count(state.progress.done)} of ${count(state.progress.of)}. Closing stops it.`}</p>
          <Progress value={state.progress === null ? 0 : (100 * state.progress.done) / state.progress.of} aria-label={t`Runs done`} />
        </div>
      )}
      {state.status === 'failed' && <KeptTodo title={t`The subset could not be tested`} text={failureText(state.error)} kept={t`The subset and all utilities.`} todo={t`Close this, and try again when scoring is done.`} error={state.error} />}
      {state.status === 'done' && <StabilityResult stability={state.stability} examples={examples} />}
    </Modal>
  );
}

function StabilityResult({ stability, examples }: { readonly stability: Stability; readonly examples: readonly Example[] }) {
  const rows = wavering(stability);
  return (
    <div className={classes.result}>
      {stabilityWords(stability).map((sentence) => <p key={sentence}>{sentence}</p>)}
      {stability.variations.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th scope="col"><Trans context="a changed weight">With</Trans></th><th scope="col"><Trans>Share of the subset that stays</Trans></th></tr></thead>
          <tbody>
            {stability.variations.map(({ label, kept }) => (
              <tr key={label}><th scope="row">{label}</th><td className="num">{percent(kept)}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <>
          <h3><Trans>Rows that owe most to the sample</Trans></h3>
          <table className={classes.table}>
            <thead><tr><th scope="col"><Trans context="its number">Pick</Trans></th><th scope="col"><Trans>Row</Trans></th><th scope="col"><Trans>Chosen again in</Trans></th></tr></thead>
            <tbody>
              {rows.map(({ at, row, share }) => (
                <tr key={row}>
                  <td className="num">{count(at + 1)}</td>
                  <th scope="row" title={examples[row]?.prompt}>{examples[row]?.label}</th>
                  <td className="num">{t`${plural(Math.round(share * stability.kept.length), { one: '# draw', other: '# draws' })} of ${count(stability.kept.length)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
