import type { ErrorRecord } from '../core/base/errors';
import type { UtilityBlock } from '../core/scoring/types';
import type { Artefacts } from './artefactStore';
import type { KnownBlocks } from './knownBlocks';
import type { WorkbenchServices } from './services';
import type { LogEntry, Notice, ProjectDocument, Workbench, WorkbenchActions } from './types';

/** State without its actions. */
export type WorkbenchState = Omit<Workbench, 'actions'>;

/** Something that happened, for those slices that follow from it. */
export interface Signal<E> {
  on(listener: (event: E) => void): void;
  emit(event: E): void;
}

export function createSignal<E>(): Signal<E> {
  const listeners: ((event: E) => void)[] = [];
  return {
    on: (listener) => void listeners.push(listener),
    emit: (event) => listeners.forEach((listener) => listener(event)),
  };
}

export interface Change {
  /** Names the step in "Undo …". */
  readonly label: string;
  readonly after: Partial<ProjectDocument>;
  /** A dragged control: quick changes of one label are one step. Default false. */
  readonly joins?: boolean;
}

/** What slices share. */
export interface Kit {
  readonly services: WorkbenchServices;
  readonly artefacts: Artefacts;
  readonly known: KnownBlocks;
  get(): WorkbenchState;
  set(change: Partial<WorkbenchState>): void;
  /** One action of a person on the document: undoable, saved. False when nothing changed or nothing may be changed. */
  commit(change: Change): boolean;
  /** What follows from the document without anyone's doing: saved, but no step of the history. */
  settle(after: Partial<ProjectDocument>): void;
  notify(notice: Omit<Notice, 'id'>): void;
  /** A danger notice about a failure. */
  report(title: string, error: ErrorRecord): void;
  log(tone: LogEntry['tone'], text: string): void;
  readonly changed: {
    /** The open project is another one (or none): everything begins anew. */
    readonly project: Signal<ProjectDocument | null>;
    readonly document: Signal<{ readonly before: ProjectDocument; readonly after: ProjectDocument }>;
    readonly rows: Signal<null>;
    /** Rows have their token counts. */
    readonly tokens: Signal<null>;
    /** `settled`: not in the middle of a run. */
    readonly blocks: Signal<{ readonly settled: boolean }>;
    /** A column of a run, or a part of one, as it stands now. */
    readonly column: Signal<{ readonly block: UtilityBlock; readonly column: number }>;
    /** A run began, went on, or ended. */
    readonly run: Signal<null>;
  };
}

/** A part of the actions. */
export type Slice<K extends keyof WorkbenchActions> = (kit: Kit) => Pick<WorkbenchActions, K>;

/** 16 hex digits, random. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
