/**
 * Steps of an upload as the lists that rsync and rclone take (上传清单的写法). A path stands in them as it is, whatever
 * characters are in it, but for what either tool would take for something else.
 */
import type { Step } from './changes.ts';

export const TOOLS = ['rsync', 'rclone'] as const;
export type Tool = (typeof TOOLS)[number];

/** A list as a file: what it is called, so that names come in the order of the steps, and what stands in it. */
export interface HostList {
  name: string;
  text: string;
}

/** Each step as a list of its own: `.put` for what is sent, `.delete` for what goes. */
export function listsOf(steps: readonly Step[], tool: Tool): HostList[] {
  return steps.map(({ name, does, files }, at) => {
    const paths = files.map(({ path }) => path);
    const lines =
      tool === 'rsync' && does === 'delete' ? deletingFilter(paths) : paths.map((path) => lineFor(path, tool));
    return { name: `${String(at + 1).padStart(2, '0')}-${name}.${does}`, text: asText(lines) };
  });
}

/** All steps as one list of files in their order, for whoever doesn't mind which goes first. */
export const oneList = (steps: readonly Step[], tool: Tool): string[] =>
  steps.flatMap(({ files }) => files.map(({ path }) => lineFor(path, tool)));

const asText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** In a list of files rsync takes `#` and `;` at the beginning of a line for a remark; rclone's `--files-from-raw` nothing. */
const lineFor = (path: string, tool: Tool): string => (tool === 'rsync' && /^[#;]/.test(path) ? `./${path}` : path);

/**
 * The rules by which rsync deletes these files, and folders that are empty then, and nothing else: `rsync --delete` spares what
 * a rule leaves out.
 */
function deletingFilter(paths: readonly string[]): string[] {
  const folders = new Set(
    paths.flatMap((path) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`);
    }),
  );
  return [...[...folders, ...paths].map((path) => `+ /${asPattern(path)}`), '- *'];
}

/** A backslash stands for itself in a pattern of rsync's that has no wildcard, and protects what follows in one that has. */
const asPattern = (path: string): string => (/[*?[]/.test(path) ? path.replace(/[\\*?[]/g, '\\$&') : path);
