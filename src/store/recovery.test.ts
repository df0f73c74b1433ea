import { expect, test } from 'vitest';
import { createRecovery } from './recovery';

const lost = { code: 'model-lost' } as const;

test('[RUN3] half the packing, a quarter, then the processor; three times in ten minutes, then a person is asked', () => {
  const recovery = createRecovery();
  expect(recovery.next(lost, 'webgpu', 0)).toEqual({ backend: 'webgpu', packShare: 0.5 });
  expect(recovery.next(lost, 'webgpu', 1000)).toEqual({ backend: 'webgpu', packShare: 0.25 });
  expect(recovery.next(lost, 'webgpu', 2000)).toEqual({ backend: 'wasm', packShare: 1 });
  expect(recovery.next(lost, 'wasm', 3000)).toBeNull();
  const slow = createRecovery();
  for (const minutes of [0, 6, 12, 18, 24]) expect(slow.next(lost, 'wasm', minutes * 60_000)).not.toBeNull();
});

test('a device that does not start again hands over to the processor at once; in a fresh run it is told', () => {
  expect(createRecovery().next({ code: 'model-load-failed' }, 'webgpu', 0)).toBeNull();
  const recovery = createRecovery();
  recovery.next(lost, 'webgpu', 0);
  expect(recovery.next({ code: 'model-load-failed' }, 'webgpu', 1)).toEqual({ backend: 'wasm', packShare: 1 });
});

test('what trying again cannot mend is told at once', () => {
  for (const code of ['model-corrupt', 'template-invalid', 'storage-full', 'internal'] as const) expect(createRecovery().next({ code }, 'webgpu', 0)).toBeNull();
});
