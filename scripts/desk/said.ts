/** What would be said publicly (公开会说谁) of the folder as it is, judged once for each state of it and of what is published. */
import type { Said } from '../../src/desk/api.ts';
import { lackingOf } from '../../src/desk/overview.ts';
import { toBeSaid } from '../../src/site.ts';
import { saidPublicly } from '../../src/staff/said-publicly.ts';
import type { DeskFolder } from './folder.ts';
import type { Published } from './published.ts';

export class SaidKept {
  #kept: { key: string; said: Said } | null = null;

  async of(folder: DeskFolder, published: Published): Promise<Said> {
    const { content, revision, asOf } = await folder.look();
    const live = (await published.standing()).published;
    const key = JSON.stringify([revision, asOf, live?.number, live?.id]);
    if (this.#kept?.key !== key) {
      const said = toBeSaid(content, asOf);
      const standing = said && (await published.said());
      this.#kept = {
        key,
        said: said && standing && { said: saidPublicly(said, standing), lacking: lackingOf(content) },
      };
    }
    return this.#kept.said;
  }
}
