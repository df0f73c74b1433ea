export interface Cache<V> {
  get(key: string): V | undefined;
  put(key: string, value: V): void;
}

/** The last few values; the longest unused goes first. */
export function createCache<V>(size: number): Cache<V> {
  const values = new Map<string, V>();
  const touch = (key: string, value: V): void => {
    values.delete(key);
    values.set(key, value);
  };
  return {
    get: (key) => {
      const value = values.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    put: (key, value) => {
      touch(key, value);
      const oldest = values.keys().next().value;
      if (values.size > size && oldest !== undefined) values.delete(oldest);
    },
  };
}
