/**
 * What a host must get and lose (上传清单) so that it shows another publication than before, in steps: after each of them no page
 * points at what isn't there.
 *
 * 1. What says something withdrawn goes first: it is deleted, or overwritten once what its new version points at is there.
 *    Pages of before that point at what was deleted do so until it is their turn.
 * 2. What points at nothing, and data that nothing on the host asks for yet.
 * 3. New pages, which nothing leads to yet; then pages that are other than before; then what leads to pages from elsewhere (the
 *    index of the search, feeds, maps, lists of rows and of screens), and home.
 * 4. The term of screens: until lists and pages are those that it means, they keep what they have.
 * 5. What nothing points at any more is deleted.
 * 6. The manifest, since it says what the host has: an upload that was broken off is done again from the same beginning.
 */
import type { EarlierManifest, OutputFile } from '../domain/manifest.ts';
import { compareText } from '../domain/order.ts';
import { TERM_FILE } from './kiosk/write-term.ts';
import { replaceFirst } from './replace-first.ts';

export const MANIFEST_FILE = 'data/release.json';

export interface Step {
  name: StepName;
  does: 'put' | 'delete';
  files: readonly Pick<OutputFile, 'path' | 'bytes'>[];
}

/** In their order. */
export const STEP_NAMES = [
  'withdrawn',
  'needed',
  'overwritten',
  'parts',
  'new-pages',
  'pages',
  'leading',
  'term',
  'left',
  'manifest',
] as const;
type StepName = (typeof STEP_NAMES)[number];
const DELETES: ReadonlySet<StepName> = new Set(['withdrawn', 'left']);

/** What may be asked of a manifest here. */
type Side = Pick<EarlierManifest, 'release' | 'number' | 'outputs' | 'says'>;

/**
 * The steps from one publication to another, none of them empty; none at all where both are the same. `manifestBytes` is the
 * size of the new manifest, `pointsAt` tells at which files of the new publication one of its pages points.
 */
export async function changesBetween(
  from: Side,
  to: Side,
  manifestBytes: number,
  pointsAt: (page: string) => Promise<readonly string[]>,
): Promise<Step[]> {
  const then = new Map(from.outputs.map((output) => [output.path, output]));
  const now = new Map(to.outputs.map((output) => [output.path, output]));
  const gone = [...then.keys()].filter((file) => !now.has(file));
  const put = [...now.values()].filter(({ path: file, sha256 }) => then.get(file)?.sha256 !== sha256);
  if (gone.length + put.length === 0 && from.release === to.release && from.number === to.number) return [];

  const first = isAnyWithdrawn(from, to) ? replaceFirst({ manifest: from }, to.outputs) : { lose: [], replace: [] };
  const isNew = (file: string): boolean => now.has(file) && !then.has(file);
  const needed = await lackingFor(first.replace, isNew, pointsAt);
  const early = new Map<string, StepName>([
    ...first.lose.map((file) => [file, 'withdrawn'] as const),
    ...[...needed].map((file) => [file, 'needed'] as const),
    ...first.replace.map((file) => [file, 'overwritten'] as const),
  ]);
  const stepOf = new Map<string, StepName>([
    ...put.map(({ path: file }) => [file, early.get(file) ?? turnOf(file, isNew(file))] as const),
    ...gone.map((file) => [file, early.get(file) ?? ('left' as const)] as const),
    [MANIFEST_FILE, 'manifest'],
  ]);
  const files = [...stepOf.keys()].sort(compareText);
  return STEP_NAMES.map((name) => ({
    name,
    does: DELETES.has(name) ? ('delete' as const) : ('put' as const),
    files: files
      .filter((file) => stepOf.get(file) === name)
      .map((file) => ({ path: file, bytes: (now.get(file) ?? then.get(file))?.bytes ?? manifestBytes })),
  })).filter((step) => step.files.length > 0);
}

/** Whether something was said of somebody that is said no more; true where nobody can tell. */
function isAnyWithdrawn({ says }: Side, to: Side): boolean {
  const now = new Set(to.says?.map(({ key }) => key));
  return says === null || to.says === null || says.some(({ key }) => !now.has(key));
}

/** What pages point at that isn't on the host yet, and what that points at in its turn. */
async function lackingFor(
  files: readonly string[],
  isNew: (file: string) => boolean,
  pointsAt: (page: string) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const lacking = new Set<string>();
  const toAsk = files.filter(isAsked);
  for (let file = toAsk.pop(); file !== undefined; file = toAsk.pop())
    for (const target of await pointsAt(file)) {
      if (!isNew(target) || lacking.has(target)) continue;
      lacking.add(target);
      if (isAsked(target)) toAsk.push(target);
    }
  return lacking;
}

/** Files that point at others by what stands in them. */
const isAsked = (file: string): boolean => /\.(?:html|js|css|xml|json)$/.test(file);

/** By these others than pages lead to pages. */
const LEADING = /\.(?:json|xml|ics)$/;
const LAST_PAGES: ReadonlySet<string> = new Set(['index.html', 'data/index.html']);

/** When it is a file's turn that has nothing to do with what is withdrawn. */
function turnOf(file: string, isNew: boolean): StepName {
  if (file === TERM_FILE) return 'term';
  if (isNew) return file.endsWith('.html') ? 'new-pages' : 'parts';
  if (LAST_PAGES.has(file) || LEADING.test(file)) return 'leading';
  return file.endsWith('.html') ? 'pages' : 'parts';
}
