import { t } from '@lingui/core/macro';
import { asAppError } from '../core/base/errors';
import type { RowHash } from '../core/dataset/types';
import { columnSpan } from '../core/scoring/blockAccess';
import { withColumn } from '../core/scoring/blocks';
import type { BlockName, UtilityBlock } from '../core/scoring/types';
import type { Kit } from './kit';
import type { ShowProject } from './projectSlice';
import type { Saver } from './saver';
import { figuresAtRest, planNow, restingState } from './scoringBlocks';
import type { ProjectChannel } from './services';
import { upgradedDocument } from './storedDocument';
import type { ProjectDocument, RunFigures, ScoringState } from './types';
import { failureText } from '../texts/language';

/** What the tab that may change a project tells those that watch it. */
type TabMessage =
  /** A watching tab has opened the project, or found that it is not up to date. */
  | { readonly kind: 'hello' }
  /** All is on disk: read it anew. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'document'; readonly document: ProjectDocument }
  | { readonly kind: 'run'; readonly status: ScoringState['status']; readonly figures: RunFigures | null }
  | {
      readonly kind: 'column';
      readonly block: BlockName;
      readonly column: number;
      readonly columnHash: RowHash;
      readonly rows: number;
      readonly values: Float32Array;
      readonly missingRows: readonly number[];
    };

/**
 * One tab changes a project, the others follow: they read what is stored, then each column as it is scored, and take
 * over when the first tab is closed.
 */
export function connectTabs(kit: Kit, saver: Saver, show: ShowProject): void {
  let channel: ProjectChannel | null = null;
  let openId: string | null = null;
  let watching: AbortController | null = null;
  let isReloading = false;
  /** What came in while the project was read anew: it is newer than what was read. */
  let later: TabMessage[] = [];

  const post = (message: TabMessage): void => channel?.post(message);
  const reload = async (): Promise<void> => {
    const { project } = kit.get();
    if (project === null || isReloading) return;
    isReloading = true;
    try {
      const found = await kit.services.storage.load(project.id);
      if (found !== null && kit.get().project?.id === project.id && kit.get().readOnly) await show(found);
    } catch (thrown) {
      kit.log('warn', t`What the other tab saved could not be read: ${failureText(asAppError(thrown))}`);
    } finally {
      isReloading = false;
      const waiting = later;
      later = [];
      if (kit.get().project?.id === project.id && kit.get().readOnly) waiting.forEach(follow);
    }
  };
  const takeOver = async (projectId: string, signal: AbortSignal): Promise<void> => {
    try {
      await kit.services.tabs.freed(projectId, signal);
    } catch {
      return; // the project was closed here first
    }
    await reload();
    if (kit.get().project?.id !== projectId || kit.get().readOnly) return;
    kit.notify({ tone: 'info', title: t`The other tab was closed`, text: t`This tab can change the project now.`, error: null });
  };
  const follow = (message: TabMessage): void => {
    if (isReloading) later.push(message);
    else if (message.kind === 'saved') void reload();
    else if (message.kind === 'document') followDocument(message.document);
    else if (message.kind === 'run') followRun(message.status, message.figures);
    else if (message.kind === 'column' && !followColumn(kit, message)) post({ kind: 'hello' });
  };
  const followDocument = (document: ProjectDocument): void => {
    const before = kit.get().project;
    if (before === null || before.id !== document.id) return;
    if (JSON.stringify([before.files, before.repeats]) !== JSON.stringify([document.files, document.repeats])) return post({ kind: 'hello' });
    const after = { ...upgradedDocument(document), files: before.files, repeats: before.repeats };
    kit.set({ project: after });
    kit.changed.document.emit({ before, after });
  };
  const followRun = (status: ScoringState['status'], figures: RunFigures | null): void => {
    const plan = planNow(kit);
    if (plan === null) return;
    if (status !== 'running' && status !== 'paused') kit.set({ scoring: restingState(plan, kit.get()) });
    else if (status === 'running') kit.set({ scoring: { status, plan, figures: figures ?? figuresAtRest(plan), column: null } });
    else kit.set({ scoring: { status, plan, figures: figures ?? figuresAtRest(plan) } });
    kit.changed.blocks.emit({ settled: status !== 'running' });
  };
  const answer = async (message: TabMessage): Promise<void> => {
    if (message.kind !== 'hello') return;
    await saver.flush();
    post({ kind: 'saved' });
    const { project } = kit.get();
    if (project !== null) post({ kind: 'document', document: project }); // it may have changed while the rest was written
    tellRun();
  };
  const receive = (message: unknown): void => {
    if (kit.get().readOnly) follow(message as TabMessage);
    else void answer(message as TabMessage);
  };
  const tellRun = (): void => {
    const { scoring } = kit.get();
    post({ kind: 'run', status: scoring.status, figures: 'figures' in scoring ? scoring.figures : null });
  };

  kit.changed.project.on((project) => {
    watching?.abort();
    watching = null;
    // A project that is read anew keeps its line: what comes in meanwhile must not be lost.
    if (project?.id !== openId) {
      channel?.close();
      openId = project?.id ?? null;
      channel = project === null ? null : kit.services.tabs.open(project.id, receive);
    }
    if (project === null || !kit.get().readOnly) return;
    watching = new AbortController();
    void takeOver(project.id, watching.signal);
    if (!isReloading) post({ kind: 'hello' });
  });
  kit.changed.document.on(({ after }) => {
    if (!kit.get().readOnly) post({ kind: 'document', document: after });
  });
  kit.changed.column.on(({ block, column }) => post(columnMessage(block, column)));
  kit.changed.run.on(tellRun);
}

function columnMessage(block: UtilityBlock, column: number): TabMessage {
  const m = block.rowHashes.length;
  const [from, to] = columnSpan(block, column);
  const missingRows = block.missing.filter((flat) => Math.floor(flat / m) === column).map((flat) => flat % m);
  return { kind: 'column', block: block.block, column, columnHash: block.columnHashes[column]!, rows: m, values: block.utility.slice(from, to), missingRows };
}

/** False when the column does not fit what this tab has: it is not up to date. */
function followColumn(kit: Kit, { block: name, column, columnHash, rows, values, missingRows }: Extract<TabMessage, { readonly kind: 'column' }>): boolean {
  const blocks = Object.values(kit.artefacts.blocks());
  const block = blocks.find((candidate) => candidate.block === name);
  if (block === undefined || block.columnHashes[column] !== columnHash || block.rowHashes.length !== rows) return false;
  const [from, to] = columnSpan(block, column);
  if (values.length !== to - from) return false;
  const next = withColumn(block, column, values, missingRows);
  kit.artefacts.setBlocks(blocks.map((other) => (other === block ? next : other)));
  kit.known.keep(next);
  kit.set({ blocksVersion: kit.get().blocksVersion + 1 });
  return true;
}
