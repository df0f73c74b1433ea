import { Trans } from '@lingui/react/macro';
import type { PromptPart } from '../../../core/prompt/types';
import { count } from '../../../ui/format';
import { partTotals } from '../model/templateParts';
import classes from './panel.module.css';

/** Tokens of each part of the pair: as one divided bar, and as numbers. */
export function PartsBar({ parts }: { readonly parts: readonly PromptPart[] }) {
  const totals = partTotals(parts);
  const all = totals.reduce((sum, { tokens }) => sum + tokens, 0);
  return (
    <div>
      <div className={classes.partsBar} data-ink="keep" aria-hidden="true">
        {totals.filter(({ tokens }) => tokens > 0).map(({ part, tokens }) => <span key={part} data-part={part} style={{ flexGrow: tokens }} />)}
      </div>
      <dl className={classes.parts}>
        {totals.map(({ part, label, tokens }) => (
          <div key={part} className={classes.partLine}>
            <dt><span className={classes.swatch} data-ink="keep" data-part={part} aria-hidden="true" />{label}</dt>
            <dd className="num">{count(tokens)}</dd>
          </div>
        ))}
        <div className={classes.partLine}>
          <dt><span className={classes.swatch} data-ink="keep" aria-hidden="true" /><Trans>Together</Trans></dt>
          <dd className="num">{count(all)}</dd>
        </div>
      </dl>
    </div>
  );
}
