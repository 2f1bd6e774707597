/**
 * The catalogue of problems: every permanent code, how grave it is, and what a clerk is told.
 *
 * A message is place, fact, remedy, in Chinese, for someone at a spreadsheet. It neither blames nor
 * apologises. Codes never change their meaning and are never used again.
 */
import { columnLetters } from '../domain/column-letters.ts';
import { shown } from '../domain/hidden-characters.ts';
import { IN_WORDS, type Naming, WITH_FILES } from '../domain/kept-files.ts';
import type { Problem, Severity } from '../domain/problem.ts';
import { dottedPath, pathInWords } from '../domain/setting-path.ts';
import { privateIn } from '../privacy/detect.ts';
import { mask, maskPath, maskPrivate } from '../privacy/mask.ts';

export { mask };

interface Entry {
  severity: Severity;
  /**
   * The sentence with fact and remedy. `v` is the value in the cell, already quoted and, where it is private, masked. `n` calls
   * files as its readers do.
   */
  say: (v: string, p: Details, n: Naming) => string;
  /**
   * The same at the clerk's desk (办事台), where a step does what the sentence has done by an option or in a file; left out where it
   * is the same sentence, with her words for files.
   */
  atDesk?: Entry['say'];
}

/** What a message may need beyond the value. */
export interface Details {
  /** What to write instead, or the nearest known words. */
  hint?: string;
  /** Another place that the problem is about. */
  other?: string;
  /** What the value makes, where it is written in another unit than ours: 6000 ㎡. */
  makes?: string;
  /** A number the message names. */
  limit?: number;
  /** The words of the column, where the message needs them. */
  header?: string;
  /** A last sentence. */
  remedy?: string;
  /** What else stands in the cell and has to stay there, whatever the problem is. */
  stays?: string;
  /** The path of the file that stands in the place of the problem's own. */
  gaveWayTo?: string;
}

const entryOf = (severity: Severity, say: Entry['say'], atDesk: Entry['atDesk']): Entry =>
  atDesk === undefined ? { severity, say } : { severity, say, atDesk };
const error = (say: Entry['say'], atDesk?: Entry['atDesk']): Entry => entryOf('error', say, atDesk);
const warning = (say: Entry['say'], atDesk?: Entry['atDesk']): Entry => entryOf('warning', say, atDesk);
/** Estates that have gone, one of which may have been renamed. */
const goneWords = (p: Details, n: Naming): string =>
  p.other === undefined ? '' : `${n.codes}里有、这次表里没有的：${p.other}。`;
const near = (p: Details): string => (p.hint ? `最接近的是${p.hint}。` : '');

export const CATALOGUE = {
  // Content folder
  'folder-missing': error((_v, p) => `没有这个文件夹。${p.hint ?? ''}`),
  'portal-missing': error(
    (_v, p) => `没有网站设置（portal.yaml）。${p.remedy ?? '用 npm run new 生成一个，再填写。'}`,
    () => '还没有设置，先填名称、单位和地方。',
  ),
  'yaml-not-readable': error(
    (_v, p) => `这里的写法读不懂：${p.hint ?? ''}。对照 npm run new 生成的样子改。`,
    (_v, p) => `这里的写法读不懂：${p.hint ?? ''}。请会改这个文件的人来改。`,
  ),
  'setting-wrong': error((v, p) => `${v === '「」' ? '' : `写的是${v}。`}${p.hint ?? ''}`),
  'setting-unknown': warning((_v, p) => `不是已知的设置，没有用到。${near(p)}`),
  'panel-unknown': error((v, p) => `写的是${v}，公示栏没有这个栏目。${near(p)}可以暂不公布的有：${p.other ?? ''}。`),
  'panel-kept-on': error(
    (_v, p) => `「${p.header ?? ''}」不能暂不公布：${p.hint ?? ''}。删掉这一项。可以暂不公布的有：${p.other ?? ''}。`,
  ),
  'panel-off-too-long': error(
    (v, p) =>
      `「${p.header ?? ''}」写的是${v}，暂不公布最长到截至日期后 12 个月，也就是 ${p.other ?? ''}。改成不晚于那一天的日期。`,
  ),
  'panel-off-passed': warning(
    (v, p) => `「${p.header ?? ''}」写的是${v}，已经到了，这个栏目照常公布。这一项可以删掉。`,
  ),
  'setting-unusual': warning(
    (v, p) => `写的是${v}，和通常的样子不一样，照样公布。通常像 ${p.hint ?? ''}。核对有没有抄错。`,
  ),
  'setting-estate-unknown': warning((v, p) => `写的是${v}，小区表里没有，下面的设置没有用到。${near(p)}`),
  'sheet-unfilled': warning(
    () => '只有列名，一行也没有填，当作没有提供这张表，有关事项未知。不用这张表的话，把工作表删掉。',
  ),
  'placeholder-left': error(
    (v, p) =>
      `写的是${v}${p.hint ?? ''}，是占位用的，不是真的，设置却写着正式公布（demo: false）。换成真实的；还没有真实数据，就先试一试（demo: true）。`,
    (v, p) =>
      `写的是${v}${p.hint ?? ''}，是占位用的，不是真的，设置选的却是「正式公布」。换成真实的；还没有真实数据，就先「试一试」。`,
  ),
  'host-example': error(
    (v, p) =>
      `写的是${v}${p.hint ?? ''}，这里的域名只作举例用，谁也打不开。换成真实的域名；还没有，就先试一试（demo: true）。`,
    (v, p) => `写的是${v}${p.hint ?? ''}，这里的域名只作举例用，谁也打不开。换成真实的域名；还没有，就先「试一试」。`,
  ),
  'profile-missing': error(
    (v, p) => `找不到代码为${v}的规则文件。${p.hint ?? ''}`,
    (v) => `找不到代码为${v}的规则文件。换成有的，或请管电脑的人放上这一份。`,
  ),
  'profile-key-unknown': error((_v, p) => `这里没有这一项，没有读。${near(p)}改对，或删掉这一项。`),
  'profile-reference-unknown': error(
    (v, p) => `写的是${v}，${p.header ?? ''}里没有。${near(p)}改成已有的，或先在${p.header ?? ''}里写上。`,
  ),
  'profile-duplicate': error((v, p) => `编号${v}和 ${p.other ?? ''}重复。一个编号只用一次。`),
  'profile-inheritance-loop': error((v) => `写的是${v}，绕了一圈又回到这份规则。改成上一级的代码，没有上级就空着。`),
  'profile-foreign': error(
    (v, p) =>
      `用的是规则文件${v}，里面的${p.hint ?? ''}是${p.header ?? ''}的文件，管不到 ${p.other ?? ''}。换成本地的规则文件；只按全国的规定判断，写 "000000"。`,
  ),
  'profile-copy-behind': warning((_v, p) => `抄自 ${p.other ?? ''} 版。${p.hint ?? ''}`),
  'notice-front-matter': error(
    (v, p) => `开头的信息有一处要改${v === '「」' ? '：' : `，写的是${v}。`}${p.hint ?? ''}`,
  ),
  'notice-may-accuse': warning(
    (v, _p, n) =>
      `写着${v}，先当作点名的通知，大堂屏久没有核对就先撤下它。开头添一行「点名：是」或「点名：否」${n.only('（accuses）')}。`,
  ),
  'notice-target-unknown': error((v, p) => `targets（范围）里的${v}不在区划表和小区表里。${near(p)}`),
  'notice-target-ambiguous': error(
    (v, p) => `targets（范围）里的${v}不止一个地方叫这个名字：${p.hint ?? ''}。写编码。`,
  ),

  // Files
  'table-missing': error((_v, p) => `没有「${p.header ?? ''}」表。这张表必须有，其余都可以缺。`),
  'file-unknown': error(
    (_v, p) =>
      `文件名对不上任何一张表，里面的内容没有读。文件名用表名开头，例如 收费标准.csv 或 收费标准-2026年.csv。${near(p)}${p.other === undefined ? '' : `内容像是${p.other}表：改名，或在命令后面加 --keep，以后不改名也这样读。`}`,
    (_v, p) =>
      `文件名对不上任何一张表，里面的内容没有读。文件名用表名开头，例如 收费标准.csv 或 收费标准-2026年.csv。${near(p)}${p.other === undefined ? '' : `内容像是${p.other}表：改名，或在「怎么读」里记下来，以后不改名也这样读。`}`,
  ),
  'file-ignored': warning((_v, p) => `不是 .csv 或 .xlsx，没有读。${p.remedy ?? ''}`),
  'folder-ignored': warning(() => '是文件夹，里面的内容没有读。把文件直接放在上一级文件夹里。'),
  'format-old-excel': error(() => '是旧版 Excel（.xls）文件。用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」。'),
  'format-wps': error(() => '是 WPS 表格（.et）文件。用 WPS 打开，另存为「Excel 文件（.xlsx）」。'),
  'format-macro': error(() => '带有宏，不能读。另存为不带宏的「Excel 工作簿（.xlsx）」。'),
  'format-encrypted': error(() => '设了打开密码，或是改了后缀的旧版文件。去掉密码，另存为「Excel 工作簿（.xlsx）」。'),
  'format-html': error(() => '其实是网页，不是表格。用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」。'),
  'format-mismatch': error((_v, p) => `内容和后缀不一致：${p.hint ?? ''}`),
  'file-not-readable': error((_v, p) => `读不出来：${p.hint ?? '文件可能没有存完'}。重新导出一次。`),
  'file-not-text': error(() => '不是文字文件，可能已经损坏。重新导出为 CSV。'),
  'file-too-large': error((_v, p) => `超过 ${p.limit ?? 0} MB，没有读。按月份或县区拆成几个文件。`),
  'file-empty': warning(() => '是空的，没有任何一行，按没有这张表处理。'),
  'file-cut-off': error(() => '没有写完，文件像是没有存完。重新导出一次。'),
  'workbook-too-large': error(
    (_v, p) => `解开后超过 ${p.limit ?? 0} MB 或压缩得不合常理，没有读。把数据复制到新工作簿再存。`,
  ),
  'workbook-external-link': warning(() => '引用了别的文件，数值取上次保存时的结果。核对后「粘贴为数值」更稳妥。'),
  'encoding-damaged': error(() => '既不是完好的 UTF-8，也不是 GB18030。重新导出，编码选 UTF-8。'),
  'quotes-unclosed': error(() => '有一个双引号没有配对，后面的内容可能串在一起。补上双引号或删掉它。'),
  'too-many-rows': error((_v, p) => `超过 ${p.limit ?? 0} 行，没有读。拆成几个文件。`),
  'too-many-columns': error((_v, p) => `超过 ${p.limit ?? 0} 列，没有读。删去右边的空列。`),

  // What a workbook shows and what it holds
  'sheet-not-table': warning((_v, p) => `是${p.hint ?? '图表'}，不是表格，没有读。`),
  'too-many-merges': error((_v, p) => `合并单元格超过 ${p.limit ?? 0} 个，没有全部读到。取消合并，逐行填写。`),
  'cells-far-away': warning(
    (_v, p) =>
      `离表格很远的地方（${p.hint ?? ''}）还有 ${p.limit ?? 0} 格内容，没有读。不要就删掉，要公布就移到表格里。`,
  ),
  'cell-not-readable': error((v) => `存的是${v}，和单元格的类型对不上，文件可能坏了。重新填写这一格。`),
  'shown-differs': error(
    (v, p) => `单元格里是${v}，显示成「${p.hint ?? ''}」，看不出哪个算数。把单元格格式改成「常规」，再填实际的数。`,
  ),
  'date-zero': error((v) => `单元格里是${v}，格式是日期，却不是哪一天。填写日期；不知道就空着。`),
  'date-year-unseen': warning(
    (v, p) => `显示的是${v}，看不到年份，按 ${p.hint ?? ''} 读。核对年份，写成 2025-06-12 的样子。`,
  ),
  'number-not-whole': error(
    (v, p) => `单元格里是${v}，显示成「${p.hint ?? ''}」，位数不全。把这一列设为文本格式，重新填写完整的内容。`,
  ),
  'unseen-content': warning((_v, p) => `起有人看不见的内容，照样读了：${p.hint ?? ''}。要公布就显示出来，不要就删掉。`),
  'unseen-accusing': error(
    (_v, p) =>
      `起有人看不见的内容：${p.hint ?? ''}。这张表要点名或评级，看不见的不能公布。要公布就显示出来，不要就删掉。`,
  ),

  // Tables in an office's own layout
  'file-older': warning(
    (_v, p) =>
      `和 ${p.other ?? ''} 是同一种表，是以前的一份，没有读，用的是新的。可以把这一份拿走；要用这一份，就把新的拿走。`,
  ),
  'mapping-proposed': error(
    (_v, p) => `${p.hint ?? ''}${p.remedy ?? ''}`,
    () => '还没有记下怎么读。',
  ),
  'mapping-changed': error(
    (_v, p, n) =>
      `和${n.reading(p.other ?? '')}不一样：${p.hint ?? ''}没有读。改回原来的列名；表确实改了版，就在办事台的「怎么读」里说一说，或者删掉这份读法，重新运行 npm run check 加 --keep。`,
    (_v, p) => `和记下的样子不一样：${p.hint ?? ''}没有读。改回原来的列名；表确实改了版，就在「怎么读」里说一说。`,
  ),
  'mapping-column-new': warning(
    (v, p, n) =>
      `多了一列${v}，${n.reading(p.other ?? '')}里没有，这一列没有公布。${p.hint === undefined ? '公布不公布，在办事台的「怎么读」里说一说，或者自己写进去（不公布的写在 passed 下面）。' : `${p.hint}看过没有错，在命令后面加 --keep 记下来，以后也这样读；不公布的写在 passed 下面。`}`,
    (v, p) =>
      `多了一列${v}，记下的读法里没有，这一列没有公布。${p.hint === undefined ? '公布不公布，在「怎么读」里说一说。' : `${p.hint}看过没有错，在「怎么读」里记下来；不公布，也在那里说。`}`,
  ),
  'mapping-period-new': warning((_v, p, n) => `多了${p.hint ?? ''}，照${n.reading(p.other ?? '')}里别的期一样读了。`),
  'mapping-unit-new': warning((_v, p, n) => `${p.hint ?? ''}，别的和${n.reading(p.other ?? '')}一样，照新的单位读了。`),
  'mapping-column-passed': warning(
    (_v, p, n) => `${p.hint ?? ''}没有公布，${n.reading(p.other ?? '')}里是这样写的。`,
    (_v, p) => `${p.hint ?? ''}没有公布，「怎么读」里是这样说的。`,
  ),
  'mapping-sheet-passed': warning(
    (_v, p, n) => `整张没有公布，${n.reading(p.other ?? '')}里写明它不是要公布的表。`,
    () => '整张没有公布，「怎么读」里说过它不是要公布的表。',
  ),
  'mapping-rows-passed': warning(
    (_v, p) => `起有 ${p.limit ?? 0} 行没有算进「${p.header ?? ''}」，记下的读法里写明这样的行不读。`,
  ),
  'mapping-line-unread': warning((_v, p) => `起有表格外面的话没有公布：${p.hint ?? ''}。`),
  'mapping-period-twice': warning(
    (v, p) =>
      `写的是${v}，${p.other ?? ''}写的是「${p.hint ?? ''}」，按前一个读。忘了改的改过来；名字写的是报送的那一期，不用改。`,
  ),
  'estate-told-twice': error(
    (v, p) => `写的是${v}，工作表或文件的名字是「${p.other ?? ''}」，不知道说的是哪个小区。改成一样的再读。`,
  ),
  'mapping-fact-missing': error(
    (_v, p, n) => `找不到「${p.header ?? ''}」：${p.hint ?? ''}。补在表上，或在${n.reading(p.other ?? '')}里写明。`,
    (_v, p) => `找不到「${p.header ?? ''}」：${p.hint ?? ''}。补在表上，或在「怎么读」里说明。`,
  ),
  'mapping-wrong': error((v, p) => `${v === '「」' ? '' : `写的是${v}。`}${p.hint ?? ''}`),
  'mapping-unused': warning(
    () => '这种读法没有一个文件用到。文件改了名就改这里的 files，不再用就删掉。',
    () => '这种读法没有一个文件用到。还没有交的不用管；改了名的、不再用的，在「怎么读」里说一说。',
  ),
  'row-left-out': warning((_v, p) => leftOutWords(p.hint ?? '', new Map([[p.header ?? '', null]]))),
  'side-superseded': warning(
    (_v, p) =>
      `这里有 ${p.limit ?? 0} 行「${p.header ?? ''}」没有公布：同一个小区在专门的表里有，以 ${p.other ?? ''} 为准。${p.hint ?? ''}`,
    (_v, p) =>
      `这里有 ${p.limit ?? 0} 行「${p.header ?? ''}」没有公布：同一个小区在专门的表里有，以 ${p.other ?? ''} 为准。两处不一样的，核对哪个对，把错的一处改过来。`,
  ),
  'stretch-unread': warning(
    (v) => `写的是${v}，看不出从哪天到哪天，按不知道读。写成 2024-01-01 至 2026-12-31 的样子。`,
    (v) =>
      `写的是${v}，看不出从哪天到哪天，公布时写「待补」。知道的，写成 2024-01-01 至 2026-12-31 的样子；不知道的，不用改。`,
  ),
  'term-open': warning(
    (v, p) => `写的是${v}，没有到期的日子：照样公布，${p.hint ?? ''}结束日期空着，当作还在执行。知道日期再补上。`,
  ),
  'term-unsigned': warning(
    (v, p) =>
      `写的是${v}，是说合同没有签，不是日期：${p.hint === undefined ? '起止日期空着，还当作这家在服务，开始日期写「待补」' : `开始日期读成 ${p.hint}，结束日期空着，还当作这家在服务`}。签了就写上起止日期；不是这家了，删掉这一行，或写上结束日期。`,
  ),
  'term-over': error(
    (v) =>
      `写的是${v}，没有写哪天到期，不知道现在还算不算数。写上到期的日期；还是这家在服务、没有续签的，写「未续签」。`,
  ),
  'stretch-remark': warning((v, p) => `写的是${v}，按日期读，后面的「${p.hint ?? ''}」没有公布。`),
  'month-to-its-end': warning(
    (v, p) => `写的是${v}，没有写日，按这个月最后一天 ${p.hint ?? ''} 读。知道是哪天就写上。`,
  ),
  'stretch-by-months': warning((v, p) => `写的是${v}，没有写日，按月初、月底读成 ${p.hint ?? ''}。核对一下。`),

  'agreed-wrong': error((v, p) => `${v === '「」' ? '' : `写的是${v}。`}${p.hint ?? ''}这一条没有用。`),

  // Corrections
  'correction-place': error((v) => `写的是${v}，不是单元格。写成 B7 的样子。`),
  'correction-applied': warning(
    (v, p, n) => `原来写的是${v}，按${n.corrections}更正为「${p.hint ?? ''}」（${p.other ?? ''}）。报送的文件没有动。`,
    (v, p) => `原来写的是${v}，更正为「${p.hint ?? ''}」（${p.other ?? ''}）。报送的文件没有动。`,
  ),
  'correction-done': warning(
    (_v, p, n) => `已经写成「${p.hint ?? ''}」，${n.corrections}里的这一条用不着了，可以删掉。`,
    (_v, p) => `已经写成「${p.hint ?? ''}」，这里的更正用不着了，可以收回。`,
  ),
  'correction-stale': warning(
    (v, p, n) =>
      `现在写的是「${p.header ?? ''}」，不是更正时的${v}，${n.corrections}里的这一条没有用。核对哪个对，留下或删掉那一行更正。`,
    (v, p) => `现在写的是「${p.header ?? ''}」，不是更正时的${v}，这里的更正没有用。核对哪个对；不用了就收回更正。`,
  ),
  'correction-again': warning(
    (v, p, n) =>
      `${v === '「」' ? '是空的' : `写的是${v}`}，以前的一份里也这样，更正成了「${p.hint ?? ''}」（${p.other ?? ''}）；${n.corrections}里的那一条只管那个文件，这里没有更正。还是那样的，再更正一次；这回没有写错，不用管。`,
    (v, p) =>
      `${v === '「」' ? '是空的' : `写的是${v}`}，以前的一份里也这样，您更正成了「${p.hint ?? ''}」（${p.other ?? ''}）；那一次只管那个文件，这里没有更正。还是那样的，再更正一次；这回没有写错，不用管。`,
  ),
  'correction-unused': warning(
    (_v, p) => `更正的是 ${p.other ?? ''}，没有这个文件或工作表，更正没有用。文件改了名就改这里，不用了就删掉。`,
  ),

  // Sheets and headers
  'sheet-unknown': warning((_v, p) => `的名字对不上任何一张表，没有读。${near(p)}`),
  'sheet-hidden': warning((_v, p) => `是隐藏的，有 ${p.limit ?? 0} 行没有读。要公布就取消隐藏，不要就删掉。`),
  'header-not-found': error((_v, p) => `找不到表头。第一行写列名，例如：${p.hint ?? ''}。${p.remedy ?? ''}`),
  'header-unknown': warning((_v, p) =>
    p.other === undefined
      ? `这个列名不认识，这一列没有公布。${near(p)}`
      : `这是${p.other}表的列名，这张表没有这一列，没有公布。要公布就写进${p.other}表。`,
  ),
  'header-blank': warning((_v, p) => `这一列没有列名，有 ${p.limit ?? 0} 格内容没有公布。补上列名或删掉。`),
  'header-duplicate': error((v, p) => `列名${v}和 ${p.other ?? ''}是同一列。只留一列。`),
  'column-missing': error((_v, p) => `这一列必须有，表里没有。${near(p)}${p.remedy ?? ''}`),
  'cells-beyond-header': error(
    (v) => `表头之外还有内容${v}。要公布就补上列名，不要就删掉；CSV 文件还要看这一行是不是多了一个分隔符。`,
  ),

  // Cells
  'required-blank': error(
    (v, p) =>
      `${v === '「」' ? '是空的' : `写的是${v}，等于空着`}。这一列必须填写${p.hint ? `，只能填：${p.hint}` : ''}。`,
  ),
  'amount-not-numeric': error((v) => `写的是${v}。只填数字，例如 2.80。`),
  'amount-too-fine': error((v, p) => `写的是${v}。最多 ${p.limit ?? 2} 位小数。`),
  'amount-too-large': error((v) => `写的是${v}。这个数大得不合常理，核对单位和位数，看看是不是填错了列。`),
  'amount-negative': error((v) => `写的是${v}。不能是负数。`),
  'amount-not-positive': error((v) => `写的是${v}。应当大于 0，不知道就空着。`),
  'amount-implausible': warning((v, p) => `写的是${v}，通常不超过 ${p.limit ?? 0}。核对一下。`),
  'amount-merged': error(() => '是合并单元格，看不出每行各是多少。取消合并，逐行填写。'),
  'count-not-integer': error((v) => `写的是${v}。填整数，例如 12。`),
  'percent-not-readable': error((v) => `写的是${v}。写成 58% 或 58。`),
  'percent-ambiguous': error((v, p) => `写的是${v}，看不出是百分之几。写成 ${p.hint ?? '58%'}。`),
  'percent-out-of-range': error((v) => `写的是${v}。应在 0% 到 100% 之间。`),
  'date-not-readable': error((v) => `写的是${v}。写成 2025-06-12 这样的日期。`),
  'date-not-on-calendar': error((v) => `写的是${v}，日历上没有这一天。核对后写成 2025-06-12 的样子。`),
  'date-implausible': error(
    (v, p) => `写的是${v}，${p.hint ?? '年份不像真的'}。核对后改正；没有期限的、不知道的空着。`,
  ),
  'period-not-readable': error((v, p) => `写的是${v}。写成 ${p.hint ?? '2025年6月'}。`),
  'year-not-readable': error((v) => `写的是${v}。只填年份，例如 2009。`),
  'period-without-year': error((v) => `写的是${v}，没有写年份。写成 2025年第三季度 的样子。`),
  'month-ambiguous': error((v, p) => `写的是${v}，看不出是 1 月还是 10 月。写成 ${p.hint ?? '2025-01 或 2025-10'}。`),
  'boolean-not-readable': error((v) => `写的是${v}。填「是」或「否」。`),
  'phone-not-readable': error((v) => `写的是${v}。写成 0356-2229201 或 12345 的样子；几个号码用「；」隔开。`),
  'phone-leading-zero': error((v, p) => `写的是${v}，像是丢了开头的 0。改成 ${p.hint ?? ''}，并把这一列设为文本格式。`),
  'choice-unknown': error((v, p) => `写的是${v}。只能填：${p.hint ?? ''}。`),
  'unit-unknown': error((v, p) => `写的是${v}，不认识这个单位。只能填：${p.hint ?? ''}。`),
  'grade-not-readable': error(
    (v) => `写的是${v}。写成 A、B、C、D 或 AA、AAA 这样的等级；没有评的写「未评」「待评」或「免评」。`,
  ),
  'code-damaged': error(
    (v) => `写的是${v}，代码已经被表格软件改成了数字，原来的位数找不回来。把这一列设为文本格式，重新填写完整的代码。`,
  ),
  'code-not-readable': error((v, p) => `写的是${v}。${p.hint ?? '代码只用字母、数字和连字符。'}`),
  'credit-code-form': error((v) => `写的是${v}。统一社会信用代码是 18 位数字和大写字母，没有 I、O、S、V、Z。`),
  'credit-code-check': error(
    (v, _p, n) =>
      `写的是${v}，校验位对不上，至少有一位写错了。对照营业执照改；确属早期代码的，由发布的单位记成认可的代码${n.only('（portal.yaml 的 accepted_codes）')}。`,
  ),
  'demo-data-left': warning(
    (v) =>
      `写的是${v}，第 3 至 8 位 000000 不是任何地方，只有示例企业才用；照这样发布，示例企业就成了真的。删掉示例的行。`,
  ),
  'credit-code-region': warning((v) => `写的是${v}，第 3 至 8 位不是已知的行政区划。对照营业执照核对。`),
  'formula-no-value': error(() => '是公式，但没有保存计算结果。用 Excel 或 WPS 打开、保存一次，或「粘贴为数值」。'),
  'formula-error': error((v) => `公式算出的是错误${v}。改好公式或直接填数。`),
  'picture-cell': error(() => '是嵌入的图片，读不出文字。改填文字。'),
  'text-too-long': error((v, p) => `有 ${p.limit ?? 0} 个字以上：${v}。缩短到 ${p.limit ?? 0} 字以内。`),
  'character-lost': error((v) => `写的是${v}，有的字已经变成「�」。用原来的文件重新导出，编码选 UTF-8。`),
  'character-turns': error(
    (v) => `写的是${v}，含有让文字倒着显示的字符，看到的和存着的不一样，不知道哪个是对的。删掉，重新打一遍。`,
  ),
  'name-hidden': error((_v, p) => `的名字里有看不见的字符（${p.hint ?? ''}），在页面上会断开或倒着显示。改一个名字。`),
  'character-control': warning((v) => `写的是${v}，含有看不见的控制字符，已经去掉。`),
  'character-private-use': warning((v) => `写的是${v}，含有自造字，别处显示不出来。换成国标字。`),

  // Values of cells
  'blank-word': warning(
    (v, p) => `有 ${p.limit ?? 1} 格写${v}，按空白读：${p.other ?? ''}。不知道的空着就行；知道的补上。`,
  ),
  'unit-not-known': error(
    (v, p) => `的单位写的是${v}，不认识这个单位，没法换算。改成「${p.hint ?? ''}」，数字也照这个单位写。`,
  ),
  'unit-other-kind': error(
    (v, p) => `的单位写的是${v}，不是这一列能用的单位。改成「${p.hint ?? ''}」，数字也照这个单位写；填错了列就移过去。`,
  ),
  'units-contradict': error(
    (v, p) => `的单位写的是${v}，${p.hint ?? ''}，不知道哪个对，没法换算。只留数字所用的那一个。`,
  ),
  'unit-inexact': error(
    (v, p) =>
      `写的是${v}，单位是${p.header ?? ''}，换成${p.hint ?? ''}除不尽（${p.other ?? ''}）。改用${p.hint ?? ''}，照证上的数写。`,
  ),
  'unit-differs': error(
    (v, p) => `的单位写的是${v}，这一行的单位却是「${p.other ?? ''}」。哪个对就都写成哪个，数字也要对得上。`,
  ),
  'rate-range': error((v, p) =>
    p.header === undefined
      ? `写的是${v}，是一个范围。每种房屋类型单列一行，各写一个数，例如多层 1.10、高层 1.50。`
      : `写的是${v}，是一个范围。「${p.header}」这一列只写一个数：现在照哪个收，就写哪个。`,
  ),
  'year-range': error((v, p) => `写的是${v}，是一段年份，不是一个。${p.hint ?? ''}。`),
  'date-in-text': error(
    (v) =>
      `写的是${v}，是一个日期，这里该写文字。像 3-2 这样的写法会被表格软件改成日期：把这一列设为文本格式，照原样重新填写。`,
  ),
  'cell-not-shown': error(
    (v) => `写的是${v}，是列太窄时表格软件显示的样子，原来的内容没有导出来。加宽这一列，重新导出。`,
  ),
  'value-implausible': warning(
    (v, p) => `是${v}${p.makes ? `（${p.makes}）` : ''}，${p.hint ?? ''}。像是单位不对或填错了列，核对一下。`,
  ),
  'grade-off-scale': error((v, p) => `写的是${v}，${p.header ?? ''}的信用等级只有：${p.hint ?? ''}。照评定文件改正。`),

  // Rows
  'account-summed-twice': error(
    (v, p) =>
      `写的是${v}，同一个小区同一年的「${p.header ?? ''}」在 ${p.other ?? ''}还有，合在一起会算两遍。留下明细；汇总的一张不读，就在记下的读法里把 tables 写成 []。`,
    (v, p) =>
      `写的是${v}，同一个小区同一年的「${p.header ?? ''}」在 ${p.other ?? ''}还有，合在一起会算两遍。留下明细；汇总的一张不读，就在「怎么读」里说它不是要公布的表。`,
  ),
  'listed-both-ways': warning((v, p) => `${v}在同一期既上红榜又上黑榜，另一处是 ${p.other ?? ''}。核对是不是录错了。`),
  'list-against-profile': warning(
    (v, p, n) =>
      `写的是${v}，和这里的规则不一致：${p.hint ?? ''}。核对期次、主体类型，或${n.settings('profiles')}用的规则。`,
  ),
  'assessor-unknown': warning(
    (v, p) =>
      `写的是${v}，没有一个行政区划的「主管部门」叫这个名字，它评的等级不算任何地方主管部门评的。${near(p)}同一个单位的，两张表写成一样。`,
  ),
  'channel-value': warning((v, p) => `写的是${v}。${p.hint ?? ''}`),
  'duplicate-row': error((_v, p) => `和 ${p.other ?? ''}重复。只留一行；不是同一个的，核对编码。`),
  'duplicate-row-kept': warning((_v, p) => `和 ${p.other ?? ''}重复，两行都算了。重复录入的话删去一行。`),
  'dates-reversed': error((v, p) => `写的是${v}，早于「${p.header ?? ''}」${p.other ?? ''}。核对两个日期。`),
  'part-exceeds-whole': error((v, p) => `写的是${v}，大于「${p.header ?? ''}」的 ${p.other ?? ''}。核对两个数。`),
  'data-date-unread': warning(
    (v) => `写的是${v}，读不出是哪年哪月哪日。写成 数据截至：2026-10-31 的样子；写在文件名里的，写成 2026-10-31。`,
  ),
  'data-date-contradicted': warning(
    (v, p) => `表头上面写明数据截至${v}，文件名（或工作表名）里写的是 ${p.hint ?? ''}：取较早的一天。两处写成一样。`,
  ),
  'data-date-ahead': warning(
    (v, p) =>
      `写明数据截至${v}，比发布的日子 ${p.other ?? ''} 还晚，不能当真：逾期一律按未知处理。改成填表时真正掌握到的那一天。`,
  ),
  'data-date-empty': warning(
    (v) =>
      `写明数据截至${v}，表里没有一行是这段时间里的事，说不出到哪一天，只能按未知处理。写上是哪一天，例如 2026-10-31。`,
  ),
  'data-date-unused': warning(
    (v, p) => `写的是${v}，没有「${p.header ?? ''}」表，这个日子没有用到。放上这张表，或删掉这一项。`,
  ),
  'data-date-passed': warning(
    (v, p) =>
      `写明数据截至${v}，表里却有 ${p.hint ?? ''} 的记录，不能当真：逾期一律按未知处理。改成填表时真正掌握到的那一天。`,
  ),
  'total-differs': warning((v, p) => `合计写的是${v}，各行相加是 ${p.hint ?? ''}。核对一下。`),
  'amount-jump': warning(
    (v, p) =>
      `是${v}${p.makes ? `（${p.makes}）` : ''}，和 ${p.other ?? ''}相差一千倍以上。可能把万元当成了元，核对单位。`,
  ),
  'confirmation-undocumented': warning(
    () => '空着，结果写的是已确认。没有文号不算确认，提示仍然待核实，也不公布；补上文号。',
  ),
  'verification-open': warning((v) => `写的是${v}。核实的结果写「已确认」或「不成立」，别的写法不算结论，也不公布。`),
  'verification-without-rule': warning(
    () => '空着。核实的是哪条规则的提示，写上规则编号，例如 CZ-18；没有编号的不公布。',
  ),
  'verification-rule-unknown': warning(
    (v, p) => `写的是${v}，这里没有启用这条规则，所以不算数，也不公布。${p.hint ?? ''}核对规则编号。`,
  ),
  'sanction-undocumented': warning((_v, p) => `空着。${p.other ?? ''}是对外公布的，补上作出决定的文件的文号。`),
  'removal-undated': error(
    (_v, p) => `空着，移出原因却写了${p.other ?? ''}。补上移出的日期；还没有移出的，原因也空着。`,
  ),
  'removal-unexplained': warning(
    () => '空着，这一行却写了移出日期。写上到期、修复或更正；不写的按修复处理：马上撤下，不再计数。',
  ),
  'accusation-term-undocumented': warning(
    (v, _p, n) =>
      `写的是 ${v} 个月，没有写凭哪部法律法规，按 12 个月处理。写上法律或地方性法规的名称和条款${n.only('（accusations.doc）')}，或改成 12。`,
  ),
  'accusation-term-too-long': warning(
    (v, p, n) =>
      `写的是${v}，比公示期最长的一天 ${p.other ?? ''} 还晚，到那一天就撤下。改成不晚于那一天，或在${n.settings('accusations')}里写上更长的月数和依据。`,
  ),
  'published-before-period-end': warning((v, p) => `写的是${v}，早于评价周期的最后一天 ${p.other ?? ''}。核对一下。`),

  'unmanaged-contradicted': warning(
    (v, p) =>
      `写的是${v}，却有${p.other ?? ''}，两处说法对不上。有人管的，改管理模式；没有了的，给那一行填上离任日期或结束日期。`,
  ),

  // References
  'reference-unknown': error(
    (v, p) => `写的是${v}，「${p.header ?? ''}」表里没有。${near(p)}写错了就改；没有写错，就在那张表里添上它。`,
  ),
  'reference-ambiguous': error((v, p) => `写的是${v}，有好几个同名的：${p.hint ?? ''}。改填代码。`),
  'reference-name-differs': warning(
    (v, p) => `名称写的是${v}，这个代码在「${p.header ?? ''}」表里叫「${p.other ?? ''}」。核对是不是串了行。`,
  ),
  'reference-former': warning(
    (v, p) =>
      `写的是${v}，是${p.other ?? ''}以前的编码或名称，按它算了${(p.limit ?? 1) > 1 ? `；这一列这样写的共有 ${p.limit} 行` : ''}。改成现在的编码。`,
  ),
  'former-code-own': warning(() => '和这一行现在的代码一样，没有用到。改过代码的写以前的，没有改过就空着。'),
  'former-code-in-use': error(
    (v, p) => `写的是${v}，是 ${p.other ?? ''}现在的代码，照它指过来的会认错。核对旧代码；现在归别人用的，这里不写。`,
  ),
  'former-code-twice': error(
    (v, p) => `写的是${v}，${p.other ?? ''}也写了它。一个旧代码只能指向一处：留在一行里，别的行不写。`,
  ),
  'division-loop': error((v) => `写的是${v}，上级绕回了自己。核对上级代码。`),
  'division-outside': warning(
    (v, p, n) => `写的是${v}，不在这张表里，也不在${n.settings()}的公开范围里，这里和下级的小区不会公布。${near(p)}`,
  ),

  // Copies and doubles
  'file-two-forms': warning(
    (_v, p, n) =>
      `和 ${p.other ?? ''} 同名，只有后缀不同，像是同一张表的旧的和改好的，两份里的行都读了。只留改好的一份，另一份${n.only('从 tables 文件夹里')}拿走；确实是两张不同的表，改个名字。`,
  ),
  'file-copy': warning(
    (v, _p, n) =>
      `名字里有${v}，像是副本或另一个版本，里面的行照样读了。只留一份，另一份${n.only('从 tables 文件夹里')}拿走；都要的话改个名字。`,
  ),
  'file-lock': warning(() => '是别的程序打开文件时留下的临时文件，没有读。关掉那个程序；关掉以后还在的话删去。'),
  'file-shadow': warning(() => '是苹果电脑留下的附属文件，里面没有表格，没有读。可以删去。'),
  'rows-in-two-files': warning(
    (_v, p) => `和 ${p.other ?? ''} 有 ${p.limit ?? 0} 行一样，只算一次。是副本就删去一份；确是两回事的，写出区别。`,
  ),
  'row-differs': error(
    (_v, p) =>
      `和 ${p.other ?? ''}说的是同一行${p.header === undefined ? '' : `（${p.header}）`}，内容不一样：${p.hint ?? ''}。留下对的一行。`,
  ),
  'duplicate-row-copied': warning(
    (_v, p) => `和 ${p.other ?? ''}重复；按表里的结余或合计，这一行是抄重的，只算一次。删去一行。`,
  ),
  'name-twice': warning(
    (v, p) => `${v}（${p.hint ?? ''}）和 ${p.other ?? ''}同名，编码不同。是同一个就只留一行，不是的话写出区别。`,
  ),
  'name-looks-alike': warning(
    (v, p) => `${v}（${p.hint ?? ''}）和 ${p.other ?? ''}看起来一样，有的字不同。是同一个就改成一样并只留一行。`,
  ),

  // Headers that are known and are no column
  'scope-not-readable': warning(
    (v, p) =>
      `范围写的是${v}，${p.hint ?? ''}没有用到：没有列出的小区有没有投诉都是未知。写区划表里的名称，例如 范围：甲子县；或 范围：全县。`,
  ),
  'posting-place-empty': warning((v) => `写的是${v}，那里没有一个小区，这一行没有用到。核对写的是不是这个地方。`),
  'start-unknown': warning(
    () =>
      `没有开始日期，照样公布：写「开始日期待补」，当作现在有效；要用到这个日子的事（以前的投诉、等级算谁的）都是未知。查到以后补上。`,
  ),
  'start-needed': error(
    (_v, p) =>
      `没有开始日期，${p.other ?? ''}也在有效期里，不知道现在是哪一份。补上开始日期，或给已经结束的填上结束日期。`,
  ),
  'firm-code-missing': warning(
    (v) =>
      `是空的，${v}先按名称公布，统一社会信用代码写「待补」，备案、经营范围这样的事都是未知。查到以后补上，旧网址会转到新的。`,
  ),
  'firm-by-name': warning(
    (v, p) =>
      `写的是${v}，「企业」表里没有它：先按名称算作一家企业，统一社会信用代码写「待补」。${near(p)}是同一家的，改成一样；不是的，在企业表里添一行。`,
    (v, p) =>
      `写的是${v}，还不知道它的代码：先按名称公布，代码写「待补」。${near(p)}是同一家、名称写得不一样的，改成一样；不是的，按「补企业代码」填，以后再补也行。`,
  ),
  'firm-code-required': error(
    (v, p) =>
      `写的是${v}，不知道它的统一社会信用代码。${near(p)}点名、评级要认准是哪一家：在企业表里给它补上代码，或这里改写代码。`,
    (v, p) => `写的是${v}，不知道它的统一社会信用代码。${near(p)}点名、评级要认准是哪一家：按「补企业代码」填上。`,
  ),
  'codes-not-kept': error(
    (_v, p, n) =>
      `里还没有 ${p.limit ?? 0} 个小区的编码，已经编好：${p.hint ?? ''}。编码用在网址和二维码里，定了就不变：检查时加上 --keep，写进${n.codes}，以后都照它。`,
    (_v, p) =>
      `还有 ${p.limit ?? 0} 个小区的编码没有记下，已经编好：${p.hint ?? ''}。编码用在网址和二维码里，定了就不变：在「怎么读」里记下来，以后都照它。`,
  ),
  'codes-elsewhere': error(
    (_v, p) =>
      `里没有小区编码，别的表里却写着 ${p.limit ?? 0} 个编码（${p.hint ?? ''}${(p.limit ?? 0) > 5 ? '等' : ''}），不知道是哪个小区的，所以没有编新的。在小区表里补上「小区编码」一列；这些编码不要了的，别的表里改写小区名称。`,
  ),
  'estate-new-or-renamed': error(
    (v, p, n) =>
      `写的是${v}，${n.codes}里没有。新小区，还是改名？${p.hint ?? ''}${goneWords(p, n)}新的：在编码表里添一行，写小区名称，小区编码空着，检查时加 --keep 就编好。改名的：在它那一行把小区名称改成新的，旧的写进曾用名。写错的，改表里的。`,
    (v, p, n) =>
      `写的是${v}，${n.codes}里没有。新小区，还是改名？${p.hint ?? ''}${goneWords(p, n)}新的：在编码表里添一行，写小区名称，小区编码空着，再在「怎么读」里记下编好的。改名的：在它那一行把小区名称改成新的，旧的写进曾用名。写错的，改表里的。`,
  ),
  'estate-code-ambiguous': error(
    (v, p, n) =>
      `写的是${v}，${n.codes}里有好几个对得上：${p.hint ?? ''}，不知道是哪一个。表里写上街道，和编码表里的一样；或写上小区编码。`,
  ),
  'estate-code-differs': error(
    (v, p, n) =>
      `写的是${v}，这一行的编码和${n.codes}${p.other ?? ''}的「${p.hint ?? ''}」不一样。编码定了就不变：改回「${p.hint ?? ''}」；非改不可的，把它写进旧编码；不是同一个小区的，两边都写上街道。`,
  ),
  'estate-name-differs': warning(
    (v, p, n) =>
      `写的是${v}，这个编码在${n.codes}${p.other ?? ''}叫「${p.hint ?? ''}」。改了名的，把编码表的小区名称改成新的，旧的写进曾用名；不是同一个小区的，核对编码。`,
  ),
  'estate-code-reserved': warning(
    (v, p) =>
      `写的是${v}，小区表里没有它。它的编码${p.hint ? `「${p.hint}」` : ''}留着，不给别的小区用；拆了、合并了的不用管。`,
  ),
  'codes-name-twice': error(
    (v, p) => `写的是${v}，和 ${p.other ?? ''}同名、同一个地方。是同一个小区就只留一行；不是的，两行都写上街道。`,
  ),
  'header-unpublished': warning(() => '没有可以公布它的栏目，这一列没有公布。'),
  'code-from-number': warning(
    (v, p) =>
      `表里没有「${p.header ?? ''}」，用${v}作编码。编码用在网址和二维码里，定了就不能再变；把列名改成「${p.header ?? ''}」。`,
  ),

  // Folders as they are
  'link-dangling': error(() => '找不到文件：它是一个链接，指向的文件不在了，或刚刚被移走。放上文件本身，或删去链接。'),
  'file-name-encoding': error(() => '名字不是 UTF-8 编码，没有读。给文件重新起个名字。'),
  'folder-misnamed': error((_v, p) => `名字和「${p.hint ?? ''}」不一样，里面的内容没有读。改名为 ${p.hint ?? ''}。`),
  'folder-expected': error(() => '应当是文件夹，却是一个文件。把它移走，建一个同名的文件夹。'),
  'file-expected': error(() => '应当是文件，却是一个文件夹。把它移走，放上文件。'),
  'file-unreachable': error((_v, p) => `打不开：${p.hint ?? '磁盘出了故障'}。改好以后再运行一次。`),
  'tables-none': error(
    () => '里面没有任何表格。用 npm run new 生成一份，或把现有的 .csv、.xlsx 放进去。',
    () => '还没有放表进来。把现有的 .csv、.xlsx 放进来。',
  ),
  'file-misplaced': error(
    () => '放错了地方，没有读。表格要放在 tables 文件夹里。',
    () => '放错了地方，没有读。表格在「放进来」里放。',
  ),
  'file-aside': warning(
    () => '没有读。里面是要公布的表格的话，放进 tables 文件夹。',
    () => '没有读。里面是要公布的表格的话，在「放进来」里放。',
  ),
  'settings-ignored': warning((_v, _p, n) => `没有用到：只读${n.settings()}。要用的内容写进那里，这一个删去。`),
  'profile-misnamed': error((_v, p) => `是这里的规则文件，名字不对，没有读。改名为 ${p.hint ?? ''}。`),
  'notice-ignored': warning(
    (_v, _p, n) => `不是 .docx、.md 文件，这份通知没有公布。存成 .docx 或 .md${n.only('，样子见 content/README.md')}。`,
  ),
  'notice-other-format': error(
    (_v, p) => `是 .${p.hint ?? 'doc'} 文件，没有读。用 Word 或 WPS 打开，另存为 .docx 放进来，这一个移走。`,
  ),
  'notice-docx-locked': error(
    () => '打不开：设了密码，或者是旧的 .doc 改了后缀。用 Word 或 WPS 打开，去掉密码，另存为 .docx。',
  ),
  'notice-docx-broken': error(() => '打不开：不是完整的 .docx 文件。用 Word 或 WPS 打开，另存为 .docx 再放进来。'),
  'notice-docx-tracked': warning(
    (_v, p) =>
      `有 ${p.hint ?? ''} 处修订还没有接受或拒绝：增加的当作有，删去的当作没有。核对一遍，在「审阅」里接受或拒绝。`,
  ),
  'notice-docx-hidden': warning((_v, p) => `有 ${p.hint ?? ''} 段隐藏文字，没有公布。要公布的取消隐藏，不要的删掉。`),
  'notice-docx-left-out': warning((_v, p) => `里面有${p.hint ?? ''}，没有公布，只公布文字和表格。要紧的写成文字。`),

  // Privacy
  'private-column': error((_v, p) => `是不能公开的个人信息。把这一列整列删掉，不要只是隐藏。${p.hint ?? ''}`),
  'private-value': error((v, p) => `有不能公开的内容（${p.hint ?? ''}）：${v}。删掉后再存。`),
  'private-file-name': error((v, p) => `文件名里有不能公开的内容（${p.hint ?? ''}）：${v}。文件名也会公布，改个名字。`),
  'private-allowed': warning((v) => `写着允许公布：${v}。有人看过，照样公布。每次发布前再看一遍是不是还对。`),
  'private-allow-unused': warning((v) => `写着允许公布：${v}，哪里也没有用到。删掉这一条，或改成和原文一字不差。`),
  'private-allow-never': error(
    (v, p) => `写着允许公布：${v}，里面有${p.hint ?? ''}，这种号码什么时候都不能公布。删掉这一条。`,
  ),

  // What publication refuses of content that reads well
  'character-without-glyph': error(
    (v, p, n) =>
      `写的是${v}，其中${p.hint ?? ''}字库里没有，印出来、放到屏上是空框。${p.other ? `这是 ${p.other} 的内容；` : ''}改好以前，整个网站都不发布。改用通行的字，或在${n.settings('print.fonts')}里给一个有这个字的字体文件。`,
  ),
  'font-not-readable': error(
    (v, p) => `写的是${v}，${p.hint ?? ''}。换成能打开的 TrueType 或 OpenType 字体文件（.ttf 或 .otf）。`,
  ),
  'code-leads-elsewhere': warning(
    (v, p, n) =>
      `写的是${v}，「${p.hint ?? ''}」不在设置的「二维码可以指向的域名」${n.only('（complaint.hosts）')}里，装大堂屏用的二维码就不做了，只写网址。要二维码，把这个域名列进去。`,
  ),
  'code-too-dense': error(
    (v, p) =>
      `写的是${v}，最长的二维码网址有 ${p.hint ?? ''} 个字节，印出来太密，手机扫不出。缩短到 ${p.limit ?? 0} 个字节以内。`,
  ),
  'notice-name-taken': error((_v, p) => `和 ${p.other ?? ''} 的名字只差大小写或后缀，只有一份会公布。改一个文件名。`),
} as const satisfies Record<string, Entry>;

/** What a cell keeps out of some tables, behind what is wrong with it: by their names what is published instead, if anything is. */
export function leftOutWords(cause: string, tables: ReadonlyMap<string, string | null>): string {
  const without = [...tables].filter(([, instead]) => instead === null).map(([name]) => `「${name}」`);
  const unknown = without.length === 0 ? '' : `改好以前，这一行的${without.join('、')}不公布，有关事项未知。`;
  const given = [...tables].flatMap(([name, instead]) =>
    instead === null ? [] : `这一行的「${name}」没有公布：${instead}`,
  );
  return `${cause}${unknown}${given.join('')}`;
}

export type ProblemCode = keyof typeof CATALOGUE;

/** Where a problem is; whatever is not known is left out. */
export interface Place {
  file: string;
  sheet?: string | null;
  row?: number | null;
  /** Column of the spreadsheet, from 0; gives the letter that the message names. */
  columnIndex?: number | null;
  /** Canonical header, or what stands there. */
  column?: string | null;
  /** What the file calls the column, where that is another word: the message names that. */
  written?: string | null;
  /** Column where a problem without a cell of its own is shown, from 0: that of the row's name. */
  shownIn?: number | null;
  /** Where a fact stands that is in no cell: in the name of the file or the sheet, or in the mapping alone. */
  outside?: 'name' | 'mapping';
}

/** The place of a setting in its file. */
export const settingPlace = (
  file: string,
  row: number | null,
  path: readonly PropertyKey[],
): Place & { column: string } => ({
  file,
  row,
  column: dottedPath(path),
  written: pathInWords(path),
});

/** A place in words: `收费标准.csv 第 7 行「收费标准」（C7）`. */
export function placeInWords(place: Place): string {
  let words = place.file;
  if (place.sheet) words += `「${place.sheet}」工作表`;
  if (place.row) words += ` 第 ${place.row} 行`;
  const column = place.written ?? place.column;
  if (column) words += `${place.row ? '' : ' '}「${column}」`;
  if (place.row && place.columnIndex !== null && place.columnIndex !== undefined) {
    words += `（${columnLetters(place.columnIndex)}${place.row}）`;
  } else if (place.columnIndex !== null && place.columnIndex !== undefined) {
    words += `（${columnLetters(place.columnIndex)} 列）`;
  }
  if (place.outside !== undefined) words += `（${OUTSIDE_WORDS[place.outside]}）`;
  return words;
}

const OUTSIDE_WORDS = { name: '在文件或工作表的名字里', mapping: '在「怎么读」里写明的' } as const;

const VALUE_SHOWN_MAX = 60;

/** Shortens what is written in a cell for a message, by characters, never in the middle of one. */
export function shorten(value: string): string {
  const characters = [...value.replace(/\s+/g, ' ')];
  return characters.length > VALUE_SHOWN_MAX
    ? `${characters.slice(0, VALUE_SHOWN_MAX).join('')}…`
    : characters.join('');
}

/** Problems about texts that a person has released: these will be published, so the message shows them. */
const ABOUT_ALLOWED: ReadonlySet<ProblemCode> = new Set(['private-allowed', 'private-allow-unused']);

/** Problems of phone columns, where a number is in its place. */
const ABOUT_PHONES: ReadonlySet<ProblemCode> = new Set(['phone-not-readable', 'phone-leading-zero']);

/**
 * Makes a problem of the catalogue. Private data in the value are always masked: where columns of a table have shifted,
 * an identity number may stand in any of them.
 */
export function problem(code: ProblemCode, at: Place, value: string | null, said: Details = {}): Problem {
  const entry: Entry = CATALOGUE[code];
  const search = ABOUT_PHONES.has(code) ? 'contact' : 'remark';
  const masked = (text: string): string =>
    ABOUT_ALLOWED.has(code) || privateIn(text, search) === null ? text : mask(text);
  const place: Place = {
    ...at,
    file: maskPath(at.file),
    sheet: at.sheet ? maskPrivate(at.sheet, 'remark') : null,
    column: at.column ? masked(at.column) : null,
    written: at.written ? masked(at.written) : null,
  };
  const details: Details = { ...said };
  if (said.header) details.header = shown(masked(said.header));
  if (said.other) details.other = shown(maskPrivate(said.other, search));
  if (said.makes) details.makes = maskPrivate(said.makes, search);
  if (said.hint) details.hint = maskPrivate(said.hint, search);
  // Masked first: written out, they would stand between the digits of a number and hide it from the search.
  const quoted = value === null ? '' : shorten(shown(masked(value)));
  const row = place.row ?? null;
  const named = placeInWords(place);
  const where = /[\w)]$/.test(named) ? `${named} ` : named;
  const stays = said.stays === undefined ? '' : `同一格里的「${shown(masked(said.stays))}」照旧留着。`;
  const words = entry.say(`「${quoted}」`, details, WITH_FILES) + stays;
  // Nobody at the desk knows the folder in which files lie.
  const atDesk = ((entry.atDesk ?? entry.say)(`「${quoted}」`, details, IN_WORDS) + stays).replaceAll('tables/', '');
  return {
    code,
    severity: entry.severity,
    file: place.file,
    sheet: place.sheet ?? null,
    row,
    column: place.column ?? null,
    value: value === null ? null : quoted,
    message: `${where}${words}`,
    count: 1,
    rows: row === null ? [] : [row],
    where,
    said: words,
    atDesk: atDesk === words ? null : atDesk,
    agreed: false,
    agreement: null,
    letters: lettersOf(place.columnIndex),
    shownIn: row === null ? null : lettersOf(place.shownIn),
    written: place.written ?? null,
    ...(said.gaveWayTo !== undefined && { gaveWayTo: maskPath(said.gaveWayTo) }),
  };
}

const lettersOf = (index: number | null | undefined): string | null =>
  index === null || index === undefined ? null : columnLetters(index);
