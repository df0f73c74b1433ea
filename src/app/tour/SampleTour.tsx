import { t } from '@lingui/core/macro';
import { Tour } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../../store/react';
import { SAMPLE, tourStops } from './steps';
import { useMarkedTarget } from './useMarkedTarget';
import classes from './SampleTour.module.css';

const labels = () => ({ skip: t`End the tour`, next: t`Next`, back: t`Back`, close: t`Done`, stepCounter: (current: number, total: number): string => t`${current} of ${total}` });

/** The sample, shown stop by stop on the real screens. It lies beside the page, which works as always. */
export function SampleTour({ step }: { readonly step: number }) {
  const { setTour } = useWorkbench((state) => state.actions);
  const navigate = useNavigate();
  const still = useReducedMotion();
  // The left panel is a drawer then, and its button in the tab bar is what is pointed at.
  const drawer = useMediaQuery('(max-width: 1023px)');
  const stops = tourStops();
  const { at, target } = stops[step]!;
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
      labels={labels()}
      classNames={{ tooltip: classes.card ?? '', title: classes.title ?? '', body: classes.body ?? '', stepCounter: classes.counter ?? '' }}
      data-tour-card
    >
      {stops.map(({ title, text, ...stop }) => (
        <Tour.Step key={title} target={stop.target} title={title} position={drawer && stop.position === 'right' ? 'bottom' : stop.position}>{text}</Tour.Step>
      ))}
    </Tour>
  );
}
