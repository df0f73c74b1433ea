/** Eta's slider: 0 … 1 on the first third, 1 … 8 and 8 … 64 on a log scale on the others. */
export const ETA_MOST = 64;
export const ETA_TICKS = [0, 1, 8, 64] as const;
export const NU_MOST = 2;
export const NU_TICKS = [0, 1, 2] as const;

/** Place of eta on its slider, 0 … 1. */
export function etaPlace(eta: number): number {
  const bounded = Math.min(ETA_MOST, Math.max(0, eta));
  return bounded <= 1 ? bounded / 3 : (1 + Math.log2(bounded) / 3) / 3;
}

/** Eta at a place of its slider, rounded as a person would write it. */
export function etaAt(place: number): number {
  const eta = place <= 1 / 3 ? 3 * place : 8 ** (3 * place - 1);
  const unit = eta < 1 ? 0.05 : eta < 10 ? 0.1 : 1;
  return Math.min(ETA_MOST, Number((Math.round(eta / unit) * unit).toFixed(2)));
}
