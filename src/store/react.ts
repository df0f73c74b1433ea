import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WorkbenchHandle } from './workbench';
import type { Workbench } from './types';

/** Provided once, by the composition root. */
export const WorkbenchContext = createContext<WorkbenchHandle | null>(null);

/** The open workbench itself; screens use the hooks below and those of artefacts.ts. */
export function useWorkbenchHandle(): WorkbenchHandle {
  const handle = useContext(WorkbenchContext);
  if (handle === null) throw new Error('no WorkbenchContext above this component');
  return handle;
}

/** A part of the state. `pick` must give the same object for the same state: no new arrays in it. */
export function useWorkbench<T>(pick: (state: Workbench) => T): T {
  return useStore(useWorkbenchHandle().store, pick);
}
