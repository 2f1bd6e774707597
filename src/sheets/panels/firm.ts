/** Panel 企业与信用 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { FirmPanel } from '../../views/board/firm-panel.ts';
import { CONTRACT_KINDS, contractState, contractTerm } from '../../wording/board.ts';
import { day, period } from '../../wording/format.ts';
import { belowName, creditCodeText } from '../../wording/former.ts';
import { APART, ELSEWHERE, gradeBy } from '../../wording/grades.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import type { Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { accusing, inRole, numbersIn, panelPart, row, say, table, words } from './frame.ts';

export function firmPart(view: OnBoard<FirmPanel>): Part {
  const { current, firm } = view;
  const blocks: Block[] = [];
  if (current) {
    blocks.push({
      kind: 'facts',
      facts: [
        {
          label: '企业备案',
          value: [firm?.filing ?? UNKNOWN, firm?.filingNumber ?? ''].filter((part) => part !== '').join(' '),
        },
        { label: '统一社会信用代码', value: creditCodeText(current.firmCode) },
        { label: '企业电话', value: firm?.phone ? numbersIn(firm.phone) : UNKNOWN },
        ...(firm?.legalRepresentative ? [{ label: '法定代表人', value: firm.legalRepresentative }] : []),
        ...(firm?.scope ? [{ label: '经营范围', value: firm.scope }] : []),
      ],
    });
  }
  blocks.push(
    ...table(
      '物业服务合同',
      [words('企业', 5), words('起止', 6), words('状态', 2.5)],
      view.contracts.map((contract) =>
        row([
          cell(contract.firmName, belowName(contract.former, contract.filingNumber)),
          contractTerm(contract),
          cell(contractState(contract), contract.kind && CONTRACT_KINDS[contract.kind]),
        ]),
      ),
    ),
  );
  if (view.elsewhere.length > 0)
    blocks.push(
      ...inRole('detail', [
        accusing(
          say(`${ELSEWHERE}：${view.elsewhere.map(gradeBy).join('、')}。${APART}`, 'note'),
          view.elsewhere.some(({ isWorst }) => isWorst),
        ),
      ]),
    );
  if (view.grades.length > 1)
    blocks.push(
      ...inRole(
        'detail',
        table(
          '信用等级',
          [words('评价周期', 5), words('等级', 3), words('评价单位', 5)],
          view.grades.map((one) =>
            accusing(
              row([
                cell(period(one.period), `公示 ${day(one.publishedOn)}`),
                cell(one.grade, one.score === null ? null : `${one.score} 分`),
                cell(one.assessor ?? UNKNOWN, one.document),
              ]),
              one.isWorst,
            ),
          ),
        ),
      ),
    );
  return panelPart('firm', view, blocks);
}
