import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { findModel } from '../../../core/model/catalog';
import type { SetName } from '../../../core/dataset/types';
import { useSetRows } from '../../../store/artefacts';
import { PanelBody, PanelHeader, PanelSection } from '../../../ui/Panel';
import type { NearGroup } from '../../../core/dataset/near';
import { findRepeats } from '../model/repeats';
import type { RowFilter } from '../model/rowFilter';
import { tokenProfile } from '../model/tokenHistogram';
import type { Look } from '../useLook';
import { useSteps } from '../useSteps';
import { KeepFirst } from './KeepFirst';
import { LookSections } from './LookSections';
import { RepeatsList } from './RepeatsList';
import { SharesSection } from './SharesSection';
import { TokenHistogram } from './TokenHistogram';
import classes from './profile.module.css';

interface ProfilePanelProps {
  readonly look: Look;
  readonly set: SetName;
  readonly modelId: string;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

const titleOf = (set: SetName): string => ({ pool: t`Profile of the pool`, target: t`Profile of the target set`, existing: t`Profile of existing data` })[set];

const NO_NEAR: readonly NearGroup[] = [];

/** How long the rows of a set are, where they come from, and what repeats. Every bar filters. */
export function ProfilePanel({ look, set, modelId, filter, onFilter }: ProfilePanelProps) {
  const { examples, tokens } = useSetRows(set);
  const profile = useMemo(() => (tokens === null ? null : tokenProfile(tokens)), [tokens]);
  const report = look.state.status === 'ready' && look.state.report.sets[set].rows === examples.length ? look.state.report.sets[set] : null;
  const near = report?.near ?? NO_NEAR;
  const repeats = useSteps(useCallback(() => findRepeats(examples, near), [examples, near]), examples.length);
  const total = profile === null ? '' : ` · ${plural(profile.total, { one: '# token', other: '# tokens' })}`;
  return (
    <>
      <PanelHeader title={titleOf(set)}>
        <span className={`${classes.total} num`}>{plural(examples.length, { one: '# row', other: '# rows' })}{total}</span>
      </PanelHeader>
      <PanelBody padded={false}>
        {examples.length === 0 && <p className={classes.none}><Trans>Lengths, sources and repeats are shown here once a row is kept.</Trans></p>}
        {examples.length > 0 && <TokenHistogram profile={profile} contextTokens={findModel(modelId).contextTokens} filter={filter} onFilter={onFilter} />}
        <SharesSection by="source" title={t`Sources`} examples={examples} filter={filter} onFilter={onFilter} />
        <SharesSection by="kind" title={t`Kinds`} examples={examples} filter={filter} onFilter={onFilter} />
        {examples.length > 0 && (
          <PanelSection title={t`Repeats`} aside={repeats === null || repeats.length === 0 ? undefined : plural(repeats.length, { one: '# group', other: '# groups' })}>
            <KeepFirst set={set} examples={examples} report={report} repeats={repeats} />
            {repeats === null ? <p className={classes.none}><Trans>Looking for prompts that stand twice.</Trans></p> : <RepeatsList repeats={repeats} onFilter={onFilter} />}
          </PanelSection>
        )}
        {examples.length > 0 && <LookSections look={look} report={report} filter={filter} onFilter={onFilter} />}
      </PanelBody>
    </>
  );
}
