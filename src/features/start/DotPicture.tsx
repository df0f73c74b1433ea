import { SERIES } from '../../ui/seriesStyle';
import { dotLayers, type DemoPicture, type Dot } from './pictures';
import classes from './SampleCard.module.css';

const SIZE = 1000;

/** Rows as dots, close together where they help each other; picks in the objective's colour and mark. */
export function DotPicture({ picture, objective }: { readonly picture: DemoPicture; readonly objective: 'fl' | 'flmi' | 'flcg' }) {
  const { rest, picks, others } = dotLayers(picture, objective);
  const { color } = SERIES[objective];
  return (
    <svg className={classes.picture} viewBox={`-50 -50 ${SIZE + 100} ${SIZE + 100}`} aria-hidden="true" focusable="false">
      {rest.map((dot) => <circle key={keyOf(dot)} cx={dot.x} cy={dot.y} r="11" fill="var(--ghost)" />)}
      {others.map((dot) => (objective === 'flmi' ? <Diamond key={keyOf(dot)} dot={dot} /> : <Square key={keyOf(dot)} dot={dot} />))}
      {picks.map((dot) => <Pick key={keyOf(dot)} dot={dot} color={color} objective={objective} />)}
    </svg>
  );
}

const keyOf = ({ x, y }: Dot): string => `${x} ${y}`;

function Pick({ dot: { x, y }, color, objective }: { readonly dot: Dot; readonly color: string; readonly objective: 'fl' | 'flmi' | 'flcg' }) {
  const paint = { fill: color, stroke: 'var(--panel)', strokeWidth: 6 };
  if (objective === 'flmi') return <path d={`M${x} ${y - 28}l27 47h-54z`} {...paint} />;
  if (objective === 'flcg') return <rect x={x - 22} y={y - 22} width="44" height="44" {...paint} />;
  return <circle cx={x} cy={y} r="24" {...paint} />;
}

function Diamond({ dot: { x, y } }: { readonly dot: Dot }) {
  return <path d={`M${x} ${y - 18}l18 18-18 18-18-18z`} fill="var(--panel)" stroke="var(--target)" strokeWidth="7" />;
}

function Square({ dot: { x, y } }: { readonly dot: Dot }) {
  return <rect x={x - 14} y={y - 14} width="28" height="28" fill="var(--panel)" stroke="var(--existing)" strokeWidth="7" />;
}
