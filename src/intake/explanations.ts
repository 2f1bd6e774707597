/**
 * What each problem of the catalogue means (问题说明): its title, why it is one, and what to do about it, for a clerk who
 * asks for a code with `check --explain`.
 *
 * Words alone. A problem's message says what is wrong in one place; the explanation holds for every place with that
 * code.
 */
import type { ProblemCode } from './problems.ts';

export interface Explanation {
  /** A few words, without a full stop. */
  title: string;
  /** What would go wrong if it were published as it is, or why nobody can tell what is meant. */
  why: string;
  /** What to do, for every place where the code is said. */
  remedy: string;
}

/** A code without an explanation doesn't compile, nor does an explanation of a code that doesn't exist. */
export const EXPLANATIONS: Readonly<Record<ProblemCode, Explanation>> = {
  // Content folder
  'folder-missing': {
    title: '没有内容文件夹',
    why: '--content 指的路径上什么也没有，没有可以检查、可以发布的东西。',
    remedy: '核对 --content 后面的路径；还没有内容文件夹的，用 npm run new 生成一个。',
  },
  'portal-missing': {
    title: '没有网站设置',
    why: '网站名称、网址、公开哪些地方都写在网站设置（portal.yaml）里，缺了它就不知道替谁发布。',
    remedy: '用 npm run new 生成一个网站设置（portal.yaml），再填写。',
  },
  'yaml-not-readable': {
    title: '设置文件的写法读不懂',
    why: '缩进、冒号或引号有一处不合 YAML 的写法，后面的内容可能全都读错，所以整个文件没有读。',
    remedy: '到指出的那一行，对照 npm run new 生成的样子改；缩进只用空格，冒号后面空一格。',
  },
  'setting-wrong': {
    title: '设置写得不对',
    why: '这一项只有几种写法有意义，照别的写法猜下去，网站会和想要的不一样。',
    remedy: '照消息里说的写法改；每一项写什么，见 content/README.md。',
  },
  'setting-unknown': {
    title: '不认识的设置',
    why: '没有程序读这一项，多半是名字写错了，想要的效果不会出现。',
    remedy: '照最近的名字改对，或删掉这一项。',
  },
  'panel-unknown': {
    title: '没有这个栏目',
    why: 'panels 下面写的是哪些栏目暂不公布。名字对不上，就不知道要停的是哪一个，本来不想公布的会公布出去，所以先停下来问。',
    remedy: '写栏目的英文编号（如 fund）或中文名（如 维修资金），照消息里列出的写。',
  },
  'panel-kept-on': {
    title: '这个栏目不能暂不公布',
    why: '投诉渠道、救援电话、红黑榜和谁在管小区，居民随时要用，不能停。资料还没有齐的，不放那张表，栏目写明未知。',
    remedy: '从网站设置（portal.yaml 的 panels）里删掉这一项。',
  },
  'panel-off-too-long': {
    title: '暂不公布的时间太长',
    why: '分步公布最长 12 个月，从截至日期（不写就是今天）算起；再长就不是分步，而是不公布。',
    remedy: '把 off_until 改成 12 个月以内的日期；到时候还没有准备好，不放那张表，栏目写明未知。',
  },
  'panel-off-passed': {
    title: '暂不公布的日子已经到了',
    why: '到了 off_until 写的那一天，栏目就自己公布，不用改设置；这一项不再起作用。',
    remedy: '删掉网站设置（portal.yaml）里的这一项；要再推迟，写一个新的日期，对照里会说明。',
  },
  'setting-unusual': {
    title: '号码和通常的样子不一样',
    why: '备案号、标识码由别的部门给，多一位少一位都查不到这个网站；可是写法也可能变，所以只提醒，照样公布。',
    remedy: '对照批下来的原件看一遍；没有抄错的，不用管。',
  },
  'setting-estate-unknown': {
    title: '设置里的小区不在小区表里',
    why: '按小区写的设置靠编码对上，对不上就用不到哪个小区身上。',
    remedy: '改成小区表里的编码，或删掉这一段。',
  },
  'unmanaged-contradicted': {
    title: '没有物业的小区在别的表里有人管',
    why: '网页会写「没有物业」，同一页又列出负责人、合同或者收费，读者不知道信哪一个；没有物业的，企业的责任也不再判。',
    remedy: '有人管的，改「管理模式」。确实没有人管了的，给负责人填离任日期，给合同、收费填结束日期。',
  },
  'sheet-unfilled': {
    title: '工作表只有列名',
    why: '空白的表格说明不了有还是没有；当作填过的表，就会把没有填的说成没有做的。',
    remedy: '填上内容，或者把这个工作表删掉。确实一条也没有的，单独放一个只有列名的 CSV 文件。',
  },
  'placeholder-left': {
    title: '还留着自带的占位内容',
    why: '某某市、示例市这样的名称、全是 0 的电话和 000100 这样的代码只是占位，不是哪个地方的。demo 写了 false，就等于说这些都是真的。',
    remedy: '换成真实的名称、发布单位和行政区划代码；还在试用的，把 demo 改回 true，每一页都会标明「示例数据」。',
  },
  'host-example': {
    title: '网址是举例用的域名',
    why: 'example.org、localhost 这样的域名只作举例和试用，公众打不开；印在纸上的二维码会把人带到没有的地方。',
    remedy: '换成网站真实的域名；还在试用的，把 demo 改回 true。',
  },
  'profile-missing': {
    title: '找不到规则文件',
    why: '各地的义务和期限写在规则文件里，找不到就无从判定。',
    remedy: '核对网站设置（portal.yaml 的 profiles）里的代码，或把规则文件放进 jurisdictions 文件夹。',
  },
  'profile-key-unknown': {
    title: '规则文件里有不认识的项',
    why: '没有程序读这一项，多半是名字写错了，写在里面的要求不会生效。',
    remedy: '照最近的名字改对，或删掉这一项。',
  },
  'profile-reference-unknown': {
    title: '规则文件引用的编号不存在',
    why: '规则靠编号引用文件和别的规则，引到没有的编号，公众就查不到依据。',
    remedy: '改成已有的编号，或先把被引用的写上。',
  },
  'profile-duplicate': {
    title: '规则文件里编号重复',
    why: '判定、网址和核实结果都靠编号认规则，两处同号就分不清说的是哪一处。',
    remedy: '给其中一处换一个编号；一个编号只用一次。',
  },
  'profile-inheritance-loop': {
    title: '规则文件互为上级',
    why: '规则从上级继承，绕成一圈就没有尽头。',
    remedy: '改成上一级的代码，没有上级就空着。',
  },
  'profile-foreign': {
    title: '用了外地的文件',
    why: '一个地方的文件只管那个地方和它的下级。照外地的文件判断，公布出去的逾期、缺项就没有依据。',
    remedy:
      '在网站设置（portal.yaml 的 profiles）里换成本地的规则文件；没有本地文件的，写 "000000"，只按全国的规定判断。抄来的规则文件，把不管本地的文件和出自它们的规则删掉。',
  },
  'profile-copy-behind': {
    title: '自带的规则改过而抄来的没有跟上',
    why: '抄来的规则文件不会随软件更新。自带的规则新增、删去或改了参数、日期、依据，抄来的还照旧判断。',
    remedy: '对照自带的同一条核对，照着改；看过决定不改的，照消息里说的改 copied_from 的 hashes。',
  },
  'notice-front-matter': {
    title: '通知开头的信息不对',
    why: '标题、日期和发给哪里都写在通知开头，有一处不对就不知道该在哪里、从哪天起公布。',
    remedy: '照消息里说的改；样子见 content/README.md。',
  },
  'notice-may-accuse': {
    title: '不知道通知有没有点名',
    why: '点名的通知久没有核对就不该还挂在大堂屏上；没有点名的却该留到它自己的期限。',
    remedy: '在通知开头写 accuses: true（点了名）或 accuses: false（没有点名）。',
  },
  'notice-target-unknown': {
    title: '通知发给的地方不存在',
    why: 'targets（范围）里的代码或名称在区划表和小区表里都找不到，通知就没有地方可以公布。',
    remedy: '改成表里已有的代码或名称，或先在表里加上。',
  },
  'notice-target-ambiguous': {
    title: '通知发给的地方不止一个',
    why: 'targets（范围）里写的名称，有几个小区或行政区划都叫，不能猜是哪一个。',
    remedy: '写编码或行政区划代码。',
  },

  // Files
  'table-missing': {
    title: '缺少必须有的表',
    why: '网站按地方和小区排列，没有这张表，别的表都没有着落。',
    remedy: '把这张表放进 tables 文件夹；别的表可以先没有。',
  },
  'file-unknown': {
    title: '文件名对不上任何一张表',
    why: '哪个文件是哪张表，靠文件名认；认不出来的，里面的内容没有公布，不能当作没看见。',
    remedy: '文件名用表名开头，例如 收费标准.csv 或 收费标准-2026年.csv。',
  },
  'file-ignored': {
    title: '不是表格的文件',
    why: '只读 .csv 和 .xlsx，别的文件不会公布。',
    remedy: '要公布的存成 .csv 或 .xlsx，不要的拿走。',
  },
  'folder-ignored': {
    title: 'tables 里有文件夹',
    why: '只读 tables 文件夹里直接放着的文件，再下一层的没有读。',
    remedy: '把文件放在上一级文件夹里。',
  },
  'format-old-excel': {
    title: '旧版 Excel 文件',
    why: '.xls 的内部格式和 .xlsx 完全不同，没有办法可靠地读。',
    remedy: '用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」。',
  },
  'format-wps': {
    title: 'WPS 表格文件',
    why: '.et 的内部格式没有公开，没有办法可靠地读。',
    remedy: '用 WPS 打开，另存为「Excel 文件（.xlsx）」。',
  },
  'format-macro': {
    title: '带宏的工作簿',
    why: '宏能改动表里的数，读到的不一定是看到的。',
    remedy: '另存为不带宏的「Excel 工作簿（.xlsx）」。',
  },
  'format-encrypted': {
    title: '加密的工作簿',
    why: '没有密码打不开；改了后缀的旧版文件看上去也是这样。',
    remedy: '去掉密码，另存为「Excel 工作簿（.xlsx）」。',
  },
  'format-html': {
    title: '其实是网页',
    why: '有的系统把网页存成表格的后缀，里面没有真正的单元格。',
    remedy: '用 Excel 或 WPS 打开，另存为「Excel 工作簿（.xlsx）」。',
  },
  'format-mismatch': {
    title: '内容和后缀不一致',
    why: '后缀说的是一种格式，里面是另一种，照后缀读会读错。',
    remedy: '照消息里说的改后缀，或重新导出。',
  },
  'file-not-readable': {
    title: '文件读不出来',
    why: '文件不完整或内部结构坏了；只读一部分会漏掉行，所以整个没有读。',
    remedy: '重新导出一次。',
  },
  'file-not-text': {
    title: '不是文字文件',
    why: '后缀是 .csv，里面却不是文字，多半已经损坏。',
    remedy: '重新导出为 CSV。',
  },
  'file-too-large': {
    title: '文件太大',
    why: '太大的文件会用完内存，多半也不只是一张表。',
    remedy: '按月份或县区拆成几个文件。',
  },
  'file-empty': {
    title: '空文件',
    why: '里面一行也没有，按没有这张表处理，对应的事项会显示「未知」。',
    remedy: '填上内容，或把文件拿走。',
  },
  'file-cut-off': {
    title: '文件没有写完',
    why: '最后一行断在中间，后面的行可能丢了。',
    remedy: '重新导出一次。',
  },
  'workbook-too-large': {
    title: '工作簿解开后太大',
    why: '压缩得不合常理的文件会用完内存。',
    remedy: '把数据复制到新工作簿再存。',
  },
  'workbook-external-link': {
    title: '引用了别的文件',
    why: '引用的文件不在这里，数值只能取上次保存时的结果，可能已经过时。',
    remedy: '核对数值，再「粘贴为数值」。',
  },
  'encoding-damaged': {
    title: '文字编码坏了',
    why: '既不是完好的 UTF-8，也不是 GB18030，硬读会把字读成别的字。',
    remedy: '用原来的程序重新导出，编码选 UTF-8。',
  },
  'quotes-unclosed': {
    title: '双引号没有配对',
    why: '从没有配对的引号起，后面的行可能都被当成同一格。',
    remedy: '补上双引号或删掉它。',
  },
  'too-many-rows': {
    title: '行数太多',
    why: '超过上限的文件多半是格式铺满了整张表。',
    remedy: '删去下面的空行，或拆成几个文件。',
  },
  'too-many-columns': {
    title: '列数太多',
    why: '没有哪张表有这么多列，多半是格式铺满了整张表。',
    remedy: '删去右边的空列。',
  },

  // What a workbook shows and what it holds
  'sheet-not-table': {
    title: '不是表格的工作表',
    why: '图表、宏表里没有行和列可以读。',
    remedy: '要公布的数放进普通工作表，不要的可以留着。',
  },
  'too-many-merges': {
    title: '合并单元格太多',
    why: '合并的格只有第一格有内容，太多时没法一一对应到行。',
    remedy: '取消合并，逐行填写。',
  },
  'cells-far-away': {
    title: '离表格很远的内容',
    why: '表格之外很远的格多半是草稿或误填，没有当作表格读。',
    remedy: '不要就删掉，要公布就移到表格里。',
  },
  'cell-not-readable': {
    title: '单元格存的内容坏了',
    why: '文件里写的类型和内容对不上，读成什么都可能是错的。',
    remedy: '重新填写这一格。',
  },
  'shown-differs': {
    title: '显示的和存的不一样',
    why: '单元格的格式让人看到的是一个数，存的是另一个，公布哪一个都可能不对。',
    remedy: '把单元格格式改成「常规」，再填实际的数。',
  },
  'date-zero': {
    title: '日期是零',
    why: '表格软件里的零套上日期格式会显示成 1900 年，其实不是哪一天。',
    remedy: '填写日期；不知道就空着。',
  },
  'date-year-unseen': {
    title: '日期看不到年份',
    why: '显示的只有月和日，年份是存下来的那一年，填表时不一定留意到。',
    remedy: '核对年份，写成 2025-06-12 的样子。',
  },
  'number-not-whole': {
    title: '数字位数不全',
    why: '表格软件只存 15 位有效数字，又显示成缩短的样子，原来的号码已经不完整。',
    remedy: '把这一列设为文本格式，重新填写完整的内容。',
  },
  'unseen-content': {
    title: '有人看不见的内容',
    why: '隐藏的行、列、白色的字照样会公布，填表的人可能没有想到。',
    remedy: '要公布就显示出来，不要就删掉。',
  },
  'unseen-accusing': {
    title: '点名的表里有人看不见的内容',
    why: '这张表要点名或评级，看不见的内容没有人核对过，公布出去会冤枉人。',
    remedy: '要公布就显示出来，不要就删掉。',
  },

  // Tables in an office's own layout
  'file-older': {
    title: '同一种表的旧一份',
    why: '总表写的是现在怎么样，新的一份代替旧的；两份都读，每一行都会说两遍，不一样的不知道信哪一份。',
    remedy:
      '不用改，用的是新的；不想再看到就把旧的一份从 tables 文件夹里拿走，另外存好。按期次填的表不受影响，各月的都留着。',
  },
  'mapping-proposed': {
    title: '还没有记下怎么读的表',
    why: '列名、标题、合并的格子怎样变成公开的表，猜错了会张冠李戴，所以先由人看一遍再读。',
    remedy:
      '看建议的读法对不对；对的话在命令后面加 --keep 记下来，以后同样的表自动读；不对就改记下的读法（mappings/ 里的文件）。',
  },
  'mapping-changed': {
    title: '表的样子和记下的不一样',
    why: '原来要读的列找不到了，接着猜会把别的数公布成它，所以这张表没有读。',
    remedy: '改回原来的列名；确实改了版的，删掉旧的读法（mappings/ 里的文件），加 --keep 重新记一份。',
  },
  'mapping-column-new': {
    title: '多出来的列',
    why: '记下对应的时候没有这一列，不知道要不要公布，先不公布。',
    remedy: '要公布就在记下的读法（mappings/ 里的文件）里写明是哪张表的哪一列；不公布的写在 passed 下面。',
  },
  'mapping-period-new': {
    title: '新的一期的列',
    why: '列名和记下的别的月份、季度或年度只差这一期，其余都一样，所以照着读；读了哪几列说一声。',
    remedy: '不用改。看一眼新的一期读得对不对。',
  },
  'mapping-unit-new': {
    title: '列名里换了单位',
    why: '列名只差括号里的单位，就还是那一列；数按现在写的单位换算。',
    remedy: '核对单位写得对不对，不用改别的。',
  },
  'mapping-column-passed': {
    title: '记下的读法里写明不公布的列',
    why: '有人看过，说定了不公布。所以只数一数、不再提醒，随时可以打开看。',
    remedy: '确实不公布的不用管；要公布的，从 passed 下面拿出来，写明是哪一列。',
  },
  'mapping-sheet-passed': {
    title: '写明不公布的工作表',
    why: '有人看过，说它不是要公布的表。所以只数一数、不再提醒，随时可以打开看。',
    remedy: '确实不公布的不用管；要公布的，删掉这份读法，重新说怎么读。',
  },
  'mapping-rows-passed': {
    title: '写明不读的行',
    why: '有人看过，说这样的行不算。说的是谁，谁的这一项就按没有收到处理，不当成没有。',
    remedy: '核对不读的是不是这几行；要读的，从对应的 except 里拿出来。',
  },
  'mapping-line-unread': {
    title: '表格外面没有用到的话',
    why: '标题下面、表格下面的话有的是要求、有的是说明，没有哪张表有地方放它们。',
    remedy:
      '看一遍；要让居民知道的，写成通知（notices/）或填进有关的列。不用公布、每个月又一样的，写进对应的 agreed，以后不再提醒。',
  },
  'mapping-period-twice': {
    title: '标题和名字说的期次不一样',
    why: '照上个月的改成这个月的，常常忘了改标题，数就会算到上个月去。',
    remedy:
      '核对是哪一期，把写错的一处改过来。文件名写的是报送的月份的，不用改：晚几期写进对应的 agreed，以后不再提醒，晚得更多的照样提醒。',
  },
  'estate-told-twice': {
    title: '表里的小区和工作表名不一样',
    why: '从别的小区的表复制过来的，常常忘了改表头或工作表名，照哪一处读都可能把账公布到别的小区名下。',
    remedy: '核对是哪个小区，把写错的一处改过来。',
  },
  'mapping-fact-missing': {
    title: '标题、落款里找不到要用的内容',
    why: '期次、日期、小区名称写在表格外面，这一次没有找到，整张表就不知道说的是哪里、哪一期。',
    remedy: '照上个月的样子补在标题或落款里；或者在记下的读法里直接写明。',
  },
  'mapping-wrong': {
    title: '记下的读法写得不对',
    why: '指的表、列或写法不认识，照猜的读会出错，所以这份读法没有用。',
    remedy: '照消息里说的改；改不好就删掉这个文件，加 --keep 重新生成。',
  },
  'mapping-unused': {
    title: '没有用到的读法',
    why: '它认得的文件这次一个也没有，可能文件改了名，也可能这个月还没有交。',
    remedy: '文件改了名就改读法里的 files；还没有交的不用管；不再用就删掉。',
  },
  'row-left-out': {
    title: '总表里读不成的一部分没有公布',
    why: '一行里还有别的表要的内容，不能因为一格就都不公布；读不成的那一部分不公布，不算有，也不算没有。',
    remedy: '照消息里说的改这一格。',
  },
  'stretch-unread': {
    title: '看不出起止日期',
    why: '写的是年限或别的话，算不出从哪天到哪天，猜一个日期会把合同说成到期或没到期。',
    remedy: '写成 2024-01-01 至 2026-12-31 的样子；没有签的空着。',
  },
  'term-open': {
    title: '没有到期的日子',
    why: '不定期、长期的合同和收费，没有哪一天算到期。结束日期空着，就一直当作还在执行。',
    remedy: '不改也能公布；定了哪天到期，就写上那一天。',
  },
  'term-unsigned': {
    title: '合同没有签',
    why: '写着未签、待签、续签中，没有写的日子空着。还在服务的照样公布；没有写开始日期的，以前哪天起归它管都是未知。',
    remedy: '不改也能公布；签了以后写上起止日期，不是这家服务的删掉这一行。',
  },
  'term-over': {
    title: '没有写哪天到期',
    why: '只写「已到期」，不知道从哪天起不算数，当作还在服务或已经撤走都可能是错的。',
    remedy: '写上到期的日期；还在服务、没有续签的，写「未续签」。',
  },
  'stretch-remark': {
    title: '日期后面还有别的话',
    why: '一格里写了起止日期，又写了别的话。日期照读，别的话没有地方公布。',
    remedy: '不改也能公布；要紧的写进备注。',
  },
  'month-to-its-end': {
    title: '只写到月的期限',
    why: '合格标志上的下次检验常常只有年、月，这个月以内都不算超期，所以按这个月最后一天读。',
    remedy:
      '不改也能公布；知道是哪一天，就写成 2027-05-18 的样子。这一列都只写到月的，把列名写进对应的 agreed，以后不再提醒。',
  },
  'stretch-by-months': {
    title: '起止只写到月',
    why: '通常从月初到月底，可是也可能不是，所以说一声。',
    remedy: '照合同写上日子；确实从月初到月底的不用管，把列名写进对应的 agreed，以后不再提醒。',
  },
  'side-superseded': {
    title: '总表里的内容在专门的表里也有',
    why: '一件事两处写，以专门的表为准；总表里的不再公布，免得两个说法并排。',
    remedy: '一样的不用管；不一样的逐行列出两处写的数和格子，改错的那一处。',
  },

  'agreed-wrong': {
    title: '说定的提醒写得不对',
    why: '不知道说定的是哪一条、在哪个文件、什么时候，照猜的算就会少提醒，所以没有用。',
    remedy: '照消息里说的改，样子见 content/README.md；改不好就删掉这一条，提醒会照样出来，在办事台再点一次。',
  },

  // Corrections
  'correction-place': {
    title: '更正簿里的单元格写得不对',
    why: '不知道改的是哪一格，这一行更正没有用。',
    remedy: '写成表格软件里的样子：列的字母加行号，例如 B7。',
  },
  'correction-applied': {
    title: '照更正簿改过的格子',
    why: '报送的文件没有动，公布的是更正以后的内容。更正是您定的，所以只数一数、不再提醒，随时可以打开看。',
    remedy: '让报送的人把文件也改过来；改好以后删掉这一行更正。',
  },
  'correction-done': {
    title: '用不着的更正',
    why: '文件里已经改好了，留着更正没有用处，以后还可能弄混。',
    remedy: '在更正记录（corrections.csv）里删掉这一行。',
  },
  'correction-stale': {
    title: '对不上的更正',
    why: '格子里的内容后来变了，照旧的更正改会把新的内容盖掉，所以没有用。',
    remedy: '看看文件里现在写的对不对：对就删掉更正，不对就照现在的内容重新写一行。',
  },
  'correction-again': {
    title: '上次更正过的又报来了',
    why: '更正只管当时的那个文件。新的一份写的还是更正以前的，可能又写错了，也可能这回是对的，所以不自动改。',
    remedy: '还是写错的，照样再更正一次，并告诉报送的人改底表；没有写错的，不用管，在办事台可以说定以后不再提醒。',
  },
  'correction-unused': {
    title: '没有用到的更正',
    why: '更正指的文件或工作表不在，公布的内容里没有它。',
    remedy: '文件改了名就改文件那一列；不再用就删掉这一行。',
  },

  // Sheets and headers
  'sheet-unknown': {
    title: '工作表的名字对不上任何一张表',
    why: '工作簿里哪一页是哪张表，靠工作表的名字认；认不出来的没有读。',
    remedy: '要公布的，把名字改成表名；不要的可以留着。',
  },
  'sheet-hidden': {
    title: '隐藏的工作表',
    why: '隐藏多半是不想给人看，所以没有读。',
    remedy: '要公布就取消隐藏，不要就删掉。',
  },
  'header-not-found': {
    title: '找不到表头',
    why: '不知道哪一列是什么，一行也读不了。',
    remedy: '第一行写列名，列名见 content/README.md。',
  },
  'header-unknown': {
    title: '不认识的列名',
    why: '没有哪一列叫这个名字，这一列的内容没有公布。',
    remedy: '照最近的列名改对；是别的表的列就移过去；不要公布的可以留着。',
  },
  'header-blank': {
    title: '有内容却没有列名',
    why: '没有列名就不知道写的是什么，没有公布。',
    remedy: '补上列名或删掉。',
  },
  'header-duplicate': {
    title: '同一列写了两次',
    why: '两列都对得上同一个列名，不知道哪一列算数。',
    remedy: '只留一列。',
  },
  'column-missing': {
    title: '缺少必须有的列',
    why: '没有这一列，每一行都不完整，认不出说的是谁。',
    remedy: '加上这一列并填写。',
  },
  'cells-beyond-header': {
    title: '表头之外有内容',
    why: '一行比表头长，多半是多了一个分隔符，前面的格可能全都错位。',
    remedy: '要公布就补上列名，不要就删掉；CSV 文件还要看这一行是不是多了一个分隔符。',
  },

  // Cells
  'required-blank': {
    title: '必填的空着',
    why: '没有这一格，这一行就认不出说的是谁或是什么。',
    remedy: '填写这一格；「/」「无」「待定」这样的等于空着。',
  },
  'amount-not-numeric': {
    title: '金额不是数字',
    why: '金额要能相加、比较、写进开放数据，从文字里猜出来的数不能公布。',
    remedy: '只填数字，例如 2.80。',
  },
  'amount-too-fine': {
    title: '小数位数太多',
    why: '金额准确到分、到约定的位数，不四舍五入，多出来的位数没有地方放。',
    remedy: '照规定的位数填写，不要带公式算出来的尾数。',
  },
  'amount-too-large': {
    title: '金额大得不合常理',
    why: '这样大的数多半是单位不对或填错了列。',
    remedy: '核对单位和位数，看看是不是填错了列。',
  },
  'amount-negative': {
    title: '金额是负数',
    why: '这一列不会是负的，负号多半是误填，或把支出填成了收入。',
    remedy: '改成正数；支出填在支出的列里。',
  },
  'amount-not-positive': {
    title: '不大于零',
    why: '这一列的零没有意义，多半是把不知道填成了零；公布零会让人误会。',
    remedy: '填实际的数，不知道就空着。',
  },
  'amount-implausible': {
    title: '数大得少见',
    why: '超过通常的范围，可能是单位不对；也可能是真的，所以只提醒。',
    remedy: '核对一下，对的不用改。',
  },
  'amount-merged': {
    title: '金额是合并单元格',
    why: '几行共用一格，看不出每行各是多少，平分或重复都是猜。',
    remedy: '取消合并，逐行填写。',
  },
  'count-not-integer': {
    title: '不是整数',
    why: '户数、台数这样的数不会有小数。',
    remedy: '填整数，例如 12。',
  },
  'percent-not-readable': {
    title: '百分比读不懂',
    why: '写的不是一个百分数。',
    remedy: '只写一个数，例如 58% 或 58。',
  },
  'percent-ambiguous': {
    title: '看不出是百分之几',
    why: '0.58 可以是 58%，也可以是 0.58%，相差一百倍，不猜。',
    remedy: '写成带百分号的样子，例如 58%。',
  },
  'percent-out-of-range': {
    title: '百分比超出范围',
    why: '比例不会小于 0% 或大于 100%，多半是位数或列填错了。',
    remedy: '核对后改成 0% 到 100% 之间的数。',
  },
  'date-not-readable': {
    title: '日期读不懂',
    why: '期限和先后都靠日期算，看不懂的写法不猜。',
    remedy: '写成 2025-06-12 这样的日期。',
  },
  'date-not-on-calendar': {
    title: '日历上没有这一天',
    why: '月份没有那么多天，或不是闰年，不知道本来是哪一天。',
    remedy: '核对后写成 2025-06-12 的样子。',
  },
  'date-implausible': {
    title: '日期不像真的',
    why: '年份太早或太晚，多半是少打、多打了数字，或拿一个日期代替「没有期限」。',
    remedy: '核对后改正；没有期限的、不知道的空着。',
  },
  'period-not-readable': {
    title: '期次读不懂',
    why: '一期一期排列、比较，都靠期次认。',
    remedy: '照消息里的样子写，例如 2025年6月、2025年第三季度。',
  },
  'year-not-readable': {
    title: '年份读不懂',
    why: '写的不是一个年份。',
    remedy: '只填年份，例如 2009。',
  },
  'period-without-year': {
    title: '期次没有写年份',
    why: '只写季度或月份，过一年就分不清是哪一期。',
    remedy: '写成 2025年第三季度 的样子。',
  },
  'month-ambiguous': {
    title: '看不出是 1 月还是 10 月',
    why: '表格软件把 2025.10 存成 2025.1，两个月份看起来一样。',
    remedy: '照实际的月份写成 2025-01 或 2025-10。',
  },
  'boolean-not-readable': {
    title: '不是「是」或「否」',
    why: '这一列只有两种答案，别的写法看不出是哪一种。',
    remedy: '填「是」或「否」；不知道就空着。',
  },
  'phone-not-readable': {
    title: '电话读不懂',
    why: '公布出去的号码要能拨通，位数不对或夹着别的字就不行。',
    remedy: '写成 0356-2229201 或 12345 的样子；几个号码用「；」隔开。',
  },
  'phone-leading-zero': {
    title: '电话丢了开头的 0',
    why: '表格软件把号码当成数字，开头的 0 就没有了，照着拨打不通。',
    remedy: '补上 0，并把这一列设为文本格式。',
  },
  'choice-unknown': {
    title: '不在可填的几种里',
    why: '这一列只能填规定的几种，别的写法归不了类，也判定不了。',
    remedy: '照消息里列出的填一种。',
  },
  'unit-unknown': {
    title: '不认识的单位',
    why: '不认识单位就没法换算，数字没有意义。',
    remedy: '照消息里列出的填一种。',
  },
  'grade-not-readable': {
    title: '等级读不懂',
    why: '等级要照评定文件公布，看不懂的写法不能猜高猜低。',
    remedy: '写成 A、B、C、D 或 AA、AAA 这样的等级；没有评的写「未评」「待评」或「免评」。',
  },
  'code-damaged': {
    title: '代码变成了数字',
    why: '表格软件只留 15 位有效数字，显示成 1.61105E+12 这样，原来的位数找不回来。',
    remedy: '把这一列设为文本格式，重新填写完整的代码。',
  },
  'code-not-readable': {
    title: '代码的写法不对',
    why: '代码用在网址和二维码里，只能用固定的几种字符。',
    remedy: '照消息里说的写法改。',
  },
  'credit-code-form': {
    title: '统一社会信用代码的样子不对',
    why: '信用代码固定是 18 位数字和大写字母，没有 I、O、S、V、Z。',
    remedy: '对照营业执照改。',
  },
  'credit-code-check': {
    title: '统一社会信用代码的校验位对不上',
    why: '最后一位由前面的算出来，对不上就至少有一位写错，企业会认错。',
    remedy: '对照营业执照改；确属早期代码的，列入网站设置（portal.yaml 的 accepted_codes）。',
  },
  'demo-data-left': {
    title: '留着示例企业',
    why: '第 3 至 8 位 000000 不是任何地方，只有示例才用；照这样发布，示例企业就成了真的。',
    remedy: '删掉示例的行。',
  },
  'credit-code-region': {
    title: '信用代码里的地区不认识',
    why: '第 3 至 8 位应当是登记地的行政区划，不认识可能是写错了，也可能是区划变更过。',
    remedy: '对照营业执照核对。',
  },
  'formula-no-value': {
    title: '公式没有结果',
    why: '文件里只存了公式，没有存算出来的数；不替表格软件计算。',
    remedy: '用 Excel 或 WPS 打开、保存一次，或「粘贴为数值」。',
  },
  'formula-error': {
    title: '公式算出错误',
    why: '公式本身或它用到的格有错，没有数可以公布。',
    remedy: '改好公式或直接填数。',
  },
  'picture-cell': {
    title: '单元格里是图片',
    why: '图片里的字读不出来，也不能搜索。',
    remedy: '改填文字。',
  },
  'text-too-long': {
    title: '文字太长',
    why: '太长的文字放不下，多半是误贴了整段文件。',
    remedy: '缩短到规定的字数以内。',
  },
  'character-lost': {
    title: '有的字已经丢失',
    why: '转换编码时不认识的字变成了「�」，原来是什么字已经不知道。',
    remedy: '用原来的文件重新导出，编码选 UTF-8。',
  },
  'character-turns': {
    title: '有让文字倒着显示的字符',
    why: '这样的字符会把后面的字倒过来显示：屏幕上看到的和文件里存着的不是同一句话，点名、评级的内容尤其不能这样公布。',
    remedy: '删掉这一格，重新打一遍；从别处复制的，先粘贴到记事本里看一遍。',
  },
  'name-hidden': {
    title: '名字里有看不见的字符',
    why: '文件和工作表的名字公布在「来源」里，看不见的字符会把它断开或倒过来显示，看着像另一个名字。',
    remedy: '给文件或工作表重新起个名字。',
  },
  'character-control': {
    title: '有看不见的控制字符',
    why: '从别的系统复制来的内容常常带着，会打乱搜索和排版，已经去掉。',
    remedy: '不用改；想去掉提醒就重新填写这一格。',
  },
  'character-private-use': {
    title: '有自造字',
    why: '自造字只在装了那套字库的电脑上看得到，别处是空框。',
    remedy: '换成国标字。',
  },

  // Values of cells
  'blank-word': {
    title: '用字代替空白',
    why: '「/」「暂无」这样的按空白读，公布为「未知」，不是零也不是「否」。',
    remedy: '不知道的空着就行；知道的补上。表里总这样写的，在办事台说定，以后不再提醒；换了别的字照样提醒。',
  },
  'unit-not-known': {
    title: '不认识表里写的单位',
    why: '不认识单位就没法准确换算，相差可能是一万倍。',
    remedy: '改成消息里说的单位，数字也照这个单位写。',
  },
  'unit-other-kind': {
    title: '单位不是这一列能用的',
    why: '金额的列写了面积的单位，多半是填错了列。',
    remedy: '改成消息里说的单位，数字也照这个单位写；填错了列就移过去。',
  },
  'units-contradict': {
    title: '两处单位互相矛盾',
    why: '不知道哪一处对，换算出来可能相差一万倍。',
    remedy: '只留数字所用的那一个。',
  },
  'unit-inexact': {
    title: '单位换算除不尽',
    why: '换算不四舍五入，除不尽的没法准确公布。',
    remedy: '改用消息里说的单位，照证上的数写。',
  },
  'unit-differs': {
    title: '单位和这一行的单位不一致',
    why: '同一个数写了两个单位，不知道哪个对。',
    remedy: '哪个对就都写成哪个，数字也要对得上。',
  },
  'rate-range': {
    title: '收费标准是一个范围',
    why: '一个范围没法和合同、指导价比较，业主也不知道自己交多少。',
    remedy: '每种房屋类型单列一行，各写一个数，例如多层 1.10、高层 1.50。',
  },
  'year-range': {
    title: '年份是一段',
    why: '这一列只放一个年份，一段年份里取哪一年都是猜。',
    remedy: '照消息里说的只写一个年份。',
  },
  'date-in-text': {
    title: '文字的列里是一个日期',
    why: '3-2 这样的写法会被表格软件改成日期，原来的编号、期次就看不出来了。',
    remedy: '把这一列设为文本格式，照原样重新填写。',
  },
  'cell-not-shown': {
    title: '只有「###」',
    why: '列太窄时表格软件显示「###」，导出的也只有它，原来的内容没有了。',
    remedy: '加宽这一列，重新导出。',
  },
  'value-implausible': {
    title: '数不合常理',
    why: '和小区的其他数放在一起不合常理，像是单位不对或填错了列；也可能是真的，所以只提醒。',
    remedy: '核对一下，对的不用改。',
  },
  'grade-off-scale': {
    title: '等级不在这里的评级里',
    why: '各地的等级有几档由规则文件定，别处的等级放在这里会误导人。',
    remedy: '照评定文件改正。',
  },

  // Rows
  'account-summed-twice': {
    title: '公共收益的总数和明细都在',
    why: '一张表写总数、另一张表写明细，合在一起公布的收支就多了一倍。',
    remedy: '留下有明细的；汇总的一张不读，就在记下的读法里把 tables 写成 []。',
  },
  'listed-both-ways': {
    title: '同一期既上红榜又上黑榜',
    why: '同一个对象不该在一期里既被表扬又被点名，多半是录错了。',
    remedy: '核对是不是录错了。',
  },
  'list-against-profile': {
    title: '榜单和规则不一致',
    why: '期次或主体类型和这里的规则对不上，会排到没有人找的地方。',
    remedy: '核对期次、主体类型，或网站设置（portal.yaml）用的规则。',
  },
  'assessor-unknown': {
    title: '评价单位不是哪里的主管部门',
    why: '一个地方以最近一级主管部门评的等级为准，靠「行政区划」表的主管部门对出来；写成简称就对不上，算数的可能成了上一级评的等级。',
    remedy: '把「评价单位」和「行政区划」表的「主管部门」写成一样的全称。确实不是主管部门评的，不用改。',
  },
  'channel-value': {
    title: '投诉渠道写得不对',
    why: '渠道要让人打得通、打得开，写法不对就用不上。',
    remedy: '照消息里说的改。',
  },
  'duplicate-row': {
    title: '和另一行重复',
    why: '同一个对象只能有一行，两行就不知道哪一行算数。',
    remedy: '只留一行；不是同一个的，核对编码。',
  },
  'duplicate-row-kept': {
    title: '和另一行重复而都算了',
    why: '这张表允许一样的行，也可能是重复录入，所以照算并提醒。',
    remedy: '重复录入的话删去一行。',
  },
  'dates-reversed': {
    title: '两个日期前后颠倒',
    why: '结束早于开始，至少有一个写错了，期限没法算。',
    remedy: '核对两个日期。',
  },
  'part-exceeds-whole': {
    title: '部分大于总数',
    why: '其中的一部分不会比总数多，至少有一个写错了。',
    remedy: '核对两个数。',
  },
  'data-date-unread': {
    title: '数据截至哪一天读不出来',
    why: '有期限的义务按数据截至的那一天判断；不知道是哪一天，就只能说未知，不能说逾期。',
    remedy: '在列名上面写一行 数据截至：2026-10-31。',
  },
  'data-date-contradicted': {
    title: '表里和文件名里的数据截至不一样',
    why: '数据截至哪一天，关系到谁算逾期；两处说法不一，就只按较早的一天判断，对谁都不冤枉。',
    remedy: '核对以后，把表头上面的一行和文件名（或工作表名）改成同一天。',
  },
  'data-date-ahead': {
    title: '数据截至的日期还没有到',
    why: '还没有到的那一天，谁也不能说已经掌握；照它判断，会把没有更新的表当成没有做的事。',
    remedy: '改成填表时真正掌握到的那一天。',
  },
  'data-date-empty': {
    title: '写了数据截至的月份而表里没有这个月',
    why: '只写月份的，按这个月里最晚的一行算到哪一天；这个月里一行也没有，或者表里没有记什么时候发生的列，就算不出来。',
    remedy: '写上是哪一天，例如 2026-10-31。',
  },
  'data-date-unused': {
    title: '数据截至写给了没有交的表',
    why: '没有这张表，有关的事项是未知，写了日子也不会判断什么；多半是表名写错了，或者表没有放进来。',
    remedy: '把表放进 tables 文件夹，改对表名，或者删掉这一项。',
  },
  'data-date-passed': {
    title: '表里有比数据截至更晚的记录',
    why: '写的日期和内容对不上，不知道表里的内容到底说到哪一天。',
    remedy: '改成填表时真正掌握到的那一天。',
  },
  'total-differs': {
    title: '合计和各行相加不一样',
    why: '不知道是合计没有更新，还是漏了行；公布的是各行。',
    remedy: '核对一下，改合计或补上漏掉的行。',
  },
  'amount-jump': {
    title: '和别的行相差一千倍以上',
    why: '可能把万元当成了元；也可能是真的，所以只提醒。',
    remedy: '核对单位。',
  },
  'confirmation-undocumented': {
    title: '已确认却没有文号',
    why: '确认要有作出结论的文件；没有文号不算确认，提示仍然待核实，也不公布。',
    remedy: '补上文号。',
  },
  'verification-open': {
    title: '核实的结果没有结论',
    why: '只有「已确认」「不成立」算结论，别的写法不公布。',
    remedy: '核实以后写「已确认」或「不成立」。',
  },
  'verification-without-rule': {
    title: '核实没有写规则编号',
    why: '不知道核实的是哪条规则的提示，结论没有着落。',
    remedy: '写上规则编号，例如 CZ-18。',
  },
  'verification-rule-unknown': {
    title: '核实的规则没有启用',
    why: '这里没有这条规则，也就没有它的提示可以核实。',
    remedy: '核对规则编号。',
  },
  'sanction-undocumented': {
    title: '对外公布的处理没有文号',
    why: '处理要公布，公众要能查到作出决定的文件。',
    remedy: '补上作出决定的文件的文号。',
  },
  'removal-undated': {
    title: '有移出原因没有移出日期',
    why: '没有日期就不知道从哪一天起撤下，这一行会照旧公布。',
    remedy: '补上移出日期；还没有移出的，移出原因也空着。',
  },
  'removal-unexplained': {
    title: '已经移出没有写原因',
    why: '到期、修复、更正的，撤下以后算不算数不一样。不知道是哪一种，就只能当作已经修复：马上撤下，不再计数。',
    remedy: '写上到期、修复或更正。',
  },
  'accusation-term-undocumented': {
    title: '超过一年的公示期没有写依据',
    why: '点名的内容公示多久，要有法律或地方性法规说了才能超过一年。没有写的按 12 个月处理。',
    remedy: '在网站设置（portal.yaml 的 accusations.doc）写上法律或地方性法规的名称和条款，或把 months 改成 12。',
  },
  'accusation-term-too-long': {
    title: '公示期至比最长的公示期还晚',
    why: '点名的内容从列入（或作出决定）起，最长公示网站设置（portal.yaml 的 accusations）里的月数，没有依据的 12 个月。到那一天就撤下。',
    remedy: '改成不晚于那一天，或在网站设置（portal.yaml 的 accusations）里写上更长的月数和依据。',
  },
  'published-before-period-end': {
    title: '公布早于评价周期的最后一天',
    why: '周期没有过完就公布了结果，两个日期里多半有一个写错。',
    remedy: '核对一下，对的不用改。',
  },

  // References
  'reference-unknown': {
    title: '引用的对象不在表里',
    why: '小区、企业靠代码或名称对上，对不上就不知道说的是谁。',
    remedy: '照最近的改对，或先在那张表里加上。',
  },
  'reference-ambiguous': {
    title: '有好几个同名的',
    why: '只写名称分不清是哪一个，张冠李戴会冤枉人。',
    remedy: '改填代码。',
  },
  'reference-name-differs': {
    title: '代码和名称对不上',
    why: '以代码为准，可名称是另一个，多半是串了行。',
    remedy: '核对是不是串了行，把两处改成一致。',
  },
  'reference-former': {
    title: '写的是以前的编码或名称',
    why: '这个编码或名称已经改了，只有一个小区（企业）用过它，所以当作说的是这一个。以后旧编码、曾用名不再登记，这些行就对不上了。',
    remedy: '把这一列改成现在的编码；确实说的是另一个小区（企业）的，改成那一个的编码。',
  },
  'former-code-own': {
    title: '旧代码就是现在的代码',
    why: '旧代码用来把旧网址、旧二维码和旧资料指到现在的代码上，和现在的一样就没有什么可指。',
    remedy: '改过代码的，写改以前的那一个；没有改过的，空着。',
  },
  'former-code-in-use': {
    title: '旧代码现在归别人用',
    why: '墙上的旧二维码和旧资料里的这个代码，会打开现在用它的那一个，不会转到这里来；照着认，就把一家的事说成了另一家的。',
    remedy: '核对是不是写错了一位；这个代码确实先后给过两个的，这里不写，旧资料里的逐行改成现在的代码。',
  },
  'former-code-twice': {
    title: '两行写了同一个旧代码',
    why: '旧网址、旧二维码和旧资料只能指到一处，指到哪一处没有人能替主管部门定。',
    remedy: '核对是不是抄错了；一个拆成几个的，只在接着管旧事的那一行写，别的行不写。',
  },
  'division-loop': {
    title: '区划的上级绕回了自己',
    why: '每个地方只能有一个上级，绕成一圈就排不出来。',
    remedy: '核对上级代码。',
  },
  'division-outside': {
    title: '地方不在公开范围里',
    why: '这张表和网站设置（portal.yaml）都没有包括这里，这里和下级的小区不会公布。',
    remedy: '要公布就在行政区划表里加上，或核对公开范围。',
  },

  // Copies and doubles
  'file-two-forms': {
    title: '同名的 CSV 和工作簿都在',
    why: '退回去改的 CSV 表改好以后是同名的 .xlsx。旧的 CSV 还留着，旧的一行和改好的一行就都读到了，只能说两边对不上。',
    remedy: '收回改好的 .xlsx 以后，把同名的 .csv 从 tables 文件夹里拿走；确实是两张不同的表，给其中一张改个名字。',
  },
  'file-copy': {
    title: '像是副本',
    why: '名字像副本或另一个版本，里面的行照样读了，可能把旧的数也公布出去。',
    remedy: '只留一份，另一份从 tables 文件夹里拿走；都要的话改个名字。',
  },
  'file-lock': {
    title: '打开文件时留下的临时文件',
    why: '别的程序正开着这张表，存盘以前的改动还不在文件里。',
    remedy: '关掉那个程序；关掉以后还在的话删去。',
  },
  'file-shadow': {
    title: '苹果电脑留下的附属文件',
    why: '里面没有表格，只是系统自己的记号。',
    remedy: '可以删去。',
  },
  'rows-in-two-files': {
    title: '两个文件里有一样的行',
    why: '同一件事在两个文件里都有，只算一次，不然数就翻倍了。',
    remedy: '是副本就删去一份；确是两回事的，写出区别。',
  },
  'row-differs': {
    title: '同一行说了两样',
    why: '两个文件说的是同一件事，内容却不一样，不知道哪一份对。',
    remedy: '留下对的一行。',
  },
  'duplicate-row-copied': {
    title: '抄重的行',
    why: '按表里的结余或合计，这一行多算了一次，所以只算一次。',
    remedy: '删去一行。',
  },
  'name-twice': {
    title: '同名而编码不同',
    why: '可能是同一个对象录了两次，它的数据就会分成两半。',
    remedy: '是同一个就只留一行，不是的话写出区别。小区在编码表（codes.csv）里写着两个街道的，就是说定了，只数一数。',
  },
  'name-looks-alike': {
    title: '名称看起来一样',
    why: '有的字不同却看不出来，例如全角和半角，多半是同一个对象。',
    remedy: '是同一个就改成一样并只留一行。',
  },

  // Headers that are known and are no column
  'scope-not-readable': {
    title: '看不出统计的范围',
    why: '写明了范围，表里没有列出的小区就是没有投诉，算 0 件；看不出是哪里，就不知道它们是没有投诉还是没有报，一律按未知处理。',
    remedy: '写成区划表里有的名称，几处用顿号隔开，例如 范围：春晖街道、望湖街道；全县都在里面的写 范围：全县。',
  },
  'posting-place-empty': {
    title: '张贴的地方没有小区',
    why: '一行写的是一个地方，就算那里每个小区都张贴了；那里一个小区也没有登记，这一行就落空了。',
    remedy: '核对写的是哪个区划；要写的是一个小区的，改写小区编码或小区名称。',
  },
  'start-unknown': {
    title: '合同没有开始日期',
    why: '台账常只写哪家在管，合同写着三年、未签、不定期。现在在管照样公布，但以前哪天起归它管不知道，以前的投诉、等级就不能算到它头上。',
    remedy: '查到合同以后把开始日期补上；确实没有签合同的，空着。',
  },
  'start-needed': {
    title: '两份合同分不出现在是哪一份',
    why: '一份没有开始日期，另一份正在有效期里，网页不能说这个小区由两家在管。',
    remedy: '补上空着的开始日期；其中一份已经结束的，填上结束日期。',
  },
  'firm-code-missing': {
    title: '企业没有统一社会信用代码',
    why: '只凭名称，认不准是哪一家。照样公布，代码写「待补」，备案、榜单、等级这样的事一律未知，不算合格，也不算缺项。',
    remedy: '到企业信用信息公示系统查到代码，补进企业表；网页换到新网址，旧网址会转过去。',
  },
  'firm-by-name': {
    title: '合同里的企业不在企业表里',
    why: '可能是企业表漏了，也可能名称少写了几个字。按名称算作一家，写错的就成了两家。',
    remedy: '名称写得不一样的，改成和企业表一样；漏了的，在企业表里添一行，最好写上统一社会信用代码。',
  },
  'firm-code-required': {
    title: '点名评级的企业没有代码',
    why: '红黑榜、通报、处罚、信用评价说的是具体一家企业，名称相近的很多，认错了就冤枉了别人。',
    remedy: '在企业表里给这家企业补上统一社会信用代码，或在这一格直接写代码。',
  },
  'codes-not-kept': {
    title: '新编的小区编码还没有写下来',
    why: '编码用在网址、二维码和大堂屏里，定了就不能变。没有写下来，下一次可能编成另一个，墙上的二维码就打不开了。',
    remedy: '检查时加上 --keep，编码写进内容文件夹的编码表（codes.csv）；这个文件以后一直留着。',
  },
  'codes-elsewhere': {
    title: '编码只写在别的表里',
    why: '小区已经有编码了，只是小区表里没有写。替它们编新的，别的表就都对不上，墙上的二维码也断了。',
    remedy: '在小区表里补上「小区编码」一列，写别的表里用的编码；那些编码不要了的，把别的表里的编码改成小区名称。',
  },
  'estate-new-or-renamed': {
    title: '编码簿里没有的小区名',
    why: '可能是新小区，也可能是老小区改了名。当作新的，改名的小区就丢了网址、二维码和以前的记录；当作改名，两个小区就混成一个。程序不猜。',
    remedy:
      '新小区：在编码表（codes.csv）添一行，只写小区名称（和行政区划代码、街道），小区编码空着，再加 --keep 检查。改名：在原来那一行把小区名称改成新的，旧的写进曾用名。',
  },
  'estate-code-ambiguous': {
    title: '编码簿里有好几个同名的小区',
    why: '两个街道有同名的小区，表里没有写街道，看不出是哪一个。',
    remedy: '表里加一列街道，写得和编码表（codes.csv）里一样；或加一列小区编码。',
  },
  'estate-code-differs': {
    title: '表里的编码和编码簿里的不一样',
    why: '同一个小区有了两个编码，旧的二维码、旧的网址就断了。',
    remedy: '照编码表（codes.csv）改回来；非改不可的，表里的旧编码写上编码表里的那个；确是两个小区的，两边都写上街道。',
  },
  'estate-name-differs': {
    title: '编码簿里这个编码是另一个名字',
    why: '照表里的算了。可能改了名，也可能抄串了行，编码给了另一个小区。',
    remedy: '改了名的，编码表（codes.csv）里小区名称写新的，旧的写进曾用名；抄串了的，改表里的编码。',
  },
  'estate-code-reserved': {
    title: '编码簿里的小区不在表里',
    why: '这一次的表里没有它，网站上也就没有。可能漏了，也可能改了名。',
    remedy:
      '漏了的补上；改了名的，把编码表（codes.csv）的小区名称改成新的，旧的写进曾用名；不再有的不用管，编码留着不给别人用。',
  },
  'codes-name-twice': {
    title: '编码簿里两行是同一个名字和地方',
    why: '表里只写名字，就不知道用哪一行的编码。',
    remedy: '是同一个小区的只留一行，留用在二维码上的那个编码；不是的，两行都写上街道。',
  },
  'header-unpublished': {
    title: '没有栏目的列',
    why: '这个列名认得，网站上没有可以公布它的栏目。',
    remedy: '不用改；想公布的内容写进有栏目的列。',
  },
  'code-from-number': {
    title: '用序号作编码',
    why: '编码用在网址和二维码里，序号一改，贴出去的二维码就全错了。',
    remedy: '把列名改成消息里说的编码列，以后不要再变。',
  },

  // Folders as they are
  'link-dangling': {
    title: '链接指向的文件不在',
    why: '这里放的只是一个链接，文件本身被移走或删掉了。',
    remedy: '放上文件本身，或删去链接。',
  },
  'file-name-encoding': {
    title: '文件名的编码不对',
    why: '名字不是 UTF-8，在别的系统上会变成别的字，认不出是哪张表。',
    remedy: '给文件重新起个名字。',
  },
  'folder-misnamed': {
    title: '文件夹的名字大小写不对',
    why: '有的系统分大小写，只读 tables、notices、jurisdictions；别的名字里的内容没有公布，看起来却像是交了。',
    remedy: '照消息里的名字改，全用小写，前后不留空格。',
  },
  'folder-expected': {
    title: '应当是文件夹',
    why: '这个位置要放文件夹，却有一个同名的文件，里面的内容读不到。',
    remedy: '把文件移走，建一个同名的文件夹。',
  },
  'file-expected': {
    title: '应当是文件',
    why: '这个位置要放文件，却有一个同名的文件夹。',
    remedy: '把文件夹移走，放上文件。',
  },
  'file-unreachable': {
    title: '文件打不开',
    why: '没有权限、磁盘出了故障或文件正被占用；少了它，发布的就不完整。',
    remedy: '改好以后再运行一次。',
  },
  'tables-none': {
    title: '没有任何表格',
    why: 'tables 文件夹里一张表也没有，没有可以发布的内容。',
    remedy: '用 npm run new 生成一份，或把现有的 .csv、.xlsx 放进去。',
  },
  'file-misplaced': {
    title: '表格放错了地方',
    why: '只读 tables 文件夹里的表格，放在别处的没有公布，看起来却像是交了。',
    remedy: '放进 tables 文件夹。',
  },
  'file-aside': {
    title: '没有读的文件',
    why: '内容文件夹里还有别的文件，没有用到。',
    remedy: '里面是要公布的表格的话，放进 tables 文件夹；不是的可以留着。',
  },
  'settings-ignored': {
    title: '没有用到的设置文件',
    why: '设置只读网站设置（portal.yaml），另一个文件里写的不会生效。',
    remedy: '要用的内容写进网站设置（portal.yaml），这一个删去。',
  },
  'profile-misnamed': {
    title: '规则文件的名字不对',
    why: '规则文件按代码命名，名字不对就没有读，里面的规则不会生效。',
    remedy: '照消息里说的改名。',
  },
  'notice-ignored': {
    title: '不是 .docx、.md 的通知',
    why: '通知只读 .docx 和 .md 文件，别的格式没有公布。',
    remedy: '存成 .docx 或 .md 文件，样子见 content/README.md。',
  },
  'notice-other-format': {
    title: '旧格式的通知',
    why: '.doc、.wps 这些旧格式读不出来，通知没有公布。',
    remedy: '用 Word 或 WPS 打开，另存为 .docx，旧的移走。',
  },
  'notice-docx-locked': {
    title: '有密码或旧格式的通知',
    why: '设了密码的文档、改了后缀的旧 .doc 文件，里面的字读不出来。',
    remedy: '用 Word 或 WPS 打开，去掉密码，另存为 .docx。',
  },
  'notice-docx-broken': {
    title: '打不开的 Word 通知',
    why: '文件损坏、没有传完，或者不是 Word 文档。',
    remedy: '用 Word 或 WPS 打开，另存为 .docx 再放进来。',
  },
  'notice-docx-tracked': {
    title: '通知里有没有定下来的修订',
    why: '开着修订改的文档，增加的和删去的都还在文件里；公布时增加的当作有，删去的当作没有。',
    remedy: '核对一遍，在「审阅」里接受或拒绝修订，再存。',
  },
  'notice-docx-hidden': {
    title: '通知里有隐藏文字',
    why: '设成隐藏的文字打开文档时看不见，所以没有公布。',
    remedy: '要公布的取消隐藏，不要的删掉。',
  },
  'notice-docx-left-out': {
    title: '通知里有不公布的图片、脚注',
    why: '通知只公布文字和表格；图片、文本框、嵌入的文件和脚注没有公布。',
    remedy: '要紧的内容写成文字或表格。',
  },

  // Privacy
  'private-column': {
    title: '整列是个人信息',
    why: '身份证号、业主姓名、房号这样的列不能公开；隐藏的列也还在文件里。',
    remedy: '把这一列整列删掉，不要只是隐藏。',
  },
  'private-value': {
    title: '内容里有个人信息',
    why: '看起来是身份证号、手机号、银行账号、业主姓名或房号，公布出去就收不回来。',
    remedy: '删掉后再存；确实可以公布的，把原文一字不差列入网站设置（portal.yaml 的 privacy.allow）。',
  },
  'private-file-name': {
    title: '文件名里有个人信息',
    why: '文件名会写在数据的来源里，一样会公布。',
    remedy: '改个名字。',
  },
  'private-allowed': {
    title: '允许公布的内容',
    why: '看起来像个人信息，有人看过并列入了 privacy.allow，所以照样公布。',
    remedy: '每次发布前再看一遍是不是还对。',
  },
  'private-allow-unused': {
    title: '没有用到的允许',
    why: 'privacy.allow 里的这一条哪里也没有出现，可能和原文差了一个字。',
    remedy: '删掉这一条，或改成和原文一字不差。',
  },
  'private-allow-never': {
    title: '什么时候都不能公布',
    why: '身份证号、银行账号这样的号码，谁也不能允许公布。',
    remedy: '从 privacy.allow 里删掉这一条，表格里的也删掉。',
  },

  // What publication refuses of content that reads well
  'character-without-glyph': {
    title: '字库里没有的字',
    why: '没有字形的字印出来、放到屏上是空框，贴出去的公示单就不完整。',
    remedy: '改用通行的字，或在网站设置（portal.yaml 的 print.fonts）里给一个有这个字的字体文件。',
  },
  'font-not-readable': {
    title: '字体文件打不开',
    why: '补字的字体打不开，要靠它的字就印不出来。',
    remedy: '换成能打开的 TrueType 或 OpenType 字体文件（.ttf 或 .otf）。',
  },
  'code-leads-elsewhere': {
    title: '装大堂屏用的二维码没有做',
    why: '二维码只能指向 complaint.hosts 里的域名，网站自己的域名不在里面。大堂屏照样能装，网址要用手输。',
    remedy: '要二维码的，把网站自己的域名列入 complaint.hosts。',
  },
  'code-too-dense': {
    title: '二维码太密',
    why: '网址太长，印出来的二维码格子太小，手机扫不出。',
    remedy: '缩短网址到规定的字节以内，例如换一个短的域名。',
  },
  'notice-name-taken': {
    title: '两份通知的名字只差大小写或后缀',
    why: '网址由文件名来，有的系统不分大小写，只有一份会公布。',
    remedy: '改一个文件名。',
  },
};
