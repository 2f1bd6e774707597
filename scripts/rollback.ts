/**
 * `npm run rollback`: puts the release before this one back.
 */
import { rollBack } from '../src/publish/release-folder.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';

await runCommand('rollback', (command) => {
  command.description('退回上一个版本。').requiredOption('--out <DIR>', '发布时写的 --out');
  return async () => {
    const out = userPath(command.opts<{ out: string }>().out);
    const release = await rollBack(out);
    if (release === null) throw new UsageError(`${out} 没有更早的版本可以退回。`);
    console.log(`已退回到版本 ${release.id}。`);
    return EXIT.done;
  };
});
