import { Command, CommanderError } from 'commander';
import { SOFTWARE } from '../core/export/software';
import { EXIT, failureLine, printNote } from './output';

const program = new Command()
  .name('delift')
  .description('Choose the rows worth fine-tuning on: score which examples help which, then pick a subset. Nothing leaves this machine.')
  .version(SOFTWARE.version)
  .showHelpAfterError('(delift COMMAND --help says what is allowed)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => printNote(text) });

/** Each command's module is loaded only when it is called: a benchmark needs no Parquet writer in memory. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  inspect: async () => (await import('./commands/inspect')).addInspect,
  score: async () => (await import('./commands/score')).addScore,
  select: async () => (await import('./commands/select')).addSelect,
  compare: async () => (await import('./commands/compare')).addCompare,
  export: async () => (await import('./commands/export')).addExport,
  verify: async () => (await import('./commands/verify')).addVerify,
  bench: async () => (await import('./commands/bench')).addBench,
};
const called = process.argv[2] ?? '';
const wanted = called in COMMANDS ? [called] : Object.keys(COMMANDS);
for (const name of wanted) (await COMMANDS[name]!())(program);
for (const command of program.commands) command.exitOverride().showHelpAfterError('(delift COMMAND --help says what is allowed)');

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    process.exitCode = thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    printNote(failureLine(thrown));
    process.exitCode = EXIT.failed;
  }
}
