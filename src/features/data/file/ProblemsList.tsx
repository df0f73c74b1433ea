import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Chip, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ProblemReason } from '../../../core/dataset/types';
import { isHeld } from '../../../store/held';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { count } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { reasonName } from '../model/formNames';
import { reasonCounts } from '../model/problems';
import { ProblemRow } from './ProblemRow';
import classes from './file.module.css';

/** Rows drawn at first, and with each further step: files may have very many problems. */
const STEP = 100;

/** What was not kept: line, reason, and the place of the fault. The other rows of the file were kept. */
export function ProblemsList({ file }: { readonly file: ProjectFile }) {
  const [reason, setReason] = useState<ProblemReason | null>(null);
  const [shown, setShown] = useState(STEP);
  const reasons = useMemo(() => reasonCounts(file.problems), [file.problems]);
  const filtered = useMemo(() => (reason === null ? file.problems : file.problems.filter((problem) => problem.reason === reason)), [file.problems, reason]);
  if (file.problems.length === 0) {
    return (
      <section className={classes.problems}>
        <Status tone="ok">{plural(file.kept, { one: 'No problems: the one row was kept.', other: 'No problems: all # rows were kept.' })}</Status>
      </section>
    );
  }
  const choose = (next: ProblemReason | null): void => {
    setReason(next);
    setShown(STEP);
  };
  return (
    <section className={classes.problems} aria-labelledby="problems-title">
      <header className={classes.problemsHead}>
        <h3 className={classes.halfTitle} id="problems-title">{plural(file.problems.length, { one: '# problem', other: '# problems' })}</h3>
        {reasons.length > 1 && (
          <div className={classes.chips} role="group" aria-label={t`Show problems`}>
            <ReasonChip label={t`All`} problems={file.problems.length} checked={reason === null} onChoose={() => choose(null)} />
            {reasons.map((each) => (
              <ReasonChip key={each.reason} label={reasonName(each.reason)} problems={each.count} checked={reason === each.reason} onChoose={() => choose(each.reason)} />
            ))}
          </div>
        )}
        <RuleChoice file={file} />
      </header>
      {isHeld(file) && <p className={classes.held}><Status tone="warn">{file.problems.length === 1 ? t`No row of this file takes part: the rule is to stop. Correct the line below, or skip such lines.` : t`No row of this file takes part: the rule is to stop. Correct all lines below, or skip such lines.`}</Status></p>}
      <table className={classes.problemTable}>
        <thead>
          <tr>
            <th scope="col" className={classes.lineCell}><Trans>Line</Trans></th>
            <th scope="col"><Trans>Problem</Trans></th>
            <th scope="col"><Trans>Where</Trans></th>
            <th scope="col"><span className="visually-hidden"><Trans>What was done</Trans></span></th>
          </tr>
        </thead>
        <tbody>
          {filtered.slice(0, shown).map((problem) => <ProblemRow key={`${problem.line} ${problem.row ?? ''} ${problem.reason}`} file={file} problem={problem} />)}
        </tbody>
      </table>
      <div className={classes.problemsFoot}>
        <span className={`${classes.quiet} num`}>{sumOf(file)}</span>
        {filtered.length > shown && (
          <Button variant="subtle" size="xs" onClick={() => setShown(shown + STEP)}>
            <Trans>Show {count(Math.min(STEP, filtered.length - shown))} more of {count(filtered.length - shown)}</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/** Rows read, kept and not kept, so that they add up before one's eyes. */
function sumOf(file: ProjectFile): string {
  const [kept, others] = [count(file.kept), count(file.problems.length)];
  return isHeld(file)
    ? t`${plural(file.rowsRead, { one: '# row', other: '# rows' })} read = ${kept} kept + ${others} broken.`
    : t`${plural(file.rowsRead, { one: '# row', other: '# rows' })} read = ${kept} kept + ${others} skipped.`;
}

interface ReasonChipProps {
  readonly label: string;
  readonly problems: number;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function ReasonChip({ label, problems, checked, onChoose }: ReasonChipProps) {
  return (
    <Chip size="xs" radius="xs" checked={checked} onChange={onChoose} icon={null} classNames={{ label: classes.chip ?? '' }}>
      {label} <span className="num">{count(problems)}</span>
    </Chip>
  );
}

function RuleChoice({ file }: { readonly file: ProjectFile }) {
  const setOnProblem = useWorkbench((state) => state.actions.setOnProblem);
  const readOnly = useWorkbench((state) => state.readOnly);
  return (
    <div className={classes.rule}>
      <span className={classes.quiet} id="rule-label"><Trans>On a problem</Trans></span>
      <SegmentedControl
        size="xs"
        aria-labelledby="rule-label"
        data={[{ value: 'skip', label: t`Skip the line` }, { value: 'stop', label: t`Stop` }]}
        value={file.onProblem ?? 'skip'}
        onChange={(rule) => setOnProblem(file.fileId, rule)}
        disabled={readOnly}
      />
    </div>
  );
}
