import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { NO_VALUE, shortHash } from '../../ui/format';
import type { ManifestFact } from './manifestFacts';
import type { RepeatState } from './useRepeat';
import { RepeatStatus } from './RepeatStatus';
import classes from './ManifestPanel.module.css';

interface ManifestPanelProps {
  readonly facts: readonly ManifestFact[];
  readonly repeat: RepeatState;
  /** "delift-manifest/3". */
  readonly format: string;
  readonly software: { readonly name: string; readonly version: string };
}

/** How the subset was made: each part with the hash that pins it down. */
export function ManifestPanel({ facts, repeat, format, software }: ManifestPanelProps) {
  return (
    <section aria-labelledby="how-it-was-made">
      <header className={classes.header}>
        <h2 id="how-it-was-made"><Trans>How it was made</Trans></h2>
        <RepeatStatus repeat={repeat} />
      </header>
      <dl className={classes.facts}>
        {facts.map(({ label, value, hash }, at) => (
          <div key={`${label} ${at}`}>
            <dt>{label}</dt>
            <dd title={value}>{value}</dd>
            <dd className={classes.hash}>{hash === null ? NO_VALUE : <Hash label={label} hash={hash} />}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.foot}>
        <span><Trans>Manifest format {format.split('/').at(-1)}, {software.name} {software.version}</Trans></span>
        <span><Trans>sha256, first 8</Trans></span>
      </p>
    </section>
  );
}

/** The first 8 digits; all of them in the tooltip and on the clipboard. */
function Hash({ label, hash }: { readonly label: string; readonly hash: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  return (
    <Tooltip label={copied ? t`Copied` : hash} multiline maw={300} classNames={{ tooltip: classes.wholeHash ?? '' }}>
      <UnstyledButton className={classes.hashButton ?? ''} aria-label={t`Copy the hash of ${label}, ${shortHash(hash)}`} onClick={() => copy(hash)}>
        {shortHash(hash)}
      </UnstyledButton>
    </Tooltip>
  );
}
