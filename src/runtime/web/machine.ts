import { usableThreads } from './languageModel';

/** What this browser can compute with. */
export interface MachineProbe {
  readonly webgpu: 'available' | 'software' | 'none';
  readonly adapter: string | null;
  readonly threads: number;
  readonly isolated: boolean;
  readonly storageUsed: number | null;
  readonly storageQuota: number | null;
}

interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly description?: string;
  readonly isFallbackAdapter?: boolean;
}
interface Adapter {
  readonly isFallbackAdapter?: boolean;
  readonly info?: AdapterInfo;
}
interface Gpu {
  requestAdapter(options?: { powerPreference?: 'high-performance' }): Promise<Adapter | null>;
}

/** A software adapter computes on the processor, more slowly than WASM does. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|warp|software/i;

/** Never throws: what cannot be found out is null or 'none'. */
export async function probeMachine(): Promise<MachineProbe> {
  const [gpu, storage] = await Promise.all([probeGpu(), probeStorage()]);
  return { ...gpu, ...storage, threads: usableThreads(), isolated: globalThis.crossOriginIsolated };
}

async function probeGpu(): Promise<Pick<MachineProbe, 'webgpu' | 'adapter'>> {
  const gpu = (navigator as unknown as { readonly gpu?: Gpu }).gpu; // the library's type lacks the older place of isFallbackAdapter
  try {
    const adapter = (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
    if (adapter === null) return { webgpu: 'none', adapter: null };
    const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = adapter.info ?? {};
    const name = description !== '' ? description : [vendor, architecture].filter((part) => part !== '').join(' ');
    const software = isFallbackAdapter || adapter.isFallbackAdapter === true || SOFTWARE.test(`${name} ${architecture}`);
    return { webgpu: software ? 'software' : 'available', adapter: name === '' ? null : name };
  } catch {
    return { webgpu: 'none', adapter: null }; // a browser that has the API and no working driver
  }
}

async function probeStorage(): Promise<Pick<MachineProbe, 'storageUsed' | 'storageQuota'>> {
  try {
    const { usage = null, quota = null } = await navigator.storage.estimate();
    return { storageUsed: usage, storageQuota: quota };
  } catch {
    return { storageUsed: null, storageQuota: null };
  }
}
