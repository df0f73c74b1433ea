/** After G: the screen each letter goes to. */
export const GO_KEYS: Readonly<Partial<Record<string, 'data' | 'score' | 'select' | 'compare' | 'export'>>> = { d: 'data', s: 'score', e: 'select', c: 'compare', x: 'export' };
