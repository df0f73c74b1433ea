import { NumberInput, Slider } from '@mantine/core';
import { useId } from 'react';
import type { ParameterName } from '../../../core/recipe/defaults';
import { weightAtStep, WEIGHTS, weightStep, WEIGHT_STEPS, weightText } from '../model/weights';
import classes from './left.module.css';

interface WeightControlProps {
  readonly kind: ParameterName;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/**
 * One weight as a slider and a number. The ranking follows while it is dragged, as fast as it can be computed; the steps
 * of one drag are one step of the history.
 */
export function WeightControl({ kind, value, onChange }: WeightControlProps) {
  const { label, most, ticks, meaning } = WEIGHTS[kind];
  const id = useId();
  return (
    <div className={classes.control}>
      <label className={classes.label} htmlFor={id}>{label}</label>
      <div className={classes.sliderLine}>
        <Slider
          className={classes.slider ?? ''}
          min={0}
          max={WEIGHT_STEPS}
          value={weightStep(WEIGHTS[kind], value)}
          onChange={(step) => {
            const next = weightAtStep(WEIGHTS[kind], value, step);
            if (next !== value) onChange(next);
          }}
          label={null}
          thumbLabel={label}
          thumbValueText={`${weightText(value)}, ${meaning(value)}`}
          marks={ticks.map((tick) => ({ value: weightStep(WEIGHTS[kind], tick), label: weightText(tick) }))}
        />
        <NumberInput
          id={id}
          className={classes.number ?? ''}
          hideControls
          min={0}
          max={most}
          decimalScale={2}
          value={value}
          onChange={(next) => {
            if (typeof next === 'number' && next >= 0 && next <= most && next !== value) onChange(next);
          }}
        />
      </div>
    </div>
  );
}
