import { t } from '@lingui/core/macro';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { asAppError, toErrorRecord } from '../core/base/errors';
import { createArtefacts, type ArtefactReader } from './artefactStore';
import { createDataSlice } from './dataSlice';
import { apply, diffOf, type Diff } from './diff';
import { createHistory } from './history';
import { createSignal, newId, type Kit, type WorkbenchState } from './kit';
import { createKnownBlocks } from './knownBlocks';
import { createLookSlice } from './lookSlice';
import { createMapSlice, forgetLeftVectors } from './mapSlice';
import { createModelSlice, listKeptModels } from './modelSlice';
import { createOrderingSlice } from './orderingSlice';
import { createProblemSlice } from './problemSlice';
import { createProjectSlice, createShowProject } from './projectSlice';
import { createSaver } from './saver';
import { createScoringSlice } from './scoringSlice';
import { createSelectionSlice } from './selectionSlice';
import type { WorkbenchServices } from './services';
import { createTakeSlice } from './takeSlice';
import { connectTabs } from './tabs';
import type { ProjectDocument, Workbench, WorkbenchActions } from './types';
import { createViewSlice } from './viewSlice';
import { failureText } from '../texts/language';

const LOG_KEPT = 500;

/** The open workbench: state with actions, what stands outside it, and the services behind both. */
export interface WorkbenchHandle {
  readonly store: StoreApi<Workbench>;
  readonly artefacts: ArtefactReader;
  readonly services: WorkbenchServices;
  /** Reads preferences, projects and facts of the machine. Call once, before the first screen. */
  start(): Promise<void>;
}

function initialState(): WorkbenchState {
  return {
    theme: 'system',
    language: 'en',
    machine: null,
    backendChoice: 'auto',
    projects: [],
    project: null,
    saved: { status: 'saved', at: null },
    notices: [],
    importing: { status: 'idle' },
    looking: { status: 'none' },
    packing: null,
    model: { status: 'none' },
    models: [],
    adding: { status: 'idle' },
    scoring: { status: 'idle' },
    planning: { status: 'ready' },
    work: null,
    log: [],
    embedding: { status: 'none' },
    layouts: { text: { status: 'none' }, help: { status: 'none' } },
    ordering: { status: 'none', rows: null },
    vectorsVersion: 0,
    selection: { status: 'none', why: 'no-pool' },
    blocksVersion: 0,
    rowsVersion: 0,
    undoLabel: null,
    redoLabel: null,
    readOnly: false,
    asking: [],
    speed: null,
    speeds: [],
    letterKeys: true,
    mappings: [],
    panelSizes: { left: null, right: null },
    looks: {},
    tour: { step: null, done: false },
  };
}

export function createWorkbench(services: WorkbenchServices): WorkbenchHandle {
  const artefacts = createArtefacts();
  const history = createHistory<ProjectDocument>();
  const store = createStore<Workbench>()(() => ({ ...initialState(), actions: {} as WorkbenchActions }));
  const { getState, setState } = store;

  const move = (diff: Diff<ProjectDocument>): void => {
    const before = getState().project;
    if (before === null) return;
    const after = apply(before, diff);
    setState({ project: after, undoLabel: history.undoLabel(), redoLabel: history.redoLabel() });
    kit.changed.document.emit({ before, after });
  };
  const kit: Kit = {
    services,
    artefacts,
    known: createKnownBlocks(),
    get: getState,
    set: (change) => setState(change),
    commit: ({ label, after, joins = false }) => {
      const { project, readOnly } = getState();
      if (project === null) return false;
      if (readOnly) {
        kit.notify({ tone: 'warn', title: t`Open in another tab`, text: t`This project is open in another tab and cannot be changed here.`, error: null });
        return false;
      }
      const diff = diffOf(project, label, after);
      if (diff === null) return false;
      history.push(diff, { at: Date.now(), joins });
      move(diff);
      return true;
    },
    settle: (after) => {
      const { project, readOnly } = getState();
      if (project === null || readOnly) return;
      setState({ project: { ...project, ...after } });
      saver.documentChanged();
    },
    notify: (notice) => {
      const { notices } = getState();
      // The same words again replace the older ones.
      setState({ notices: [...notices.filter((known) => known.title !== notice.title || known.text !== notice.text), { ...notice, id: newId() }] });
    },
    report: (title, error) => kit.notify({ tone: 'danger', title, text: failureText(error), error }),
    log: (tone, text) => setState({ log: [...getState().log, { at: Date.now(), tone, text }].slice(-LOG_KEPT) }),
    changed: { project: createSignal(), document: createSignal(), rows: createSignal(), tokens: createSignal(), blocks: createSignal(), column: createSignal(), run: createSignal() },
  };

  const saver = createSaver(kit);
  const show = createShowProject(kit, saver);
  const arrange = (project: ProjectDocument): void => {
    artefacts.arrange(project);
    setState({ rowsVersion: getState().rowsVersion + 1 });
    kit.changed.rows.emit(null);
  };
  kit.changed.project.on((project) => {
    history.clear();
    setState({ undoLabel: null, redoLabel: null });
    if (project === null) setState({ rowsVersion: getState().rowsVersion + 1, blocksVersion: getState().blocksVersion + 1 });
  });
  kit.changed.document.on(({ before, after }) => {
    saver.documentChanged();
    if (before.files !== after.files || before.repeats !== after.repeats) arrange(after);
  });

  const map = createMapSlice(kit);
  const actions: WorkbenchActions = {
    ...createProjectSlice(saver, show)(kit),
    ...createDataSlice(saver, show)(kit),
    ...createTakeSlice(saver)(kit),
    ...createProblemSlice(saver)(kit),
    ...createLookSlice(kit),
    ...createModelSlice(kit),
    ...createScoringSlice(saver, map)(kit),
    ...map,
    ...createOrderingSlice(kit),
    ...createSelectionSlice(kit),
    ...createViewSlice(kit),
    setTheme: (theme) => {
      setState({ theme });
      services.preferences.write({ theme });
    },
    setLanguage: (language) => {
      setState({ language });
      services.preferences.write({ language });
    },
    setLetterKeys: (on) => {
      setState({ letterKeys: on });
      services.preferences.write({ letterKeys: on });
    },
    setPanelSize: (change) => {
      const panelSizes = { ...getState().panelSizes, ...change };
      setState({ panelSizes });
      services.preferences.write({ panelSizes });
    },
    dismissNotice: (id) => setState({ notices: getState().notices.filter((notice) => notice.id !== id) }),
    undo: () => step(history.undo()),
    redo: () => step(history.redo()),
  };
  const step = (diff: Diff<ProjectDocument> | null): void => {
    if (diff !== null) move(diff);
  };
  // After the slices, so that each has forgotten the project before when its rows come in.
  kit.changed.project.on((project) => {
    if (project !== null) arrange(project);
  });
  setState({ actions });
  connectTabs(kit, saver, show);

  return {
    store,
    artefacts,
    services,
    start: async () => {
      const { theme, language, backend, speeds, letterKeys, mappings, panelSizes, tourDone } = services.preferences.read();
      setState({ theme, language, backendChoice: backend, speed: speeds[0] ?? null, speeds, letterKeys, mappings, panelSizes, tour: { step: null, done: tourDone } });
      const [projects, machine] = await Promise.allSettled([services.storage.list(), services.probeMachine(), listKeptModels(kit)]);
      if (projects.status === 'fulfilled') {
        setState({ projects: projects.value });
        await forgetLeftVectors(services, projects.value.map(({ id }) => id), kit);
      } else kit.report(t`Saved projects could not be read`, toErrorRecord(asAppError(projects.reason)));
      if (machine.status === 'fulfilled') setState({ machine: machine.value });
      else kit.log('warn', t`The machine could not be examined: ${failureText(asAppError(machine.reason))}`);
    },
  };
}
