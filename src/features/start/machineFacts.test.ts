import { expect, test } from 'vitest';
import type { MachineFacts } from '../../store/types';
import { graphicsFact, processorFact, speedText } from './machineFacts';

const machine: MachineFacts = { webgpu: 'available', adapter: 'nvidia', threads: 4, isolated: true, storageUsed: 1, storageQuota: 2 };

test('graphics: a device is ready, a software one is not an advantage', () => {
  expect(graphicsFact(machine)).toEqual({ text: 'WebGPU, nvidia', tone: 'ok', word: 'ready' });
  expect(graphicsFact({ ...machine, webgpu: 'software', adapter: 'SwiftShader' })).toMatchObject({ tone: 'warn', word: 'WASM is faster' });
  expect(graphicsFact({ ...machine, webgpu: 'none' })).toMatchObject({ text: 'no WebGPU', tone: 'warn' });
  expect(graphicsFact(null).tone).toBeNull();
});
test('processor: threads need isolation', () => {
  expect(processorFact(machine)).toEqual({ text: 'WASM, 4 threads', tone: 'ok', word: 'ready' });
  expect(processorFact({ ...machine, isolated: false }).text).toBe('WASM, 1 thread');
});
test('speed: as measured, or not at all', () => {
  expect(speedText(null)).toBe('not measured yet');
  expect(speedText({ modelId: 'm', backend: 'wasm', tokensPerSecond: 412, pairsPerSecond: null, at: 0 })).toBe('about 412 tokens a second');
  expect(speedText({ modelId: 'm', backend: 'wasm', tokensPerSecond: 412, pairsPerSecond: 6.52, at: 0 })).toBe('about 6.5 pairs a second');
});
