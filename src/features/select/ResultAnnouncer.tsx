import { plural, t } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import { percent } from '../../ui/format';
import type { SelectView } from './selectView';

/** A screen reader hears the result once the budget has rested this long. */
const REST_MS = 600;

export function ResultAnnouncer({ view }: { readonly view: SelectView }) {
  const { subset, sets, computing } = view;
  const text = subset === null || computing ? '' : t`${plural(subset.size, { one: '# row', other: '# rows' })}, ${percent(subset.size / Math.max(1, sets.pool.examples.length))} of the pool, coverage ${percent(subset.ranked.coverage[subset.size])}`;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <p className="visually-hidden" role="status">{said}</p>;
}
