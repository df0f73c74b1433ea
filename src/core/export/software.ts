/** The program and its version, as manifests and the command line name them. */
export const SOFTWARE = { name: 'delift-workbench', version: '0.1.0' } as const;
