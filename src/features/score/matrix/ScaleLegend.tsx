import { Trans } from '@lingui/react/macro';
import { cssRgb, utilityRamp, type Scheme } from '../../../ui/utilityScale';
import classes from './matrix.module.css';

/** Stops of the ramp that are drawn; the rest lies between them. */
const STEPS = 13;

/** The utility scale, from hurts to helps. */
export function ScaleLegend({ scheme }: { readonly scheme: Scheme }) {
  const ramp = utilityRamp(scheme);
  const stops = Array.from({ length: STEPS }, (_, step) => cssRgb(ramp[Math.round((step / (STEPS - 1)) * (ramp.length - 1))]!));
  return (
    <span className={classes.scale}>
      <span className={classes.hurts}><Trans>hurts</Trans></span>
      <span className={classes.ramp} data-ink="keep" style={{ backgroundImage: `linear-gradient(to right, ${stops.join(', ')})` }} aria-hidden="true" />
      <span className={classes.helps}><Trans>helps</Trans></span>
    </span>
  );
}
