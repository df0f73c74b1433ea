import { KeptTodo } from '../../../ui/KeptTodo';
import { rate } from '../../../ui/format';
import classes from './centre.module.css';

/** Said before a run on a machine without WebGPU. */
export function NoGraphics({ pairsPerSecond }: { readonly pairsPerSecond: number | null }) {
  const speed = pairsPerSecond === null ? 'Measure the speed to see how long that takes.' : `That is about ${rate(pairsPerSecond)} pairs a second.`;
  return (
    <div className={classes.notice}>
      <KeptTodo tone="warn" title="No WebGPU in this browser" text={`Scoring will run on the processor. ${speed}`} kept="Everything else runs as fast as ever." todo="A smaller pool, or a browser with WebGPU." />
    </div>
  );
}
