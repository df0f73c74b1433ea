import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { count, percent } from '../../../ui/format';
import { noneOf, sameFilter, type RowFilter } from '../model/rowFilter';
import type { Share } from '../model/shares';
import classes from './profile.module.css';

interface ShareBarsProps {
  readonly by: 'source' | 'kind';
  readonly shares: readonly Share[];
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter) => void;
}

const AT_FIRST = 8;

/** One bar for each value, longest first; a click shows only its rows. */
export function ShareBars({ by, shares, filter, onFilter }: ShareBarsProps) {
  const [all, setAll] = useState(false);
  const most = Math.max(...shares.map(({ rows }) => rows));
  const shown = all ? shares : shares.slice(0, AT_FIRST);
  return (
    <>
      <ul className={classes.bars}>
        {shown.map((share) => {
          const own: RowFilter = { by, name: share.name };
          return (
            <li key={share.name ?? ''}>
              <button type="button" className={classes.bar} aria-pressed={sameFilter(filter, own)} onClick={() => onFilter(own)}>
                <span className={classes.barName}>{share.name ?? noneOf(by)}</span>
                <span className={classes.track} data-ink="track" aria-hidden="true">
                  <span className={classes.fill} data-ink="fill" style={{ width: `${(100 * share.rows) / most}%` }} />
                </span>
                <span className={`${classes.barCount} num`}>{count(share.rows)}</span>
                <span className={`${classes.barShare} num`}>{percent(share.share)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {shares.length > AT_FIRST && (
        <Button variant="subtle" size="xs" onClick={() => setAll(!all)}>{all ? t`Show fewer` : t`Show ${count(shares.length - AT_FIRST)} more`}</Button>
      )}
    </>
  );
}
