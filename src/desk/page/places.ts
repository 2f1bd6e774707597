/** Where the clerk is on the page (步骤), as it stands behind the # of the address: a reload or 后退 leads there again. */

export const STEPS = ['put', 'read', 'mend', 'compare', 'look', 'publish', 'urgent', 'settings', 'firms'] as const;
export type Step = (typeof STEPS)[number];

/** What each step is called. */
export const STEP_NAMES: Readonly<Record<Step, string>> = {
  put: '放进来',
  read: '怎么读',
  mend: '要改的地方',
  compare: '与已发布的相比',
  look: '看一看',
  publish: '发布',
  urgent: '紧急通知',
  settings: '设置',
  firms: '企业代码',
};

export interface Place {
  step: Step;
  /** The sheet that is open, and its cell; of the settings, the one that was asked for. */
  file: string | null;
  sheet: string | null;
  cell: string | null;
}

export const START: Place = { step: 'put', file: null, sheet: null, cell: null };

export function placeOf(hash: string): Place {
  const [name, rest] = hash.replace(/^#/, '').split('?') as [string, string | undefined];
  const step = STEPS.find((one) => one === name);
  if (step === undefined) return START;
  const said = new URLSearchParams(rest ?? '');
  return { step, file: said.get('file'), sheet: said.get('sheet'), cell: said.get('cell') };
}

export function hashOf({ step, file, sheet, cell }: Place): string {
  const said = Object.entries({ file, sheet, cell }).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return said.length === 0 ? `#${step}` : `#${step}?${new URLSearchParams(said)}`;
}
