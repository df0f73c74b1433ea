/** A share as whole percent, rounded down: a promise is never raised. "93 %", and "100 %" only for the best itself. */
export function wholeShareDown(share: number): string {
  return `${Math.floor(100 * share + 1e-9)}\u2009%`;
}
