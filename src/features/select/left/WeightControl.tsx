import { NumberInput, Slider } from '@mantine/core';
import { useId, useState } from 'react';
import { etaAt, etaPlace, ETA_MOST, ETA_TICKS, NU_MOST, NU_TICKS } from '../model/weights';
import classes from './left.module.css';

const KINDS = {
  eta: {
    label: 'Pull towards target, η',
    most: ETA_MOST,
    ticks: ETA_TICKS,
    place: etaPlace,
    at: etaAt,
    meaning: (value: number): string => (value === 0 ? 'no pull' : `${value} times the weight of the pool`),
  },
  nu: {
    label: 'How firmly to avoid it, ν',
    most: NU_MOST,
    ticks: NU_TICKS,
    place: (nu: number): number => nu / NU_MOST,
    at: (place: number): number => Math.round(20 * NU_MOST * place) / 20,
    meaning: (value: number): string => (value === 0 ? 'not avoided' : value < 1 ? 'avoided in part' : value === 1 ? 'only what is new counts' : 'only what is far better counts'),
  },
} as const;

interface WeightControlProps {
  readonly kind: keyof typeof KINDS;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Slider steps: fine enough for two decimals at the small end. */
const STEPS = 600;

/** One weight as a slider and a number. The ranking is computed again, so the slider reports when it is let go. */
export function WeightControl({ kind, value, onChange }: WeightControlProps) {
  const { label, most, ticks, place, at, meaning } = KINDS[kind];
  const [moving, setMoving] = useState<number | null>(null);
  const id = useId();
  const shown = moving ?? value;
  return (
    <div className={classes.control}>
      <label className={classes.label} htmlFor={id}>{label}</label>
      <div className={classes.sliderLine}>
        <Slider
          className={classes.slider ?? ''}
          min={0}
          max={STEPS}
          value={Math.round(place(shown) * STEPS)}
          onChange={(step) => setMoving(at(step / STEPS))}
          onChangeEnd={(step) => {
            setMoving(null);
            onChange(at(step / STEPS));
          }}
          label={null}
          thumbLabel={label}
          thumbValueText={`${shown}, ${meaning(shown)}`}
          marks={ticks.map((tick) => ({ value: Math.round(place(tick) * STEPS), label: String(tick) }))}
        />
        <NumberInput
          id={id}
          className={classes.number ?? ''}
          hideControls
          min={0}
          max={most}
          decimalScale={2}
          value={shown}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 0 && next <= most && next !== value) onChange(next);
          }}
        />
      </div>
    </div>
  );
}
