/**
 * `npm run rollback`: puts an earlier release back that says nothing withdrawn, under a new number.
 */
import { rollBack } from '../src/publish/roll-back.ts';
import { dayInShanghai, EXIT, runCommand, UsageError, userPath } from './cli.ts';
import { say } from './saying.ts';
import { forgottenWords } from './stages.ts';

await runCommand('rollback', (command) => {
  command
    .description('退回以前的一版：留着的里面最新的、没有已移出或期满内容的一版，用新的号重新发布。')
    .requiredOption('--out <DIR>', '发布时写的 --out');
  return async () => {
    const out = userPath(command.opts<{ out: string }>().out);
    const { release, forgotten, damaged } = await rollBack(out, dayInShanghai(new Date()));
    for (const { number } of damaged) say(`  第 ${number} 号有文件不在，或和登记的不一样，跳过了。`);
    for (const line of forgottenWords(forgotten)) say(line);
    if (release === null)
      throw new UsageError(
        `${out} 没有可以退回的旧版${forgotten.length + damaged.length > 0 ? '了' : ''}，网站没有变。要恢复以前的内容，就用以前的表格再发布一次。`,
      );
    say(`已退回：版本 ${release.id}，现在是第 ${release.number} 号。`);
    return EXIT.done;
  };
});
