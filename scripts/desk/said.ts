/** What would be said publicly (公开会说谁) of the folder as it is, judged once for each state of it. */
import type { Said } from '../../src/desk/api.ts';
import { toBeSaid } from '../../src/site.ts';
import { saidPublicly } from '../../src/staff/said-publicly.ts';
import type { DeskFolder } from './folder.ts';

export class SaidKept {
  #kept: { key: string; said: Said } | null = null;

  async of(folder: DeskFolder): Promise<Said> {
    const { content, revision, asOf } = await folder.look();
    const key = `${revision} ${asOf}`;
    if (this.#kept?.key !== key) {
      const isRefused = content.problems.some(({ severity }) => severity === 'error');
      const said = isRefused ? null : toBeSaid(content, asOf);
      this.#kept = { key, said: said && saidPublicly(said) };
    }
    return this.#kept.said;
  }
}
