import { Tour } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import { SAMPLE, TOUR } from './steps';
import { useMarkedTarget } from './useMarkedTarget';
import classes from './SampleTour.module.css';

const LABELS = { skip: 'End the tour', next: 'Next', back: 'Back', close: 'Done', stepCounter: (current: number, total: number): string => `${current} of ${total}` };

/** The sample, shown stop by stop on the real screens. It lies beside the page, which works as always. */
export function SampleTour({ step }: { readonly step: number }) {
  const { setTour } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const still = useReducedMotion();
  // The left panel is a drawer then, and its button in the tab bar is what is pointed at.
  const drawer = useMediaQuery('(max-width: 1023px)');
  const { at, target } = TOUR[step]!;
  useEffect(() => void navigate(`${SAMPLE}${at}`), [navigate, at]);
  useMarkedTarget(target);
  const close = useCallback(() => setTour({ step: null, done: true }), [setTour]);
  return (
    <Tour
      active
      step={step}
      onStepChange={(next) => setTour({ step: next })}
      onClose={close}
      withOverlay={false}
      withKeyboardNavigation={false}
      withCloseButton={false}
      scrollToHandler={(element) => element.scrollIntoView({ block: 'nearest' })}
      transitionProps={{ duration: still ? 0 : 180, transition: 'fade' }}
      stepTransitionDuration={still ? 0 : 180}
      maxWidth={340}
      zIndex={190}
      labels={LABELS}
      classNames={{ tooltip: classes.card ?? '', title: classes.title ?? '', body: classes.body ?? '', stepCounter: classes.counter ?? '' }}
      data-tour-card
    >
      {TOUR.map(({ title, text, ...stop }) => (
        <Tour.Step key={title} target={stop.target} title={title} position={drawer && stop.position === 'right' ? 'bottom' : stop.position}>{text}</Tour.Step>
      ))}
    </Tour>
  );
}
