/** Panel 服务标准 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { ServicePanel } from '../../views/board/service-panel.ts';
import { serviceFacts } from '../../wording/board.ts';
import type { Part } from '../sheet.ts';
import { panelPart } from './frame.ts';

export function servicePart(view: OnBoard<ServicePanel>): Part {
  return panelPart('service', view, [
    { kind: 'facts', facts: serviceFacts(view.facts).map(([label, value]) => ({ label, value })) },
  ]);
}
