import { t } from '@lingui/core/macro';
import { Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { memo } from 'react';
import { percent } from '../../../ui/format';
import { lonerWarning } from '../model/loners';
import type { ViewPart } from '../drawnFrom';
import type { SelectActions } from '../selectView';
import classes from './left.module.css';

const noSelfHelp = (): string => t`Do not count self-help`;

/** Whether a row counts as its own example, and what that does to the subset. */
export function SelfHelpChoice({ view, actions }: { readonly view: ViewPart<'settings' | 'subset'>; readonly actions: SelectActions }) {
  const counted = view.settings.selfHelp === 'keep';
  const share = view.subset === null ? null : (view.subset.ranked.selfHelp?.shares[view.subset.size] ?? null);
  return (
    <div className={classes.control}>
      <SelfHelpSwitch counted={counted} description={counted && share !== null ? t`It is ${percent(share)} of this subset's coverage.` : undefined} actions={actions} />
      <LonerNotice view={view} actions={actions} />
    </div>
  );
}

const SelfHelpSwitch = memo(function SelfHelpSwitch({ counted, description, actions }: { readonly counted: boolean; readonly description: string | undefined; readonly actions: SelectActions }) {
  return (
    <Switch
      size="xs"
      checked={counted}
      onChange={(event) => actions.changeSettings(event.currentTarget.checked ? t`Count self-help` : noSelfHelp(), { selfHelp: event.currentTarget.checked ? 'keep' : 'exclude' })}
      label={t`Count a row's help to itself`}
      description={description}
    />
  );
});

/** "Picks 2, 3 and 4 help little but themselves", with the one click that repairs it; nothing when it does not hold. */
export function LonerNotice({ view, actions }: { readonly view: ViewPart<'settings' | 'subset'>; readonly actions: SelectActions }) {
  const warning = view.subset === null || view.settings.selfHelp !== 'keep' ? null : lonerWarning(view.subset.ranked, view.subset.size);
  if (warning === null) return null;
  return (
    <p className={classes.warning} role="status">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>
        {warning}{' '}
        <button type="button" className={classes.linkButton} onClick={() => actions.changeSettings(noSelfHelp(), { selfHelp: 'exclude' })}>
          {noSelfHelp()}
        </button>
      </span>
    </p>
  );
}
