import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

export interface DeletedProject {
  readonly id: string;
  readonly name: string;
}

/** As long as the store keeps a deleted project. */
const UNDO_MS = 9500;

/** The project that was deleted last, for as long as it can be brought back. */
export function useDeletedProject(): [DeletedProject | null, (deleted: DeletedProject | null) => void] {
  const { state } = useLocation() as { state: { deleted?: DeletedProject } | null };
  const [deleted, setDeleted] = useState<DeletedProject | null>(state?.deleted ?? null);
  useEffect(() => {
    if (deleted === null) return;
    const timer = setTimeout(() => setDeleted(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [deleted]);
  return [deleted, setDeleted];
}
