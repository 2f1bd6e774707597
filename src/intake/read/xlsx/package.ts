/**
 * The container of a workbook (OPC): its parts by name, unpacked under limits and verified by their checksums. Nothing
 * here knows about spreadsheets.
 */
import type { Limits } from '../sheet.ts';
import { ArchiveFault, eachMember, type Member, unpackMember } from './archive.ts';
import { crc32 } from './crc32.ts';

const MEGABYTE = 1_000_000;
const ENTRIES_MAX = 5000;

/** A part that can't be read whole: the workbook is refused in these words. */
export class PartFault extends Error {
  readonly hint: string;
  /** Name of the worksheet and row, where they are known. */
  readonly sheet: string | null;
  readonly row: number | null;
  constructor(hint: string, sheet: string | null = null, row: number | null = null) {
    super(hint);
    this.hint = hint;
    this.sheet = sheet;
    this.row = row;
  }
}

/** The archive is larger than any workbook that an office keeps. */
export class TooLarge extends Error {}

/** The parts of a workbook. Names are compared without regard to case, as OPC has it. */
export interface Package {
  /** In the form in which names are compared. */
  readonly names: ReadonlySet<string>;
  /**
   * Passes the bytes of a part to `take`, piece by piece. Throws a `PartFault` where they are not those that were
   * packed.
   */
  stream(name: string, take: (bytes: Uint8Array) => void): Promise<void>;
  /** Unpacks the parts that nobody has read, so that a damaged one or a false size is noticed. Throws a `PartFault`. */
  proveRest(): Promise<void>;
}

/**
 * The form in which names of parts are compared: without case, back-slashes, a leading slash, `.` and `..`; null for
 * one outside the package.
 */
export function partName(written: string): string | null {
  const steps: string[] = [];
  for (const step of written.replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/').toLowerCase();
}

/** Opens an archive. Throws a `PartFault` or `TooLarge` for what it can't be; nothing is unpacked yet. */
export async function openPackage(bytes: Uint8Array, limits: Limits): Promise<Package> {
  const members = membersOf(bytes, limits);
  const unread = new Set(members.keys());
  const stream = async (name: string, take: (bytes: Uint8Array) => void): Promise<void> => {
    const member = members.get(name);
    if (!member) throw new PartFault(`工作簿里没有部件 ${name}`);
    unread.delete(name);
    unpack(bytes, member, name, take);
  };
  return {
    names: new Set(members.keys()),
    stream,
    async proveRest() {
      for (const name of [...unread]) await stream(name, () => {});
    },
  };
}

/** Members by the name under which parts are looked for. */
function membersOf(bytes: Uint8Array, limits: Limits): Map<string, Member> {
  const members = new Map<string, Member>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let total = 0;
  let count = 0;
  const damaged = (): never => {
    throw new PartFault('工作簿已损坏');
  };
  faultsAs(damaged, () =>
    eachMember(bytes, (member) => {
      total += member.bytes;
      const packedTooWell = member.bytes > MEGABYTE && member.bytes > member.packedBytes * limits.packingRatio;
      if (++count > ENTRIES_MAX || total > limits.unpackedMegabytes * MEGABYTE || packedTooWell) throw new TooLarge();
      const written = decoder.decode(member.name);
      const name = partName(written) ?? damaged();
      if (members.has(name)) throw new PartFault(`工作簿里有两个叫 ${name} 的部件`);
      if (!/[\\/]$/.test(written)) members.set(name, member);
    }),
  );
  return members;
}

function unpack(bytes: Uint8Array, member: Member, name: string, take: (bytes: Uint8Array) => void): void {
  const damaged = (): never => {
    throw new PartFault(`工作簿里的 ${name} 已损坏`);
  };
  let sum = 0;
  let refused: PartFault | null = null;
  faultsAs(damaged, () =>
    unpackMember(bytes, member, (piece) => {
      sum = crc32(piece, sum);
      if (refused !== null) return;
      try {
        take(piece);
      } catch (fault) {
        if (!(fault instanceof PartFault)) throw fault;
        refused = fault;
      }
    }),
  );
  // What is wrong in a damaged part follows from its damage, so that is told.
  if (sum !== member.crc32) damaged();
  if (refused !== null) throw refused;
}

/** Does something with an archive; its faults are told by `tell`. */
function faultsAs(tell: () => never, act: () => void): void {
  try {
    act();
  } catch (fault) {
    if (fault instanceof ArchiveFault) tell();
    throw fault;
  }
}
