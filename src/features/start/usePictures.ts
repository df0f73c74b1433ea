import { useEffect, useState } from 'react';
import type { Pictures } from './pictures';

/** The samples' pictures; null while they are on their way. Without them a card shows its mark alone. */
export function usePictures(): Pictures | null {
  const [pictures, setPictures] = useState<Pictures | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch('demo/pictures.json', { signal: stop.signal })
      .then((response) => (response.ok ? (response.json() as Promise<Pictures>) : null))
      .then(setPictures, () => undefined);
    return () => stop.abort();
  }, []);
  return pictures;
}
