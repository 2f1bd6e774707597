/**
 * 企业与信用: who runs the estate, under which contract, and how that firm is graded.
 */

import type { Scale } from '../../domain/credit-grade.ts';
import { lineage } from '../../domain/governing.ts';
import { isNameCode } from '../../domain/name-code.ts';
import type { Profile } from '../../domain/profile.ts';
import type { Contract, Estate, Firm, FirmGrade } from '../../domain/records.ts';
import { type ContractState, contractState } from '../../domain/serving.ts';
import { formerText } from '../../wording/former.ts';
import {
  assessorWords,
  FILING_UNSAID,
  filingWords,
  firmWords,
  GRADE_NAMELESS,
  GRADE_UNKNOWN,
  gradeWords,
  UNGRADED_FIRM,
} from '../../wording/says-people.ts';
import { contractsOf, gradesAt, newestByBody } from '../common/contracts.ts';
import type { Indexes } from '../common/indexes.ts';
import { firmPath } from '../common/paths.ts';
import { type Disclosure, disclosureOf, newest, ownRows, unsuppliedAt } from '../common/sourcing.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { missing, type Says, saying, says } from './saying.ts';

export interface ContractRow {
  firmCode: string;
  /** The code where the table of firms is absent. */
  firmName: string;
  /** Null where the firm has no page. */
  firmPath: string | null;
  /** 曾用名 …; null where it had no other. */
  former: string | null;
  state: ContractState;
  start: Contract['start'];
  end: Contract['end'];
  kind: Contract['kind'];
  filingNumber: string | null;
}

/** A grade as it was given. */
export interface GradeRow {
  grade: string;
  period: FirmGrade['period'];
  publishedOn: FirmGrade['publishedOn'];
  score: number | null;
  assessor: string | null;
  document: string | null;
}

/** A grade on its scale. */
export interface RatedGrade extends GradeRow {
  /** The last of its scale: its holder's owners are warned of it. */
  isWorst: boolean;
}

export interface FirmPanel extends Panel {
  /** Whether contracts were supplied for the estate. */
  contractsKnown: boolean;
  /** Of the contract in force. */
  current: ContractRow | null;
  firm: Pick<Firm, 'code' | 'name' | 'filing' | 'filingNumber' | 'scope' | 'legalRepresentative' | 'phone'> | null;
  /** By the authority for the place where the estate lies. Null: it has published none; `gradesKnown` says whether a table of grades is there. */
  grade: RatedGrade | null;
  gradesKnown: boolean;
  grades: RatedGrade[];
  /** The newest by each other body, which does not count where the estate lies. */
  elsewhere: RatedGrade[];
  /** Newest first, the current one included. */
  contracts: ContractRow[];
}

const GRADES_SHOWN = 6;

export function firmPanel(context: BoardContext): FirmPanel {
  const { publication, indexes, estate } = context;
  const contracts = contractsOf(indexes, estate.code);
  const rows = contracts.map((contract): ContractRow => {
    const firm = indexes.firms.get(contract.firm);
    return {
      firmCode: contract.firm,
      firmName: firm?.name ?? contract.firm,
      firmPath: firm ? firmPath(firm.code) : null,
      former: formerText(firm?.formerName ?? null),
      state: contractState(contract, indexes.asOf),
      start: contract.start,
      end: contract.end,
      kind: contract.kind,
      filingNumber: contract.filingNumber,
    };
  });
  const current = rows.find((row) => row.state === 'current') ?? null;
  const firm = current === null ? null : (indexes.firms.get(current.firmCode) ?? null);
  const grades = current === null ? [] : gradesAt(indexes, current.firmCode, estate.division);
  const rated = (rows: readonly FirmGrade[]): RatedGrade[] =>
    rows.map((grade) => ({ ...gradeRow(grade), isWorst: indexes.grades.isWorst(grade) }));
  const counting = rated(grades);
  const elsewhere = current === null ? [] : newestElsewhere(indexes, current.firmCode, grades);
  const unsupplied = unsuppliedAt(context, 'contract');
  const disclosure = ((): Disclosure => {
    if (current !== null)
      return disclosureOf(context, 'contract', [current.start, newest(counting.map((g) => g.publishedOn))]);
    if (estate.mode === '无物业')
      return {
        state: 'not-applicable',
        missing: unmanaged(estate, indexes.profileAt(estate.division), publication.profiles),
      };
    if (estate.mode !== '专业物业') {
      const which = unsupplied === null ? '没有在执行的物业服务合同' : `${unsupplied}，有没有物业服务合同不得而知`;
      return { state: 'not-applicable', missing: `这个小区的管理模式是${estate.mode}，${which}。` };
    }
    if (rows.length > 0) return { state: 'undisclosed', missing: '没有公布在执行的物业服务合同；以往的合同列在下面。' };
    return disclosureOf(context, 'contract', null);
  })();
  // Of a firm that is known by its name alone no grade can be told.
  const gradesKnown = publication.register.present.has('firm_grade') && !isNameCode(current?.firmCode ?? '');
  const [newestGrade] = grades;
  const scale = newestGrade === undefined ? [] : indexes.grades.systemOf(newestGrade).scale;
  return {
    disclosure,
    says: firmSays({ current, grade: counting[0] ?? null, gradesKnown }, scale, disclosure),
    contractsKnown: unsupplied === null,
    current,
    firm: firm && {
      code: firm.code,
      name: firm.name,
      filing: firm.filing,
      filingNumber: firm.filingNumber,
      scope: firm.scope,
      legalRepresentative: firm.legalRepresentative,
      phone: firm.phone,
    },
    grade: counting[0] ?? null,
    gradesKnown,
    grades: counting.slice(0, GRADES_SHOWN),
    elsewhere: rated(elsewhere),
    contracts: rows,
    sources: panelSources(publication, 'firm', {
      contract: contracts,
      firm: ownRows(publication, firm ? [firm] : []),
      firm_grade: [...grades.slice(0, GRADES_SHOWN), ...elsewhere],
    }),
  };
}

/** Who serves the estate until when; then its grade, and what that is worth on its scale. */
function firmSays(
  { current, grade, gradesKnown }: Pick<FirmPanel, 'current' | 'grade' | 'gradesKnown'>,
  scale: Scale,
  disclosure: Disclosure,
): Says {
  if (current === null) return says([], disclosure);
  const rated =
    grade !== null
      ? saying(gradeWords(grade, scale), { accuses: grade.isWorst })
      : missing(
          isNameCode(current.firmCode) ? GRADE_NAMELESS : gradesKnown ? UNGRADED_FIRM : GRADE_UNKNOWN,
          '信用等级',
        );
  const assessor = grade?.assessor ?? null;
  const by = assessor === null ? null : saying(assessorWords(assessor));
  const filed =
    current.filingNumber === null ? missing(FILING_UNSAID, '合同备案号') : saying(filingWords(current.filingNumber));
  return says([saying(firmWords(current.firmName, current)), rated, by, filed], disclosure);
}

/** That nobody manages the estate (无物业), and who has to see to it by the rules of the place. */
function unmanaged({ mode }: Estate, profile: Profile | null, profiles: ReadonlyMap<string, Profile>): string {
  const ruled = profile === null ? [] : lineage(profile, profiles);
  const who = ruled.flatMap(({ routing, sources }) =>
    (routing?.matters ?? [])
      .filter(({ modes }) => modes.includes(mode))
      .map(({ matter, bodies, source, article }) => {
        const named = (routing?.bodies ?? []).filter(({ id }) => bodies.includes(id)).map(({ name }) => name);
        const document = sources.find(({ id }) => id === source);
        return `「${matter}」由${named.join('、')}负责（${document?.number ?? document?.title ?? ''} ${article}）。`;
      }),
  );
  return ['这个小区没有物业，没有物业服务企业在管。', ...who].join('');
}

/** The newest grade by each body that none of the grades is by. */
function newestElsewhere(indexes: Indexes, firm: string, grades: readonly FirmGrade[]): FirmGrade[] {
  const here = new Set(grades.map((grade) => indexes.grades.systemOf(grade)));
  return newestByBody(indexes, firm).flatMap(({ system, grade }) => (here.has(system) ? [] : [grade]));
}

export function gradeRow(grade: FirmGrade): GradeRow {
  const { period, publishedOn, score, assessor, document } = grade;
  return { grade: grade.grade, period, publishedOn, score, assessor, document };
}
