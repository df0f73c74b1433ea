import { useEffect, useRef } from 'react';
import type { BlockMap } from '../../../store/types';
import { cssColor } from '../../../ui/seriesStyle';
import { hexToRgb, utilityRamp, type Scheme } from '../../../ui/utilityScale';
import type { MatrixLayout } from '../model/matrixLayout';
import { paintMatrix, scaleLimit } from '../model/matrixPaint';
import classes from './matrix.module.css';

interface MatrixCanvasProps {
  readonly layout: MatrixLayout;
  readonly blocks: BlockMap;
  readonly scheme: Scheme;
  /** Device pixels for one CSS pixel; the layout is in device pixels. */
  readonly density: number;
  readonly label: string;
}

/** The cells themselves, one device pixel at a time. */
export function MatrixCanvas({ layout, blocks, scheme, density, label }: MatrixCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // In the next frame: the tokens of a new theme are on the page by then, and quick changes are painted once.
    const frame = requestAnimationFrame(() => {
      const context = canvas.current?.getContext('2d') ?? null;
      if (context === null || layout.width === 0 || layout.height === 0) return;
      const image = context.createImageData(layout.width, layout.height);
      const colours = { ramp: utilityRamp(scheme), limit: scaleLimit(blocks), planned: hexToRgb(cssColor('--line')), missing: hexToRgb(cssColor('--ghost')) };
      paintMatrix(image.data, layout, blocks, colours);
      context.putImageData(image, 0, 0);
    });
    return () => cancelAnimationFrame(frame);
  }, [layout, blocks, scheme]);
  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      role="img"
      aria-label={label}
      width={layout.width}
      height={layout.height}
      style={{ width: layout.width / density, height: layout.height / density }}
    />
  );
}
