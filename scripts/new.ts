/**
 * `npm run new`: a starter content folder for an office.
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AS_OF } from '../src/sample/settings.ts';
import { loadContent, REPOSITORY } from '../src/site.ts';
import { readGuide, starterRecords, starterWorkbook } from '../src/starter/starter-workbook.ts';
import { EXIT, runCommand, UsageError, userPath } from './cli.ts';

/** An estate of the sample city with rows in nearly every table. */
const STARTER_ESTATE = 'JZ003';
/** The profile that its county follows, to be copied for a place of one's own. */
const STARTER_PROFILE = '140400';

const PORTAL = `# 网站设置。每一项的意思见 说明.md。
name: 某某市物业服务公开              # 网站名称
base: https://example.org            # 网站的网址
publisher: 某某市住房和城乡建设局     # 发布单位
contact: ""                          # 页脚的联系方式
demo: true                           # 换成真实数据以后改为 false；true 时每一页都标明「示例数据」
divisions: ["000100"]                # 公布哪个行政区划，下级都包括在内
profiles: {"000100": "${STARTER_PROFILE}"}      # 行政区划 → 用哪份规则
complaint:
  url: "https://example.org/c/{estate}/?{place}"   # 投诉系统的网址
  hosts: ["example.org"]             # 二维码只能指向这些域名
icp: ""                              # 备案号，显示在页脚
retention: {lists: 36}               # 移出的榜单保留多少个月
accepted_codes: []                   # 校验位对不上、但确实在用的早期信用代码
data_dates: {}                       # 数据截至：表说到哪一天，例如 {电梯: 2026-10-31}；没有写的，不判逾期
kiosk:                               # 大堂屏幕；不写的项目按通常的来，还能写什么见 说明.md
  seconds: 12                        # 每页停几秒
  night: {from: "22:30", until: "05:30", brightness: 40}   # 夜里调暗到 40%；不调暗写 night: null
  accuse_days: 7                     # 断网几天后撤下黑榜、通报等点名的内容
  contact_days: 35                   # 断网几天后写明内容已经过时
`;

/**
 * The guide without its sections on the sample city: what remains are columns, common mistakes, settings and notices.
 */
function guideForOffices(guide: string): string {
  const sections = guide.split(/^(?=## )/m).slice(1);
  const about = sections.filter((section) => !/^## (?:文件夹里有什么|示例里)/.test(section));
  return `# 每一列写什么\n\n表格放在 tables 文件夹里，一张表一个文件，或放在一个工作簿里、一张表一个工作表。台账.xlsx 里的几行是示例，填好自己的以后删掉。\n\n${about.join('')}`;
}

await runCommand('new', (command) => {
  command
    .description('新建一个内容文件夹：设置、填好几行的工作簿、一份可以照着改的规则。')
    .argument('<DIR>', '新文件夹，必须还不存在或是空的');
  return async () => {
    const folder = userPath(command.args[0] as string);
    const there = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return [];
      if (cause.code === 'ENOTDIR') throw new UsageError(`${folder} 是一个文件。换一个名字。`);
      throw cause;
    });
    if (there.length > 0) throw new UsageError(`${folder} 里已经有内容，没有动它。换一个名字。`);

    const sampleFolder = path.join(REPOSITORY, 'content');
    const sample = await loadContent(sampleFolder, { asOf: AS_OF });
    const guideText = await readFile(path.join(sampleFolder, 'README.md'), 'utf8');
    const workbook = await starterWorkbook(
      starterRecords(sample.register.records, STARTER_ESTATE),
      readGuide(guideText),
    );

    for (const inside of ['tables', 'notices', 'jurisdictions'])
      await mkdir(path.join(folder, inside), { recursive: true });
    await writeFile(path.join(folder, 'portal.yaml'), PORTAL);
    await writeFile(path.join(folder, 'tables', '台账.xlsx'), workbook);
    await writeFile(path.join(folder, '说明.md'), guideForOffices(guideText));
    await copyFile(
      path.join(sampleFolder, 'jurisdictions', `${STARTER_PROFILE}.yaml`),
      path.join(folder, 'jurisdictions', `${STARTER_PROFILE}.yaml`),
    );
    console.log(`新建好了：${folder}
  portal.yaml                     网站设置，先改这里
  tables/台账.xlsx                 一张表一个工作表，已填几行示例（填完要删掉）；列名上有批注，「说明」工作表逐列解释
  jurisdictions/${STARTER_PROFILE}.yaml       规则文件，可以照着改成本地的
  说明.md                          每一列写什么
接着检查：npm run check -- --content ${command.args[0]}`);
    return EXIT.done;
  };
});
