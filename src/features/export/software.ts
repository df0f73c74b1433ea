/** Who wrote a manifest. */
export const SOFTWARE = { name: 'delift-workbench', version: '0.1.0' } as const;
