/**
 * Hiding of what must not be published, for messages and reports that have to say where it stands.
 */
import { type Find, findPrivate, type Search } from './detect.ts';

/** Hides all but the ends of a value that must not be published. */
export function mask(value: string): string {
  const characters = [...value];
  if (characters.length <= 2) return '*'.repeat(characters.length);
  return `${characters[0]}${'*'.repeat(Math.min(characters.length - 2, 12))}${characters.at(-1)}`;
}

/** A text with only its private parts hidden, so that a path or a sentence can still be recognised. */
export function maskPrivate(text: string, search: Search): string {
  const finds = findPrivate(text, search);
  if (finds.length === 0) return text;
  let masked = '';
  let end = 0;
  for (const part of joined(finds)) {
    masked += text.slice(end, part.start) + mask(text.slice(part.start, part.end));
    end = part.end;
  }
  return masked + text.slice(end);
}

/** A path with what is private in the names of its folders and of its file hidden, and its ending kept. */
export function maskPath(path: string): string {
  return path
    .split('/')
    .map((name) => {
      const stem = nameWithoutEnding(name);
      return maskPrivate(stem, 'remark') + name.slice(stem.length);
    })
    .join('/');
}

/** The words of a file's name, without an ending such as .md, .csv or .xlsx. */
export function nameWithoutEnding(name: string): string {
  return name.replace(/\.[A-Za-z]{1,5}$/, '');
}

/** The private parts of a text alone, each hidden but for its ends: what stands beside them may be private too. */
export function maskedParts(text: string, finds: readonly Find[]): string {
  return joined(finds)
    .slice(0, PARTS_MAX)
    .map(({ start, end }) => mask(text.slice(start, end)))
    .join('、');
}

const PARTS_MAX = 5;

/** Finds in the order of the text; finds that overlap become one. */
function joined(finds: readonly Find[]): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of [...finds].sort((a, b) => a.start - b.start)) {
    const last = parts.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else parts.push({ start, end });
  }
  return parts;
}

/** What kinds of private thing the finds are, in Chinese, each once. */
export function kindsInWords(finds: readonly Find[]): string {
  return [...new Set(finds.map(({ kind }) => kind))].join('、');
}
