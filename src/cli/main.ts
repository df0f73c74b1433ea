import { Command, CommanderError } from 'commander';
import { addBench } from './commands/bench';
import { SOFTWARE } from '../core/export/software';
import { addExport } from './commands/export';
import { addScore } from './commands/score';
import { addSelect } from './commands/select';
import { addVerify } from './commands/verify';
import { EXIT, failureLine, printNote } from './output';

const program = new Command()
  .name('delift')
  .description('Choose the rows worth fine-tuning on: score which examples help which, then pick a subset. Nothing leaves this machine.')
  .version(SOFTWARE.version)
  .showHelpAfterError('(delift COMMAND --help says what is allowed)')
  .exitOverride()
  .configureOutput({ writeErr: (text) => printNote(text) });

addScore(program);
addSelect(program);
addExport(program);
addVerify(program);
addBench(program);
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
