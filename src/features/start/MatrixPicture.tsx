import { useMantineColorScheme } from '@mantine/core';
import { cssRgb, utilityColor, utilityLimit } from '../../ui/utilityScale';
import type { TourPicture } from './pictures';
import classes from './SampleCard.module.css';

const CELL = 10;

/** The tour's whole matrix: one cell for each pair. */
export function MatrixPicture({ picture: { matrix, rows } }: { readonly picture: TourPicture }) {
  const { colorScheme } = useMantineColorScheme();
  const scheme = colorScheme === 'dark' ? 'dark' : 'light';
  const limit = utilityLimit(Float32Array.from(matrix.flat()));
  const columns = rows.pool + rows.existing;
  return (
    <svg className={classes.picture} viewBox={`0 0 ${columns * CELL} ${matrix.length * CELL}`} aria-hidden="true" focusable="false">
      {matrix.map((row, y) =>
        row.map((value, x) => (
          <rect key={`${x} ${y}`} x={x * CELL + 0.5} y={y * CELL + 0.5} width={CELL - 1} height={CELL - 1} rx="1.2" fill={cssRgb(utilityColor(value, limit, scheme))} />
        )),
      )}
    </svg>
  );
}
