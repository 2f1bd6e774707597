/**
 * `npm run new`: a starter content folder for an office.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isWithinByCode, NATION } from '../src/domain/division-code.ts';
import { isPlaceholderDivision, isPlaceholderName, leadsToExample } from '../src/domain/placeholders.ts';
import type { Profile } from '../src/domain/profile.ts';
import { fingerprints } from '../src/intake/profile-copies.ts';
import { makeFolder, mustBeEmpty } from '../src/publish/own-folder.ts';
import { packageVersion, REPOSITORY } from '../src/repository.ts';
import { AS_OF } from '../src/sample/settings.ts';
import { loadContent, sha256 } from '../src/site.ts';
import { type ProfileToCopy, starterFiles } from '../src/starter/starter-folder.ts';
import type { StarterSettings } from '../src/starter/starter-texts.ts';
import { EXIT, runCommand, userPath } from './cli.ts';
import { asTyped, say } from './saying.ts';
import { atTerminal, questionsOf, settingsFor } from './starter-questions.ts';

const SETTING_WORDS = { name: '网站名称', division: '行政区划代码', publisher: '发布单位', base: '网址' } as const;
const PLACEHOLDER_KEYS = ['name', 'division', 'publisher', 'base'] as const;
/** What `check` wouldn't let pass as real, whether the command has put it there or somebody has said it. */
const IS_PLACEHOLDER = {
  name: isPlaceholderName,
  division: isPlaceholderDivision,
  publisher: isPlaceholderName,
  base: leadsToExample,
} as const;

const SAMPLE = path.join(REPOSITORY, 'content');

/** The shipped profile that was asked for; null for the national one, which needs no copy. */
async function profileToCopy(profile: string, library: readonly Profile[]): Promise<ProfileToCopy | null> {
  const shipped = library.find(({ division }) => division === profile);
  if (shipped === undefined || profile === NATION) return null;
  const text = await readFile(path.join(SAMPLE, 'jurisdictions', `${profile}.yaml`), 'utf8');
  const origin = { profile, version: await packageVersion(), hashes: fingerprints(shipped, sha256) };
  return { text, origin, lists: shipped.lists };
}

/** Which settings are none of a real place, with the option that says each; none where all are. */
function placeholdersLeft(settings: StarterSettings): string[] {
  const left = PLACEHOLDER_KEYS.filter((key) => IS_PLACEHOLDER[key](settings[key]));
  if (left.length === 0) return [];
  const each = left.map((key) => `${SETTING_WORDS[key]}「${settings[key]}」（--${key}）`);
  return [
    `还是占位的，不是真的：${each.join('、')}。在网站设置（portal.yaml）里改；或删掉这个文件夹，加上括号里的选项重新新建。`,
  ];
}

/** What was made and what to do next, a line each. */
function words(settings: StarterSettings, library: readonly Profile[], folder: string): string[] {
  const { profile, division } = settings;
  const chosen = library.find((one) => one.division === profile && profile !== NATION);
  const own = library.find((one) => one.division === division);
  return [
    '  portal.yaml                     网站设置，先改这里',
    '  tables/台账.xlsx                 一张表一个工作表，已填几行示例（填完要删掉）；列名上有批注，「说明」工作表逐列解释',
    chosen === undefined
      ? '  jurisdictions/样例.yaml          本地规则的样子，没有用到：现在只按全国的规定判断'
      : `  jurisdictions/${profile}.yaml       ${chosen.name}的规则，可以照着改成本地的`,
    '  说明.md                          每一列写什么',
    ...placeholdersLeft(settings),
    '现在还是示例：台账.xlsx 里是示例行，demo 写的是 true，每一页都标明「示例数据」。',
    '换成自己的数据以后，把网站设置（portal.yaml）里的 demo 改成 false，就是正式公布。那时还留着的占位名称、举例的网址、外地的规则，检查都会指出来。',
    ...(chosen === undefined && own !== undefined
      ? [`软件带有${own.name}的规则，要用就另建一个文件夹，加上 --profile ${own.division}。`]
      : []),
    ...(chosen !== undefined && !isWithinByCode(division, chosen.division)
      ? [`${chosen.name}的文件管不到 ${division}：demo 改成 false 以前，换成本地的规则，或改为 "${NATION}"。`]
      : []),
    `接着检查：npm run check -- --content ${asTyped(folder)}`,
  ];
}

await runCommand('new', (command) => {
  command
    .description('新建一个内容文件夹：设置、填好几行的工作簿、规则文件。在终端里运行，没有写的选项会问。')
    .argument('<DIR>', '新文件夹，必须还不存在或是空的')
    .option('--name <TEXT>', '网站名称，例如 某某市物业服务公开')
    .option('--division <CODE>', '公布哪个行政区划：省、市或县的 6 位代码（GB/T 2260）')
    .option('--publisher <TEXT>', '发布单位')
    .option('--base <URL>', '网站的网址')
    .option('--host <HOST>', '投诉二维码指向的域名；不写就是网址的域名')
    .option('--profile <CODE>', '抄哪一份自带的规则文件，写它的代码，例如 140400；不写就只按全国的规定');
  return async () => {
    const folder = userPath(command.args[0] as string);
    await mustBeEmpty(folder);
    const { register, library } = await loadContent(SAMPLE, { asOf: AS_OF });
    const questions = questionsOf(new Map(library.map(({ division, name }) => [division, name])));
    const settings = await atTerminal((ask) =>
      settingsFor(questions, command.opts<Partial<StarterSettings>>(), ask, say),
    );
    const guide = await readFile(path.join(SAMPLE, 'README.md'), 'utf8');
    const copy = await profileToCopy(settings.profile, library);
    const files = await starterFiles(settings, { records: register.records, guide }, copy);

    await makeFolder(folder, 'new', async (work) => {
      for (const inside of ['tables', 'notices', 'jurisdictions']) await mkdir(path.join(work, inside));
      for (const { path: file, content } of files) await writeFile(path.join(work, ...file.split('/')), content);
    });
    for (const line of [`新建好了：${folder}`, ...words(settings, library, command.args[0] as string)]) say(line);
    return EXIT.done;
  };
});
