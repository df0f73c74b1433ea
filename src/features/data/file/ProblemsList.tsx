import { Button, Chip } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ProblemReason, RowProblem } from '../../../core/dataset/types';
import type { ProjectFile } from '../../../store/types';
import { count, countOf } from '../../../ui/format';
import { Status } from '../../../ui/Status';
import { REASON_NAMES } from '../model/formNames';
import { markedExcerpt, reasonCounts } from '../model/problems';
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
      </header>
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
          {filtered.slice(0, shown).map((problem, index) => <ProblemRow key={index} problem={problem} />)}
        </tbody>
      </table>
      <div className={classes.problemsFoot}>
        <span className={`${classes.quiet} num`}>{file.kept === 0 ? 'No row could be kept.' : `The other ${countOf(file.kept, 'row')} ${file.kept === 1 ? 'was' : 'were'} kept.`}</span>
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

function ProblemRow({ problem }: { readonly problem: RowProblem }) {
  const { before, fault, after } = markedExcerpt(problem);
  return (
    <tr title={problem.message}>
      <td className={`${classes.lineCell} num`}>{count(problem.line)}</td>
      <th scope="row">{REASON_NAMES[problem.reason]}</th>
      <td className={classes.where}>
        {before}
        {fault !== '' && <mark className={classes.fault}>{fault}</mark>}
        {after}
        <span className="visually-hidden">. {problem.message}</span>
      </td>
      <td className={classes.done}>skipped</td>
    </tr>
  );
}
