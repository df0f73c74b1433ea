import { Button, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { wholeShareDown, workText } from '../model/certificateText';
import type { ViewPart } from '../drawnFrom';
import { useCertificate } from './useCertificate';
import classes from './left.module.css';

const HOW = 'No other rows within the same budget and limits can be worth more than the value of these divided by this share. It is computed beside the ranking, from upper bounds.';

/** "At least 93 % of the best possible", computed once the budget rests; it can be stopped. */
export function CertificateLine({ view }: { readonly view: ViewPart<'ranked' | 'resolved' | 'subset' | 'computing'> }) {
  const { state, stop, start } = useCertificate(view);
  if (state.status === 'none') return null;
  const how = `${HOW} ${workText(view.ranked)}`.trim();
  return (
    <div className={classes.certificate}>
      <span>{words(state)}</span>
      {state.status === 'computing' && <Button size="compact-xs" variant="subtle" onClick={stop}>Stop</Button>}
      {(state.status === 'stopped' || state.status === 'failed') && <Button size="compact-xs" variant="subtle" onClick={start}>Compute</Button>}
      {state.status === 'known' && (
        <Tooltip label={how} multiline w={280}>
          <button type="button" className={classes.iconButton} aria-label={`About this share. ${how}`}>
            <IconInfoCircle size={16} stroke={1.6} />
          </button>
        </Tooltip>
      )}
    </div>
  );
}

function words(state: ReturnType<typeof useCertificate>['state']): string {
  switch (state.status) {
    case 'known':
      return state.share === null ? 'How near to the best possible is not known for this objective.' : `At least ${wholeShareDown(state.share)} of the best possible.`;
    case 'computing':
      return 'How near to the best possible…';
    case 'stopped':
      return 'How near to the best possible: stopped.';
    case 'failed':
      return 'How near to the best possible could not be computed.';
    case 'none':
      return '';
  }
}
