import { Button, Chip, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ProblemReason } from '../../../core/dataset/types';
import { isHeld } from '../../../store/held';
import { useWorkbench } from '../../../store/react';
import type { ProjectFile } from '../../../store/types';
import { count, countOf } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { REASON_NAMES } from '../model/formNames';
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
        <Status tone="ok">No problems: all {countOf(file.kept, 'row')} were kept.</Status>
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
        <h3 className={classes.halfTitle} id="problems-title">{countOf(file.problems.length, 'problem')}</h3>
        {reasons.length > 1 && (
          <div className={classes.chips} role="group" aria-label="Show problems">
            <ReasonChip label="All" problems={file.problems.length} checked={reason === null} onChoose={() => choose(null)} />
            {reasons.map((each) => (
              <ReasonChip key={each.reason} label={REASON_NAMES[each.reason]} problems={each.count} checked={reason === each.reason} onChoose={() => choose(each.reason)} />
            ))}
          </div>
        )}
        <RuleChoice file={file} />
      </header>
      {isHeld(file) && <p className={classes.held}><Status tone="warn">No row of this file takes part: the rule is to stop. Correct {file.problems.length === 1 ? 'the line' : 'all lines'} below, or skip such lines.</Status></p>}
      <table className={classes.problemTable}>
        <thead>
          <tr>
            <th scope="col" className={classes.lineCell}>Line</th>
            <th scope="col">Problem</th>
            <th scope="col">Where</th>
            <th scope="col"><span className="visually-hidden">What was done</span></th>
          </tr>
        </thead>
        <tbody>
          {filtered.slice(0, shown).map((problem) => <ProblemRow key={`${problem.line} ${problem.row ?? ''} ${problem.reason}`} file={file} problem={problem} />)}
        </tbody>
      </table>
      <div className={classes.problemsFoot}>
        <span className={`${classes.quiet} num`}>{file.kept === 0 ? 'No row could be kept.' : `${countOf(file.rowsRead, 'row')} read = ${count(file.kept)} kept + ${count(file.problems.length)} ${isHeld(file) ? 'broken' : 'skipped'}.`}</span>
        {filtered.length > shown && (
          <Button variant="subtle" size="xs" onClick={() => setShown(shown + STEP)}>
            Show {count(Math.min(STEP, filtered.length - shown))} more of {count(filtered.length - shown)}
          </Button>
        )}
      </div>
    </section>
  );
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
      <span className={classes.quiet} id="rule-label">On a problem</span>
      <SegmentedControl
        size="xs"
        aria-labelledby="rule-label"
        data={[{ value: 'skip', label: 'Skip the line' }, { value: 'stop', label: 'Stop' }]}
        value={file.onProblem ?? 'skip'}
        onChange={(rule) => setOnProblem(file.fileId, rule)}
        disabled={readOnly}
      />
    </div>
  );
}
