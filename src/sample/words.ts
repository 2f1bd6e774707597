/**
 * Word lists for made-up names.
 *
 * Every person's and firm's name made from them says 示例 or a word like it; none is taken from a source document.
 */

/** First characters of streets, communities and trade names. */
export const HEADS = [
  ...'青云松清文东南西北和平安永兴长金玉石柳梅兰竹荷枫桐杏桃樱银翠碧明春秋晨晓星月虹霞凤鹤鹭燕龙麒锦绣瑞祥福康宁静雅德仁义礼信',
] as const;

/** Second characters of streets and communities. */
export const PLACE_TAILS = [...'桥溪河湖岭山泉台坊园林源阳川湾塘庄屯沟口坡峪店铺营堡寨井门渡'] as const;

/** Second characters of trade names (字号). */
export const TRADE_TAILS = [...'帆居诚和泰盛达源佳美悦馨邻舍宇景程邦恒信捷顺华辉腾晖越嘉宜禾润泽卓铭'] as const;

/** What a firm calls its business. */
export const FIRM_KINDS = ['物业服务有限公司', '物业管理有限公司', '物业有限公司', '城市物业服务有限责任公司'] as const;

/** First halves of commercial estates' names. */
export const ESTATE_HEADS = (
  '翠湖 丁香 锦绣 和谐 阳光 书香 御景 紫薇 金桂 玉兰 海棠 银杏 香樟 枫林 竹语 荷塘 梧桐 水岸 滨河 望山 ' +
  '听泉 观澜 云锦 云栖 星河 星辰 晨曦 朝阳 春晖 秋实 春风 明月 清风 松涛 柳岸 梅园 兰亭 蓝天 碧水 绿洲 ' +
  '青禾 麦田 百合 牡丹 蔷薇 月季 茉莉 樱花 桃源 杏林 榕树 橡树 天鹅 白鹭 凤栖 龙腾 麒麟 福满 瑞祥 吉祥 ' +
  '安康 安居 康乐 幸福 团结 友谊 光明 前进 建设 胜利 文华 文苑 学府 墨香 翰林 状元 尚品 尚城 盛世 盛景 ' +
  '鼎盛 金域 金色 银河 龙湾 凤凰 孔雀 琥珀 翡翠 水晶 琉璃 锦程 远帆 时代 未来 新港 中央 都市 田园 山水'
).split(' ');

/** Second halves of commercial estates' names. */
export const ESTATE_TAILS =
  '花园 小区 家园 苑 雅苑 嘉园 华庭 新村 公寓 名邸 华府 雅居 佳苑 新城 丽景 花苑 名苑 里 庭院 天地 国际 一品 公馆 锦园'.split(
    ' ',
  );

/** Estate names with characters that old fonts and code pages lack, and with the interpunct. */
export const RARE_ESTATE_HEADS = [
  '䶮湖',
  '䶮城',
  '㛃园',
  '𫖯山',
  '𬱖川',
  '堃和',
  '喆景',
  '翀云',
  '赟华',
  '云·溪',
  '山·水',
  '林·语',
] as const;

/** Work units that keep their own estates (单位自管). */
export const UNITS = (
  '示例机械厂 示例棉纺厂 示例化工厂 示例矿务局 示例中学 示例医院 示例供电所 示例粮库 示例水泥厂 示例运输公司 示例邮局 示例农机站 ' +
  '示例食品厂 示例印刷厂 示例建筑公司 示例地质队 示例百货公司 示例研究所'
).split(' ');

/** What such an estate is called. */
export const UNIT_TAILS = ['家属院', '宿舍', '家属楼', '生活区', '职工小区', '住宅区'] as const;

/** Ends of roads' names. */
export const ROAD_TAILS = ['路', '街', '巷', '大道', '胡同'] as const;

/** Added when a name is already taken in the street. */
export const SUFFIXES = ['二期', '三期', '东区', '西区', '南区', '北区', '东院', '西院', '四期', '五期'] as const;

export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '尉迟',
  '令狐',
  '长孙',
  '䶮',
] as const;

/** Given names that no parent gives. */
export const FICTIONAL_NAMES = [
  '示例',
  '样本',
  '样例',
  '虚构',
  '范例',
  '拟名',
  '例文',
  '试样',
  '示范',
  '假名',
] as const;

/** Added to a given name so that a search has something to tell apart. */
export const NAME_ENDS = ['', '', '', ...'甲乙丙丁戊己庚辛子丑寅卯辰巳午未申酉戌亥'] as const;

export const LIFT_FIRM_TRADES =
  '安行 稳升 捷梯 云阶 步高 恒升 通达 平步 顺行 上善 迅安 康梯 高捷 安途 鑫升 泰行 擎天 德梯 佳行 远升'.split(' ');

/** Grades of service (核定服务等级) from the lowest to the highest. */
export const SERVICE_GRADES = ['一级', '二级', '三级', '四级', '五级'] as const;

/** The same in counties that count stars. */
export const SERVICE_STARS = ['一星', '二星', '三星', '四星', '五星'] as const;
