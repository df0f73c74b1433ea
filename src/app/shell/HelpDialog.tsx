import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Kbd, Modal, Switch } from '@mantine/core';
import { useWorkbench } from '../../store/react';
import { shortcutGroups } from '../../ui/shortcuts';
import classes from './HelpDialog.module.css';

/** The keys, and how it works on half a page. */
export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const letterKeys = useWorkbench((state) => state.letterKeys);
  const { setLetterKeys, setTour } = useWorkbench((state) => state.actions);
  return (
    <Modal opened={opened} onClose={onClose} title={t`Help`} size={860}>
      <div className={classes.columns}>
        <section>
          <h3 className={classes.title}><Trans>How it works</Trans></h3>
          <p>
            <Trans>
              A small language model runs in this page. For each row it is asked: how likely is the written answer, from the prompt alone?
              Then an example from the pool is put before the prompt, and it is asked again. The difference is the <b>utility</b>: above
              zero the example helps, below zero it hurts.
            </Trans>
          </p>
          <p className={classes.formula}>
            <Trans>U<sub>ij</sub> = d(y<sub>i</sub> | x<sub>i</sub>) − d(y<sub>i</sub> | x<sub>j</sub>, y<sub>j</sub>, x<sub>i</sub>), with d = ‖1 − p‖ / √T</Trans>
          </p>
          <p>
            <Trans>
              Row i is answered, example j is shown, p are the probabilities of the answer’s T tokens. Nothing is generated; the model only
              reads. Negative utilities count as no help: s = max(U, 0).
            </Trans>
          </p>
          <p><Trans>Rows are then picked one by one, each time the one that adds most (greedy maximisation of a submodular function):</Trans></p>
          <ul className={classes.list}>
            <li><Trans><b>FL</b> covers the pool: every row should have a pick that helps it.</Trans></li>
            <li><Trans><b>FLMI</b> also favours rows that help a target set, by the weight η.</Trans></li>
            <li><Trans><b>FLCG</b> counts only what the existing data do not give already, by the weight ν.</Trans></li>
          </ul>
          <p>
            <Trans>
              A smaller budget is always the beginning of a larger one. Each figure stands beside random subsets of the same size, so that
              you see when choosing matters. Source: Agarwal et al., “DELIFT: Data Efficient Language model Instruction Fine-Tuning”,
              arXiv 2411.04425.
            </Trans>
          </p>
          <Button onClick={() => (onClose(), setTour({ step: 0 }))}><Trans>Take the tour of the sample</Trans></Button>
        </section>
        <section>
          <h3 className={classes.title}><Trans>Keys</Trans></h3>
          {shortcutGroups().map(({ group, shortcuts }) => (
            <div key={group}>
              <h4 className={classes.group}>{group}</h4>
              <dl className={classes.keys}>
                {shortcuts.map(({ shown, does }) => (
                  <div key={shown}>
                    <dt><Kbd>{shown}</Kbd></dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          <Switch label={t`Single letters are shortcuts`} checked={letterKeys} onChange={(event) => setLetterKeys(event.currentTarget.checked)} />
        </section>
      </div>
    </Modal>
  );
}
