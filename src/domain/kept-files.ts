/**
 * What files are called that a clerk never opens (她的叫法): settings, codes, corrections and readings of tables. At the desk they go
 * by these words alone; where somebody works with the files themselves, the name follows in brackets.
 */

export interface Naming {
  /** 网站设置; `key` is the entry that is meant. */
  settings(key?: string): string;
  /** 编码表. */
  codes: string;
  /** 更正记录. */
  corrections: string;
  /** 记下的读法: how tables of a kind are read, by the path of its file. */
  reading(path: string): string;
  /** Anything else for whoever opens files; nothing at the desk. */
  only(words: string): string;
}

/** For the desk. */
export const IN_WORDS: Naming = {
  settings: () => '网站设置',
  codes: '编码表',
  corrections: '更正记录',
  reading: () => '记下的读法',
  only: () => '',
};

/** For the command line, reports and whoever looks after the computers. */
export const WITH_FILES: Naming = {
  settings: (key) => `网站设置（portal.yaml${key === undefined ? '' : ` 的 ${key}`}）`,
  codes: '编码表（codes.csv）',
  corrections: '更正记录（corrections.csv）',
  reading: (path) => `记下的读法（${path}）`,
  only: (words) => words,
};

/** A file of the content folder as a clerk calls it; null for one that she has put in herself. */
export function keptFileWords(path: string): string | null {
  const lower = path.toLowerCase();
  if (lower === 'portal.yaml') return '网站设置';
  if (lower === 'codes.csv') return '编码表';
  if (lower === 'corrections.csv') return '更正记录';
  if (lower === 'agreed.yaml') return '说定的提醒';
  const [folder, name = ''] = path.split('/');
  const stem = name.replace(/\.[^.]*$/, '');
  if (folder === 'mappings') return `${stem}的读法`;
  return folder === 'jurisdictions' ? `规则文件 ${stem}` : null;
}

/** A file's name without folder and ending, by which patterns of mappings know it. */
export const stemOfFile = (path: string): string => path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
