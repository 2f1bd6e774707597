/**
 * Pages and judges read alike: whoever is shown as serving an estate, and by which grade, is who is judged.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GradeBook } from '../../src/domain/credit-grade.ts';
import { DivisionTree } from '../../src/domain/division-tree.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Period } from '../../src/domain/period.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Contract, FirmGrade } from '../../src/domain/records.ts';
import { newestGrade } from '../../src/domain/serving.ts';
import { packSource } from '../../src/domain/source.ts';
import { contractOn, type Facts, factsOf } from '../../src/rules/facts.ts';
import { currentContract, gradesAt } from '../../src/views/common/contracts.ts';
import { indexesOf } from '../../src/views/common/indexes.ts';
import { publicationOf } from '../support/publication.ts';
import { FIRM, OTHER_FIRM, readTown } from '../support/tables.ts';

const days = fc.constantFrom(...(['2026-01-01', '2026-03-01', '2026-10-31', '2026-12-01'] as IsoDate[]));
const firms = fc.constantFrom(FIRM, OTHER_FIRM);
/** In the order of the table, which is not always that of the rows: a table may come in several files. */
const rows = fc.integer({ min: 2, max: 40 }).map((row) => packSource(row % 3, row));

/** The facts as rules are given them. */
function judgedOf({ register, profiles, portal }: Publication): Facts {
  const { records } = register;
  return factsOf(register, new GradeBook(records, new DivisionTree(records.division), profiles, portal.profiles));
}

it('the contract under which an estate is served, whatever overlaps', async () => {
  const { register } = await readTown({});
  const contract: fc.Arbitrary<Contract> = fc.record({
    source: rows,
    estate: fc.constant('JZ001'),
    firm: firms,
    start: days,
    kind: fc.constant(null),
    end: fc.option(days),
    filingNumber: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.uniqueArray(contract, { selector: ({ source }) => source, maxLength: 6 }), (contracts) => {
      const publication = publicationOf({ ...register, records: { ...register.records, contract: contracts } });
      const { asOf } = publication.release;
      const shown = currentContract(indexesOf(publication), 'JZ001');
      expect(contractOn(judgedOf(publication), 'JZ001', asOf)).toEqual(shown);
    }),
  );
});

it('the newest grade of a firm at a place, though two are published on one day', async () => {
  const { register } = await readTown({});
  const grade: fc.Arbitrary<FirmGrade> = fc.record({
    source: rows,
    firm: fc.constant(FIRM),
    period: fc.constantFrom(...(['2025', '2025-Q3', '2025-Q4'] as Period[])),
    grade: fc.constantFrom('A', 'B', '优秀'),
    publishedOn: days,
    score: fc.constant(null),
    assessor: fc.constantFrom(null, '示例市住房和城乡建设局', '别处的住建局'),
    document: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.uniqueArray(grade, { selector: ({ source }) => source, maxLength: 6 }), (grades) => {
      const publication = publicationOf({ ...register, records: { ...register.records, firm_grade: grades } });
      const { gradesByFirm, grades: book } = judgedOf(publication);
      const [shown = null] = gradesAt(indexesOf(publication), FIRM, '000101');
      expect(newestGrade(book.countingAt(gradesByFirm.get(FIRM) ?? [], '000101'))).toEqual(shown);
    }),
  );
});
