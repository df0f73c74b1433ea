/** Work that follows a change in tasks of its own, so that the change itself is drawn soon. */
export interface LaterSteps {
  /** The steps, one task each; what waited from before is given up. */
  begin(steps: readonly (() => void)[]): void;
  /** Does at once what still waits: somebody needs it now. */
  settle(): void;
  /** Gives up what waits. */
  drop(): void;
}

export function createLaterSteps(): LaterSteps {
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) timer = setTimeout(next, 0);
  };
  return {
    begin: (steps) => {
      clearTimeout(timer);
      waiting = [...steps];
      timer = setTimeout(next, 0);
    },
    settle: () => {
      clearTimeout(timer);
      while (waiting.length > 0) waiting.shift()?.();
    },
    drop: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
